/** A dossier from the command line: published, checked by strangers' tools and by ours, corrected, and never leaking. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRng } from '../src/core/numerics/rng.js';
import { runCli as plumbline } from '../src/testing/run-cli.js';

const EXAMPLE = fileURLToPath(new URL('../examples/ridgeline', import.meta.url));
let scratch: string;
let out: string;
let first: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-dossier-'));
  out = join(scratch, 'dossier');
  first = join(out, 'revision-1');
  const key = join(scratch, 'key.pem');
  const made = await plumbline(['publish', EXAMPLE, '--out', out, '--published', '2031-07-01', '--key', key]);
  expect([made.code, made.err.replace(/plumbline: a new key[\s\S]*/, '')]).toEqual([0, '']);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** A copy of the case with one file changed. */
function changed(name: string, file: string, change: (text: string) => string): string {
  const folder = join(scratch, name);
  cpSync(EXAMPLE, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

test('the recipe of VERIFY.md holds, with sha256sum and openssl alone', () => {
  const recipe = [...readFileSync(join(first, 'VERIFY.md'), 'utf8').matchAll(/```\n([^`]+)\n```/g)].map(
    ([, line]) => line ?? '',
  );
  expect(recipe).toHaveLength(2);
  for (const line of recipe) {
    const [program = '', ...args] = line.split(' ');
    const ran = spawnSync(program, args, { cwd: first, encoding: 'utf8' });
    if (ran.error) console.error(`not run: ${program} (${ran.error.message})`);
    else expect([line, ran.status]).toEqual([line, 0]);
  }
});

test('a stranger finds it sound, and made again it is the same', async () => {
  const { code, out: said } = await plumbline(['verify', out, '--rerun', '--json']);
  expect(code).toBe(0);
  const { results } = JSON.parse(said);
  expect(results.length).toBeGreaterThan(30);
  expect(
    results.find(({ detail }: { detail: string }) => /made again from the case, byte for byte/.test(detail)),
  ).toBeDefined();
});

test('one altered byte, anywhere, is found and named', async () => {
  const rng = makeRng(7);
  const files = filesOf(out);
  // Every file once, at a byte of chance: which byte cannot matter, since whole files are hashed.
  for (const path of files) {
    const bytes = readFileSync(path);
    const spoiled = Buffer.from(bytes);
    const at = Math.floor(rng.uniform() * bytes.length);
    spoiled[at] = (spoiled[at] as number) ^ (1 << Math.floor(rng.uniform() * 8));
    writeFileSync(path, spoiled);
    const { verifyDossier } = await import('../src/dossier/verify-dossier.js');
    const broken = (await verifyDossier(out, false)).filter(({ result }) => /mismatch|invalid/.test(result));
    writeFileSync(path, bytes);
    expect(broken.map(({ file, detail }) => `${file} ${detail}`).join('\n'), path).toContain(
      path.slice(out.length + 1),
    );
  }
});

test('a file too many and a file too few are named', async () => {
  writeFileSync(join(first, 'case', 'more.csv'), 'id\n');
  expect((await plumbline(['verify', first])).out).toMatch(/case\/more\.csv +structure-invalid/);
  rmSync(join(first, 'case', 'more.csv'));
  const kept = readFileSync(join(first, 'claims.html'));
  rmSync(join(first, 'claims.html'));
  expect((await plumbline(['verify', first])).out).toMatch(/claims\.html +structure-invalid/);
  writeFileSync(join(first, 'claims.html'), kept);
  expect((await plumbline(['verify', first])).code).toBe(0);
});

test('published again from the same case it is the same bytes but for its number', async () => {
  const again = join(scratch, 'again');
  await plumbline(['publish', EXAMPLE, '--out', again, '--published', '2031-07-01', '--key', join(scratch, 'key.pem')]);
  const names = filesOf(first).map((path) => path.slice(first.length + 1));
  expect(filesOf(join(again, 'revision-1')).map((path) => path.slice(again.length + 12))).toEqual(names);
  // Pictures of text are made with the fonts of the machine; on one machine they are the same too.
  for (const name of names)
    expect(readFileSync(join(again, 'revision-1', name)).equals(readFileSync(join(first, name))), name).toBe(true);
});

test('a number that changed needs a reason, and is then told with its old value', async () => {
  const moved = changed('moved', 'readings.csv', (text) =>
    text.replace(/,DESTROYED,CONFIRMED,/, ',DAMAGED,CONFIRMED,'),
  );
  const refused = await plumbline(['publish', moved, '--out', out, '--published', '2031-08-01']);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/--why: why published numbers changed, got none/);
  expect(filesOf(out).some((path) => path.includes('revision-2'))).toBe(false);
  const made = await plumbline([
    'publish',
    moved,
    '--out',
    out,
    '--published',
    '2031-08-01',
    '--why',
    'a sharper image',
  ]);
  expect(made.code).toBe(0);
  const page = readFileSync(join(out, 'revision-2', 'corrections.html'), 'utf8');
  for (const words of ['destroyed, middling', 'a sharper image', '2031-08-01']) expect(page).toContain(words);
  // Undone on the same day: each revision tells its own reason, not that of the other.
  const why = ['--published', '2031-08-01', '--why', 'the sharper image was of another day'];
  expect((await plumbline(['publish', EXAMPLE, '--out', out, ...why])).code).toBe(0);
  const { items } = JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')) as { items: { content_text: string }[] };
  expect(
    items.map(({ content_text: told }) => [/was of another day/.test(told), /a sharper image/.test(told)]),
  ).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect((await plumbline(['verify', out])).code).toBe(0);
});

test('paper needs a browser: where none is, it says what to do and writes nothing', async () => {
  const folder = join(scratch, 'paper');
  const { code, err } = await plumbline([
    'publish',
    EXAMPLE,
    '--out',
    folder,
    '--pdf',
    '--browser',
    '/nowhere/chromium',
  ]);
  expect([code, err]).toEqual([1, expect.stringMatching(/--pdf: a Chromium or Chrome on this machine.*\n.*apt-get/)]);
  expect(err).toContain('publish without --pdf and print index.html');
  expect(existsSync(folder)).toBe(false);
});

test('a private field planted in a published cell stops the publication, and nothing is written', async () => {
  const planted = changed('planted', 'readings.csv', (text) =>
    text
      .split('\n')
      .map((line, i) => (line === '' ? line : i === 0 ? `${line},crew` : `${line},Crew Number Nine`))
      .join('\n'),
  );
  const pack = join(planted, 'datapackage.json');
  const json = JSON.parse(readFileSync(pack, 'utf8'));
  json.resources
    .find(({ name }: { name: string }) => name === 'readings')
    .schema.fields.push({ name: 'crew', type: 'string', description: 'who read it' });
  writeFileSync(pack, `${JSON.stringify(json, null, 2)}\n`);
  const clean = await plumbline(['publish', planted, '--out', join(scratch, 'clean'), '--published', '2031-07-01']);
  expect([clean.code, clean.err]).toEqual([0, '']);
  for (const path of filesOf(join(scratch, 'clean')))
    expect(readFileSync(path).includes('Crew Number Nine'), path).toBe(false);
  const claims = join(planted, 'claims.csv');
  writeFileSync(claims, readFileSync(claims, 'utf8').replace('20 assets', 'Crew Number Nine says 20 assets'));
  writeFileSync(
    pack,
    readFileSync(pack, 'utf8').replace(/"description": "[^"]*"/, '"description": "as Crew Number Nine saw it"'),
  );
  const leaked = await plumbline(['publish', planted, '--out', join(scratch, 'leaked'), '--published', '2031-07-01']);
  expect(leaked.code).toBe(1);
  expect(leaked.err).toMatch(/a dossier without what was stripped, got it in .*readings\.csv crew/);
  expect(() => execFileSync('ls', [join(scratch, 'leaked')], { stdio: 'pipe' })).toThrow();
});
