/** Intake as a reader runs it, over invented evidence of every kind, and killed in the middle of it. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readCase } from '../src/core/casefile/read.js';
import { writeCase } from '../src/core/casefile/write.js';
import { collectFiles } from '../src/folder/collect-files.js';
import { makeWacz } from '../src/testing/evidence/make-wacz.js';
import { makeWarc, sha256Of } from '../src/testing/evidence/make-warc.js';
import { makeZip } from '../src/testing/evidence/make-zip.js';
import { runCli } from '../src/testing/run-cli.js';
import { readVault } from '../src/vault/read-vault.js';
import { vaultOfCase } from '../src/vault/vault-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-intake-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const EXAMPLE = fileURLToPath(new URL('../examples/ridgeline', import.meta.url));
const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

function freshCase(): string {
  const folder = mkdtempSync(join(scratch, 'case-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  return folder;
}

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(scratch, 'in-'));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

const entriesAt = async (folder: string) => (await readVault(vaultOfCase(folder)))?.entries ?? [];
const intakeJson = async (...args: string[]) => {
  const { code, out, err } = await runCli(['intake', ...args, '--json', '--actor', 'desk']);
  return { code, err, result: out === '' ? null : JSON.parse(out) };
};

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const picture = { url: 'urn:view:https://example.org/strike', body: PNG, mime: 'image/png' };
const page = { url: 'https://example.org/strike', body: '<h1>Strike</h1>' };

test('a folder comes in as it is, again adds nothing, and the case still reads, with evidence.csv kept byte for byte', async () => {
  const into = freshCase();
  const from = folderOf({
    'a.txt': 'one',
    'deep/b.jpg': Buffer.from('ffd8ffe000104a46', 'hex'),
    '=c.txt': 'one',
    '.hidden': 'x',
  });
  const first = await intakeJson(into, from);
  expect([first.code, first.result.added, first.result.known]).toEqual([0, 3, 0]);
  expect(await intakeJson(into, from)).toMatchObject({ code: 0, result: { added: 0, known: 3 } });
  const entries = await entriesAt(into);
  expect(entries.map(({ name, mediaType }) => [name.split('/').slice(1).join('/'), mediaType])).toEqual([
    ['=c.txt', 'text/plain'],
    ['a.txt', 'text/plain'],
    ['deep/b.jpg', 'image/jpeg'],
  ]);
  expect(new Set(entries.map(({ sha256 }) => sha256)).size).toBe(2);
  const { files, refused } = await collectFiles(into);
  const read = readCase(files, refused);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const table = readFileSync(join(into, 'evidence.csv'));
  expect(Buffer.from(writeCase(read.folder).get('evidence.csv') ?? '')).toEqual(table);
  expect(table.toString().split('\n')).toHaveLength(5);
  expect([...files.keys()].some((path) => path.startsWith('evidence/'))).toBe(false);
});

test('archives: the page, when it was captured, its picture as a working copy; a package of archives; a broken one is kept and told', async () => {
  const into = freshCase();
  const inner = await makeWacz();
  const manifest = {
    profile: 'multi-wacz-package',
    wacz_version: '1.1.1',
    resources: [{ name: 'one.wacz', path: 'one.wacz', hash: sha256Of(inner), bytes: inner.length }],
  };
  const from = folderOf({
    'page.wacz': await makeWacz({ pages: [page, picture] }),
    'plain.warc.gz': makeWarc([page], { gzip: true }),
    'both.wacz': await makeZip(
      new Map([
        ['datapackage.json', Buffer.from(JSON.stringify(manifest))],
        ['one.wacz', inner],
      ]),
    ),
    'cut.wacz': (await makeWacz()).subarray(0, 300),
    'changed.wacz': await makeWacz({ after: (members) => members.set('pages/pages.jsonl', Buffer.from('{}\n')) }),
    'away.wacz': Buffer.from(
      (await makeZip(new Map([['aa/evil.txt', Buffer.from('x')]]))).toString('latin1').replaceAll('aa/evil', '../evil'),
      'latin1',
    ),
  });
  const { code, err } = await intakeJson(into, from);
  expect(code).toBe(1);
  const byName = new Map((await entriesAt(into)).map((entry) => [entry.name.split('/').at(-1), entry]));
  expect(byName.get('page.wacz')).toMatchObject({ state: 'complete', url: page.url, mediaType: 'application/wacz' });
  expect(byName.get('page.wacz')?.capturedAt).toMatch(/^2031-03-14/);
  expect(byName.get('plain.warc.gz')).toMatchObject({ state: 'complete', mediaType: 'application/warc' });
  expect(byName.get('both.wacz')).toMatchObject({ state: 'complete', url: page.url });
  for (const name of ['cut.wacz', 'changed.wacz', 'away.wacz']) {
    expect(byName.get(name)?.state, name).toBe('partial');
    expect(err).toContain(name);
  }
  const picked = [...byName.values()].filter(({ copyOf }) => copyOf !== null);
  expect(picked).toMatchObject([{ mediaType: 'image/png', parent: byName.get('page.wacz')?.id, bytes: PNG.length }]);
  expect(existsSync(join(scratch, 'evil.txt'))).toBe(false);
});

test('a table of auto-archiver leads to its files, and to none outside its folder', async () => {
  const into = freshCase();
  const good = 'frame of a clip';
  const row = (media: string): string =>
    `"telegram: success","{'url': 'https://example.org/post', 'title': 'Post', '_processed_at': datetime.datetime(2031, 3, 15, 8, 0, tzinfo=datetime.timezone.utc)}","${media.replaceAll('"', '""')}"\r\n`;
  const media = (filename: string, hash: string): string =>
    `[Media(filename='${filename}', urls=[], properties={'hash': 'SHA-256:${hash}'}, _mimetype='image/jpeg')]`;
  const from = folderOf({
    'files/clip.jpg': good,
    'files/other.jpg': 'not these bytes',
    'table.csv': `status,metadata,media\r\n${[
      media('files/clip.jpg', sha256Of(Buffer.from(good)).slice(7)),
      media('files/other.jpg', 'a'.repeat(64)),
      media('../../../etc/passwd', 'b'.repeat(64)),
      media('/etc/passwd', 'b'.repeat(64)),
      media('gone.jpg', 'b'.repeat(64)),
      "[__import__('os').system('true')]",
    ]
      .map(row)
      .join('')}`,
  });
  const { code, err, result } = await intakeJson(into, join(from, 'table.csv'));
  expect(code).toBe(1);
  const entries = await entriesAt(into);
  const [table] = entries;
  expect(table).toMatchObject({ name: 'table.csv', tool: 'auto-archiver', parent: null });
  expect(entries.slice(1)).toMatchObject([
    { name: 'files/clip.jpg', url: 'https://example.org/post', state: 'complete', parent: table?.id, note: 'Post' },
    { name: 'files/other.jpg', state: 'partial', parent: table?.id },
  ]);
  expect(result.problems).toHaveLength(5);
  expect(err.match(/below it/g)).toHaveLength(2);
});

test('lists: addresses inside are refused and leave a record of the attempt; bad rows are all told', async () => {
  const into = freshCase();
  const from = folderOf({
    'urls.txt': '# to fetch\nhttp://127.0.0.1:1/a\n\nhttp://169.254.169.254/latest/\nnot an address\n',
    'list.csv': 'file,url,note\nkept.txt,https://example.org/k,seen\nmissing.txt,,\n,ftp://x,\n../up.txt,,\n',
    'kept.txt': 'kept',
    'notes.txt': 'Just a note.\nhttps://example.org/\n',
  });
  symlinkSync('/etc/passwd', join(from, 'link.txt'));
  const names = ['urls.txt', 'list.csv', 'notes.txt', 'nothing-here'].map((name) => join(from, name));
  const { code, result, err } = await intakeJson(into, ...names);
  expect(code).toBe(1);
  const entries = await entriesAt(into);
  expect(entries.map(({ name, state }) => [name, state])).toEqual([
    ['attempt.json', 'failed'],
    ['attempt.json', 'failed'],
    ['kept.txt', 'complete'],
    ['notes.txt', 'complete'],
  ]);
  expect(entries[2]).toMatchObject({ url: 'https://example.org/k', note: 'seen' });
  expect(result.problems).toHaveLength(7);
  expect(err).toContain('nothing-here: a file, a folder or an address');
  expect(err).toContain('urls.txt:5');
});

test('killed at any moment, run again: every file once, every byte right, the log whole', async () => {
  const COUNT = 300;
  const names = Array.from({ length: COUNT }, (_, i) => [`f${i}.txt`, `file ${i} `.repeat(200)] as const);
  const from = folderOf(Object.fromEntries(names));
  const into = freshCase();
  const kept = (): number => {
    const log = join(vaultOfCase(into), 'custody.jsonl');
    return existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
  };
  // Once before anything is told, once after some of it is.
  for (const after of [0, 100]) {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'intake', into, from], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const from0 = Date.now();
    const isReached = (): boolean => (after === 0 ? existsSync(join(vaultOfCase(into), 'incoming')) : kept() > after);
    while (child.exitCode === null && !isReached() && Date.now() - from0 < 20_000)
      await new Promise((go) => setTimeout(go, 2));
    child.kill('SIGKILL');
    await ended;
  }
  const before = kept();
  expect(before).toBeGreaterThan(0);
  const last = await intakeJson(into, from);
  expect(last).toMatchObject({ code: 0, result: { added: COUNT - before, known: before } });
  const view = await readVault(vaultOfCase(into));
  expect(view?.chain.brokenAt).toBeNull();
  expect(view?.entries.map(({ name }) => name.split('/').at(-1)).sort()).toEqual(names.map(([name]) => name).sort());
  const texts = new Map<string, string>(names);
  for (const { name, sha256 } of view?.entries ?? [])
    expect(sha256).toBe(sha256Of(Buffer.from(texts.get(name.split('/').at(-1) ?? '') ?? '')));
  const incoming = join(vaultOfCase(into), 'incoming');
  expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([]);
});
