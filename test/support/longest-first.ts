/**
 * The order of test files: those that take long first, so that none is left to run alone at the end; then those that wait for
 * databases and browsers, then the others. A clean clone has no times of its own to go by. What is named here and is no
 * longer long, or long and not named, costs seconds and nothing else.
 */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that wait and those that reckon in turn: together they use the machine better. */
const LONG = [
  'test/browser-pages',
  'test/lists-published',
  'test/store-jobs',
  'test/browser-people',
  'test/browser-stories',
  'validation/coverage/coverage',
  'test/store-kill',
  'test/browser-together',
  'test/generated-path',
  'test/browser-edit',
  'test/server-people',
  'src/core/claims/record/calibrate',
  'test/server-permissions',
  'test/browser-reading',
  'test/cli',
  'test/server-factors',
  'test/store-backup',
  'test/dossier',
  'test/workbench',
  'test/server-roundtrip',
  'test/kept-assessment',
  'test/browser-map',
  'test/assess-all',
  'test/host',
  'test/store-lost-workers',
  'test/reference-case',
  'test/cli-process',
  'test/example-dossier',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const name = relative(project.config.root, moduleId)
        .replaceAll('\\', '/')
        .replace(/\.test\.tsx?$/, '');
      const place = LONG.indexOf(name);
      return place >= 0 ? place : LONG.length + (project.name === 'whole' ? 0 : 1);
    };
    // By what vitest knows of them where it knows something, else by size.
    const known = await super.sort(files);
    return known.sort((a, b) => rank(a) - rank(b));
  }
}
