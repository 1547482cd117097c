import { expect, test } from 'vitest';
import { caseFolder } from './case-folder.js';

const within = (...paths: string[]): readonly string[] | null => {
  const found = caseFolder(paths);
  return found && [...found.values()];
};

test('a folder is the case it holds, under whatever name it came, without what is hidden and without its evidence', () => {
  expect(
    within(
      'my copy/.git/config',
      'my copy/claims.csv',
      'my copy/datapackage.json',
      'my copy/evidence/vault.json',
      'my copy/evidence/blobs/ab/cd',
      'my copy/lists/records.csv',
    ),
  ).toEqual(['claims.csv', 'datapackage.json', 'lists/records.csv']);
  expect(within('datapackage.json', 'sites.csv')).toEqual(['datapackage.json', 'sites.csv']);
});

test('a package inside a case folder is a file of it, not the case', () => {
  expect(within('a/dossier/datapackage.json', 'a/datapackage.json', 'a/sites.csv', 'b.txt')).toEqual([
    'dossier/datapackage.json',
    'datapackage.json',
    'sites.csv',
  ]);
});

test('a folder of photographs is no case', () => {
  expect(within('photos/one.jpg', 'photos/two.jpg')).toBeNull();
});
