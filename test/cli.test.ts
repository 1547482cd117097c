/** The command line, in this process: what each command prints where, and the code it ends with. */

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { width } from '../src/cli/print/width.js';
import { RESULTS } from '../src/core/evidence/integrity/vocabulary.js';
import { runCli as plumbline } from '../src/testing/run-cli.js';

const CASE = fileURLToPath(new URL('../cases/spiderweb', import.meta.url));
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The case in a folder of its own, with one file changed. */
function brokenCase(name: string, file: string, change: (text: string) => string): string {
  const folder = join(scratch, name);
  cpSync(CASE, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

/** Each is made once for all who look at it. */
const once = (args: readonly string[]): (() => ReturnType<typeof plumbline>) => {
  let made: ReturnType<typeof plumbline> | undefined;
  return () => {
    made ??= plumbline(args);
    return made;
  };
};
const page = once(['assess', CASE]);
const asJson = once(['assess', CASE, '--json']);

test.each([100, 80, 64])('assess fits %i columns, no colour codes where none are wanted', async (columns) => {
  const { code, out } = await plumbline(['assess', CASE], columns);
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
  expect(out).not.toContain('\x1b');
  expect(lines.every((line) => line === line.trimEnd())).toBe(true);
});

test('the page holds the verdict grammar for every headline claim, in its order', async () => {
  const { out } = await page();
  const document = JSON.parse((await asJson()).out);
  const headlines = document.claims.entries.filter((entry: { headline: boolean }) => entry.headline);
  expect(headlines.length).toBeGreaterThan(5);
  const table = out.slice(out.indexOf('Does it hold?'), out.indexOf('What it cost'));
  for (const { claim } of headlines) {
    const from = table.indexOf(`\n${claim} `);
    const block = table.slice(from, table.indexOf('\n\n', from + 1));
    expect(from).toBeGreaterThan(0);
    if (document.verdicts.find((verdict: { claim: string }) => verdict.claim === claim).gap) continue;
    expect(block).toMatch(
      /%.*%.*%[\s\S]*needs[\s\S]*look at[\s\S]*in words .*(%|1 in [\d,]+) in the \w+ scenario\.\s+PHIA/,
    );
  }
  expect(table).not.toMatch(/\s0(\.0)? %/);
});

test('assess: the data on standard output, warnings on standard error, and one document with --json', async () => {
  const shown = await page();
  expect(shown.out).not.toContain('warning');
  expect(shown.err).toMatch(/^plumbline: warning: /);
  const json = await asJson();
  expect(json.err).toBe('');
  expect(JSON.parse(json.out).plumbline).toMatch(/^\d/);
});

test('the same case and seed give the same bytes; another seed is another run of the same verdicts', async () => {
  const [one, two, other] = [
    await asJson(),
    await plumbline(['assess', CASE, '--json', '--seed', '1', '--fresh']),
    await plumbline(['assess', CASE, '--json', '--seed', '2']),
  ];
  expect(two.out).toBe(one.out);
  expect(other.out).not.toBe(one.out);
  // the floor is read, not sampled
  expect(JSON.parse(other.out).losses.floor.byCell).toEqual(JSON.parse(one.out).losses.floor.byCell);
});

test('--as-of, --scenario and --only reach the run', async () => {
  const { out } = await plumbline([
    'assess',
    CASE,
    '--json',
    '--as-of',
    '2025-06-02',
    '--scenario',
    'poor',
    '--only',
    'losses',
  ]);
  const document = JSON.parse(out);
  expect(document.asOf).toBe('2025-06-02');
  expect(document.config.scenario).toBe('poor');
  expect(document.cost.gap.reason).toBe('withheld');
  expect(document.claims.entries.every((entry: { date: string }) => entry.date <= '2025-06-02')).toBe(true);
});

test('--out writes the assessment and digests that anyone can check, and replaces nothing', async () => {
  const folder = join(scratch, 'out');
  const first = await plumbline(['assess', CASE, '--json', '--out', folder]);
  expect(first.code).toBe(0);
  expect(readFileSync(join(folder, 'assessment.json'), 'utf8')).toBe(first.out);
  const digests = readFileSync(join(folder, 'inputs.sha256'), 'utf8');
  const sha = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
  for (const line of digests.trim().split('\n')) {
    const [hex, path] = line.split('  ') as [string, string];
    expect(sha(readFileSync(join(CASE, path)))).toBe(hex);
  }
  expect(`sha256:${sha(digests)}`).toBe(JSON.parse(first.out).inputDigest);

  expect((await plumbline(['assess', CASE, '--out', folder])).err).toContain('unchanged');
  const other = await plumbline(['assess', CASE, '--seed', '2', '--out', folder]);
  expect(other.code).toBe(1);
  expect(other.err).toMatch(/assessment\.json: a new file, got one with other content\n {2}nothing was written/);
  expect(readFileSync(join(folder, 'assessment.json'), 'utf8')).toBe(first.out);
});

test('a malformed case: every problem with file and line, what to do next, exit 1, nothing on standard output', async () => {
  const folder = brokenCase('malformed', 'sites.csv', (text) => text.replace(/\n([^,\n]*),/, '\n$1\x1b[2J,'));
  const { code, out, err } = await plumbline(['assess', folder]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^sites\.csv:2 /m);
  expect(err).toMatch(/nothing was loaded\n {2}mend the lines above/);
  expect(err).not.toContain('\x1b');

  const json = await plumbline(['assess', folder, '--json']);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out).problems).toContainEqual(expect.objectContaining({ file: 'sites.csv', line: 2 }));
});

test('a case that is not there: the likely one, and how to see them all, exit 2', async () => {
  for (const command of ['assess', 'claims', 'verify', 'serve']) {
    const { code, out, err } = await plumbline([command, `${CASE.slice(0, -3)}b`]);
    expect([command, code, out]).toEqual([command, 2, '']);
    expect(err).toMatch(/^plumbline: no case named "\w+" in .*\n {2}did you mean "\w+"\?\n {2}see them all: /);
  }
});

test.each([
  [
    ['assess', CASE, '--scenario', 'god'],
    /--scenario: one of good, middling, poor, got "god"\n {2}did you mean "good"\?/,
  ],
  [['assess', CASE, '--only', 'loses'], /--only: one of claims, .*dossier, got "loses"\n {2}did you mean "losses"\?/],
  [['assess', CASE, '--as-of', 'yesterday'], /--as-of: a calendar day, month or year, got "yesterday"/],
  [['assess', CASE, '--seed', 'x'], /--seed: a whole number from 0 to 4294967295, got "x"/],
  [['asess', CASE], /unknown command 'asess'\n {2}did you mean assess\?\n {2}see them all: plumbline --help/],
  [
    ['assess', CASE, '--jsn'],
    /unknown option '--jsn'\n {2}did you mean --json\?\n {2}see them all: plumbline assess --help/,
  ],
  [['assess'], /missing required argument 'case'\n {2}see them all: plumbline assess --help/],
  [['assess', CASE, 'another'], /too many arguments/],
])('%j is a wrong command: exit 2, the remedy, nothing on standard output', async (args, message) => {
  const { code, out, err } = await plumbline(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^plumbline: /);
  expect(err).toMatch(message);
});

test('called with nothing it prints its help as a wrong command; --help and --version are answers', async () => {
  const bare = await plumbline([]);
  expect([bare.code, bare.out]).toEqual([2, '']);
  expect(bare.err).toContain('Usage: plumbline');
  expect(await plumbline(['--help'])).toMatchObject({ code: 0, err: '' });
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(await plumbline(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('assess --assume: what-ifs apart and marked, the findings untouched; a bad set is refused with every fault', async () => {
  const example = fileURLToPath(new URL('../examples', import.meta.url));
  const plain = JSON.parse((await plumbline(['assess', join(example, 'ridgeline'), '--json'])).out);
  const { code, out } = await plumbline([
    'assess',
    join(example, 'ridgeline'),
    '--json',
    '--assume',
    join(example, 'assumptions.json'),
  ]);
  expect(code).toBe(0);
  const { whatIf, ...findings } = JSON.parse(out);
  expect(findings).toEqual(plain);
  expect(whatIf).toMatchObject({ assumed: true, name: 'A cautious desk' });
  expect(Object.keys(whatIf)).toEqual(['assumed', 'name', 'cost', 'fleet', 'depth']);
  const page = await plumbline(['assess', join(example, 'ridgeline'), '--assume', join(example, 'assumptions.json')]);
  expect(page.out).toMatch(/ASSUMED, under “A cautious desk”: beside the findings, in none of them/);

  const bad = join(scratch, 'bad.json');
  writeFileSync(
    bad,
    JSON.stringify({ name: 'x', costBook: { prices: [{ type: 'Mara', low: 3, high: 1, unit: 'usd', source: 's' }] } }),
  );
  const refused = await plumbline(['assess', join(example, 'ridgeline'), '--assume', bad]);
  expect([refused.code, refused.out]).toEqual([1, '']);
  for (const fault of ['basis: a price has a basis', 'low: at most high (1)', 'priceYear: the year whose money it is'])
    expect(refused.err).toContain(fault);
});

test('claims: the audit as sentences; with --json the columns of claims.csv and the rules', async () => {
  const page = await plumbline(['claims', CASE]);
  expect(page.code).toBe(0);
  expect(Math.max(...page.out.split('\n').map(width))).toBeLessThanOrEqual(100);
  const document = JSON.parse((await plumbline(['claims', join(CASE, 'claims.csv'), '--json'])).out);
  const [head] = readFileSync(join(CASE, 'claims.csv'), 'utf8').split('\n') as [string];
  expect(Object.keys(document.claims[0])).toEqual(['text', ...head.split(',')]);
  expect(document.arithmetic.length).toBeGreaterThan(0);
  for (const finding of document.arithmetic) {
    expect(Object.keys(finding)).toEqual(expect.arrayContaining(['rule', 'sentence', 'low', 'high']));
    expect(page.out.replace(/\s+/g, ' ')).toContain(finding.sentence);
  }
});

test('claims: a text comes apart into proposals with their places, read with the names of a case', async () => {
  const path = join(CASE, 'statements.md');
  const { code, out } = await plumbline(['claims', path, '--case', CASE, '--json']);
  expect(code).toBe(0);
  const { claims, arithmetic } = JSON.parse(out);
  const text = readFileSync(path, 'utf8');
  expect(claims.length).toBeGreaterThan(20);
  for (const claim of claims) expect(text.slice(...claim.span)).toBe(claim.text);
  expect(arithmetic.map(({ rule }: { rule: string }) => rule)).toContain('implied-fleet');
  const alone = await plumbline(['claims', path]);
  expect(alone.err).toMatch(/no sites and types are known without a case; name one: --case/);
});

test('verify: one result per file from the closed list, exit 1 where bytes or rules are broken', async () => {
  const sound = await plumbline(['verify', CASE, '--json']);
  expect(sound.code).toBe(0);
  const { results } = JSON.parse(sound.out);
  expect(results.length).toBeGreaterThan(10);
  for (const result of results) {
    expect(Object.keys(result)).toEqual(['file', 'kind', 'result', 'codes', 'detail', 'signedBy', 'signedAt', 'rule']);
    expect(RESULTS).toContain(result.result);
  }

  const stated = `sha256:${createHash('sha256')
    .update(readFileSync(join(CASE, 'sites.csv')))
    .digest('hex')}`;
  const withHash = (hash: string) => (text: string) =>
    text.replace('"path": "sites.csv"', `"path": "sites.csv", "hash": "${hash}"`);
  const signed = await plumbline(['verify', brokenCase('hashed', 'datapackage.json', withHash(stated)), '--json']);
  expect(signed.code).toBe(0);
  expect(JSON.parse(signed.out).results).toContainEqual(
    expect.objectContaining({ file: 'sites.csv', result: 'verified-no-timestamp' }),
  );
  const altered = brokenCase(
    'altered',
    'datapackage.json',
    withHash(`${stated.slice(0, -1)}${stated.endsWith('0') ? 1 : 0}`),
  );
  const mismatch = await plumbline(['verify', altered]);
  expect(mismatch.code).toBe(1);
  expect(mismatch.out).toMatch(/sites\.csv +hash-mismatch +altered/);

  const malformed = await plumbline(['verify', brokenCase('rules', 'sites.csv', (text) => `${text}x\n`), '--json']);
  expect(malformed.code).toBe(1);
  expect(JSON.parse(malformed.out).results[0]).toMatchObject({ file: 'sites.csv', result: 'structure-invalid' });
});

test('nothing is written where nothing was asked for', () => {
  expect(existsSync(join(process.cwd(), 'assessment.json'))).toBe(false);
});
