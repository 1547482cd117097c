/**
 * The dossier among the examples is the reference case as this version publishes it: sound to the byte, and made again from its
 * own tables the same. Where the case, the model or the pages changed: `node scripts/example-dossier.mjs`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { publicCase } from '../src/core/casefile/public/public-case.js';
import { readCase } from '../src/core/casefile/read.js';
import { readManifest } from '../src/core/publish/manifest.js';
import { runCli as plumbline } from '../src/testing/run-cli.js';
import { filesIn } from './files-in.js';
import { filesUnder } from './support/files-under.js';

const DOSSIER = fileURLToPath(new URL('../examples/spiderweb-dossier', import.meta.url));
const REVISION = join(DOSSIER, 'revision-1');
const MOST_BYTES = 3_000_000;
/** Made with the fonts and the browser of a machine, and what lists their digests. */
const PRINTED = /^(cards\/.*\.png|dossier\.pdf|manifest\.json|SHA256SUMS)$/;
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-example-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('a stranger finds it sound', async () => {
  const { code, out } = await plumbline(['verify', DOSSIER, '--json']);
  const { results } = JSON.parse(out) as { results: { file: string; result: string }[] };
  expect([code, results.filter(({ result }) => /mismatch|invalid/.test(result))]).toEqual([0, []]);
  expect(results.length).toBeGreaterThan(70);
  expect([...filesUnder(DOSSIER).values()].reduce((sum, bytes) => sum + bytes.length, 0)).toBeLessThan(MOST_BYTES);
});

test('its tables are those of the case without what may not leave', () => {
  const files = filesIn('cases/spiderweb');
  const read = readCase(files);
  if (!read.ok) throw new Error('the shipped case does not read');
  const text = new TextDecoder().decode(files.get('datapackage.json'));
  const stripped = publicCase(read.folder, text, read.theCase.placePolicy.precision);
  const bundled = filesUnder(join(REVISION, 'case'));
  expect([...bundled.keys()]).toEqual([...stripped.files.keys()].sort());
  for (const [path, bytes] of stripped.files) expect(bundled.get(path)?.equals(bytes), path).toBe(true);
});

test('published again from its own tables, every page, table and document is the same', async () => {
  const manifest = readManifest(readFileSync(join(REVISION, 'manifest.json'), 'utf8'));
  const out = join(scratch, 'again');
  const made = await plumbline([
    'publish',
    join(REVISION, 'case'),
    '--out',
    out,
    '--published',
    manifest?.published ?? '',
  ]);
  expect([made.code, made.err]).toEqual([0, '']);
  const [wanted, got] = [filesUnder(REVISION), filesUnder(join(out, 'revision-1'))];
  const names = [...wanted.keys()].filter((path) => path !== 'dossier.pdf');
  expect([...got.keys()]).toEqual(names);
  // The page that leads to the paper says so only where there is paper.
  const bare = (bytes: Buffer | undefined): string =>
    String(bytes).replace('<li><a href="dossier.pdf">To print (PDF)</a></li>', '');
  const other = names.filter((path) => !PRINTED.test(path) && bare(wanted.get(path)) !== bare(got.get(path)));
  expect(other, 'to make it anew: node scripts/example-dossier.mjs').toEqual([]);
  const again = readManifest(String(got.get('manifest.json')));
  expect(again?.assessment).toBe(manifest?.assessment);
}, 180_000);

test('its paper is a tagged PDF of more than five pages that carries the day of publication', () => {
  const text = readFileSync(join(REVISION, 'dossier.pdf'), 'latin1');
  const day = JSON.parse(readFileSync(join(REVISION, 'manifest.json'), 'utf8')).published.replaceAll('-', '');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('/StructTreeRoot');
  expect(text).toContain(`/CreationDate (D:${day}`);
  expect(Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(text)?.[1])).toBeGreaterThan(5);
});
