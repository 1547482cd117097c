/** The folders tell the pipeline: a stage knows itself, what is to its left, the numerics and measures, and the root's types. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { STAGES } from '../src/core/pipeline.js';
import { importsOf, isTest, type SourceFile, sourceFiles } from './support/source.js';

const ORDER: readonly string[] = STAGES.map((stage) => stage.name);
const TOOLS = ['numerics', 'measure'];
/** Files of the root that are types and words, not the pipeline itself. */
const ROOT_TYPES = ['case.ts', 'case-grading.ts', 'case-indicator.ts', 'case-sightings.ts', 'problem.ts', 'ports.ts'];
/** The last stage publishes a whole run. */
const PUBLISHER = 'dossier';
/** Beside the stages: what goes to other tools and comes from them, and what is published; they may read every stage, and no stage reads them. */
const BESIDE: readonly string[] = ['exchange', 'publish'];
const WHOLE_RUN = ['pipeline.ts', 'run.ts', 'version.ts'];

function mayImport(from: string, target: string): boolean {
  if (ROOT_TYPES.includes(target)) return true;
  const folder = target.split('/')[0] ?? '';
  if (from === folder) return true;
  if (from === 'casefile') return TOOLS.includes(folder);
  if (from === 'numerics') return false;
  if (from === 'measure') return folder === 'numerics';
  if (BESIDE.includes(from)) return [...TOOLS, ...ORDER, 'casefile'].includes(folder) || WHOLE_RUN.includes(target);
  if (!ORDER.includes(from)) return false;
  if (from === PUBLISHER && WHOLE_RUN.includes(target)) return true;
  return TOOLS.includes(folder) || (ORDER.includes(folder) && ORDER.indexOf(folder) < ORDER.indexOf(from));
}

function lookingForward(file: SourceFile): string[] {
  const [, , from = ''] = file.path.split('/');
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file.path), name).replace(/\.js$/, '.ts'))
    .filter((path) => !path.startsWith('src/core/') || !mayImport(from, path.slice('src/core/'.length)))
    .map((path) => `${file.path} imports ${path}`);
}

/** Root files assemble the stages; everything below them stands in a folder. */
const inFolders = sourceFiles('src/core').filter((file) => file.path.split('/').length > 3 && !isTest(file));

test('imports only look back', () => {
  expect(new Set(inFolders.map((file) => file.path.split('/')[2]))).toEqual(
    new Set([
      ...ORDER.filter((stage) => inFolders.some((file) => file.path.startsWith(`src/core/${stage}/`))),
      ...TOOLS,
      'casefile',
      ...BESIDE,
    ]),
  );
  expect(inFolders.flatMap(lookingForward)).toEqual([]);
});

test('shells import the core; the core imports no shell', () => {
  const outside = sourceFiles('src/core').flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.join(posix.dirname(file.path), name))
      .filter((path) => !path.startsWith('src/core/') && !(isTest(file) && path.startsWith('src/testing/')))
      .filter((path) => !(isTest(file) && /^(test|validation|cases|examples|schema)\//.test(path)))
      .map((path) => `${file.path} imports ${path}`),
  );
  expect(outside).toEqual([]);
});

test.each([
  ['claims', '../losses/floor.js'],
  ['losses', '../dossier/trace.js'],
  ['losses', '../run.js'],
  ['numerics', '../claims/claims.js'],
  ['measure', '../evidence/select.js'],
  ['casefile', '../claims/claims.js'],
  ['dossier', '../exchange/formats.js'],
  ['cost', '../../store/open-store.js'],
])('the check sees %s importing %s', (stage, name) => {
  expect(lookingForward({ path: `src/core/${stage}/x.ts`, text: `import type { A } from '${name}';` })).toHaveLength(1);
});

test.each([
  ['losses', '../claims/claims.js'],
  ['losses', '../numerics/rng.js'],
  ['dossier', '../run.js'],
  ['claims', './scope.js'],
  ['casefile', '../case.js'],
])('the check lets %s import %s', (stage, name) => {
  expect(lookingForward({ path: `src/core/${stage}/x.ts`, text: `import { a } from '${name}';` })).toEqual([]);
});
