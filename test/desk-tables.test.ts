/** Faults of the desk's own tables, in the invented case: each told once, on its line, and nothing is loaded. */
import { expect, test } from 'vitest';
import { readCase } from '../src/core/casefile/read.js';
import { writeCase } from '../src/core/casefile/write.js';
import type { FolderFiles } from '../src/core/ports.js';
import { printProblem } from '../src/core/problem.js';
import { filesIn } from './files-in.js';

const FILES = filesIn('examples/ridgeline');

function edited(edits: readonly (readonly [file: string, from: string, to: string])[]): FolderFiles {
  const files = new Map(FILES);
  for (const [file, from, to] of edits) {
    const text = new TextDecoder().decode(files.get(file));
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    files.set(file, new TextEncoder().encode(text.replace(from, to)));
  }
  return files;
}
const told = (files: FolderFiles): readonly string[] => {
  const read = readCase(files);
  return read.ok ? [] : read.problems.map(printProblem);
};

const FAULTS = [
  ['source_ratings.csv', 'overview_desk,B', 'nobody,B', /source_ratings.csv:2 source_id: id of a row in sources/],
  ['source_ratings.csv', ',C,2031-03-20', ',C,2031-03-17', /:4 source_id, valid_from: once|unique; already in line 3/],
  [
    'source_ratings.csv',
    'Turned hit into destroyed while citing the staff (c002)',
    '',
    /:6 reason: a value, not blank/,
  ],
  ['credibility.csv', 'c009,r002,2', 'c009,c009,2', /evidence_id: other evidence than the claim itself/],
  ['credibility.csv', 'c007,r002,5', 'c007,x99,5', /evidence_id: id of a row in readings, imagery, claims/],
  ['credibility.csv', 'c007,r002,5', 'c007,r002,7', /credibility: one of 1, 2, 3, 4, 5, 6/],
  [
    'hypotheses.csv',
    'deception,0.3',
    'deception,0.2',
    /hypotheses.csv:2 prior: priors of kestrel-row that sum to 1, got "0.9"/,
  ],
  [
    'likelihoods.csv',
    'h3,c007,0.95,,',
    'h3,c016,0.95,,',
    /likelihoods.csv:\d+ hypothesis_id: a likelihood of c0(07|16) under every/,
  ],
  ['likelihoods.csv', 'h2,r007,0.3', 'h2,r007,1.3', /likelihood: (a probability from 0 to 1|at most 1)/],
  [
    'likelihoods.csv',
    'h2,r007,0.3,,',
    'h2,r007,0.3,radar,',
    /shared_root: blank, as in line \d+ for the same evidence/,
  ],
  ['elicitations.csv', 'h3,analyst-2,0.1,2031-03-19', 'h3,analyst-2,0.1,2031-03-18', /a probability by analyst-2/],
  [
    'assessments.csv',
    '2031-03-16,M. Arden,J. Kell,0.2',
    '2031-03-16,M. Arden,m. arden,0.2',
    /approver: a second person/,
  ],
  [
    'assessments.csv',
    ',no,2031-06-30,,https://ridgeline.example/desk/a01',
    ',no,,,https://ridgeline.example/desk/a01',
    /outcome_date: the day the outcome was known/,
  ],
  ['assessments.csv', 'a04,c009', 'a04,c011', /supersedes: an assessment of c011, the same claim/],
  [
    'locations.csv',
    'M. Arden,J. Kell,2031-03-19',
    'M. Arden,M. Arden,2031-03-19',
    /locations.csv:2 signed_by: a second person/,
  ],
  [
    'locations.csv',
    'overhead-image,M. Arden,J. Kell,2031-03-20',
    'hearsay,M. Arden,J. Kell,2031-03-20',
    /locations.csv:4 basis: one of/,
  ],
  [
    'datapackage.json',
    '"plumbline:placePolicy": {\n    "precision": "10km"',
    '"plumbline:placePolicy": {\n    "precision": "12km"',
    /placePolicy precision: one of exact/,
  ],
] as const;

test.each(FAULTS)('%s: %s to %s', (file, from, to, rule) => {
  const problems = told(edited([[file, from, to]]));
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toMatch(rule);
});

test('all of them are told at once', () => {
  const several = [FAULTS[2], FAULTS[6], FAULTS[11], FAULTS[14]].map(([file, from, to]) => [file, from, to] as const);
  expect(told(edited(several))).toHaveLength(4);
});

test('a case without these tables is a case, and its columns and cells come back byte for byte', () => {
  const read = readCase(FILES);
  if (!read.ok) throw new Error('read');
  expect(read.theCase.grading.likelihoods.length).toBeGreaterThan(10);
  expect(read.theCase.locations.map(({ placeId }) => placeId)).toContain('l12-berth');
  const written = writeCase(read.folder);
  for (const [path, bytes] of FILES)
    expect(Buffer.from(written.get(path) ?? []).equals(Buffer.from(bytes)), path).toBe(true);
  const plain = readCase(filesIn('cases/spiderweb'));
  expect(plain.ok && plain.theCase.grading.sourceRatings).toEqual([]);
});
