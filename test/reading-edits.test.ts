/** A reading of a picture as edits of the invented case: rows as a table would have them, and read again only what changed. */
import { expect, test } from 'vitest';
import { openDraft } from '../src/core/casefile/draft.js';
import { applyEdits } from '../src/core/casefile/edit.js';
import { freeName, idsAfter } from '../src/core/casefile/new-ids.js';
import { readCase } from '../src/core/casefile/read.js';
import type { PlacedMark, ReadingDraft } from '../src/core/evidence/reading/placed-mark.js';
import type { FolderFiles } from '../src/core/ports.js';
import { printProblem } from '../src/core/problem.js';
import { type About, readingEdits, unmarkedRows } from '../src/web/pages/reading/reading-edits.js';
import { filesIn } from './files-in.js';

const FILES = filesIn('examples/ridgeline');
const IMAGE = 'kestrel-2031-03-15-radar';
const about: About = {
  ...{ imageId: IMAGE, siteId: 'kestrel', newImage: null, sourceId: 'pixel_ledger', newSource: null },
  ...{ date: '2031-03-18', url: 'https://a.example/radar', file: `sha256:${'b'.repeat(64)}`, fragment: null },
  ...{ replacesOthers: false, wordsOf: ({ count, assetType }) => `${count ?? 'no'} ${assetType}` },
};
const mark = (over: Partial<PlacedMark> = {}): PlacedMark => ({
  ...{ id: null, x: 1 / 3, y: 0.5, assetType: 'Mara', state: 'DESTROYED', confidence: 'PROBABLE' },
  ...{ identityState: 'UNKNOWN', label: null, ...over },
});
const draft = (marks: readonly PlacedMark[], none: readonly string[] = []): ReadingDraft => ({
  marks,
  none,
  isAtLeast: false,
});

function saved(files: FolderFiles, reading: ReadingDraft, of: About = about) {
  const edited = applyEdits(files, readingEdits(openDraft(files), reading, of));
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  const read = readCase(edited.files);
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('\n'));
  return { files: edited.files, theCase: read.theCase };
}
const ofImage = ({ theCase }: ReturnType<typeof saved>, source = 'pixel_ledger') =>
  theCase.readings.filter(
    (row) => row.imageId === IMAGE && row.sourceId === source && theCase.marks.some((m) => m.readingId === row.id),
  );

test('marks become the rows a table would have, with the marks behind each', () => {
  const first = saved(
    FILES,
    draft([mark(), mark(), mark({ label: 'hull 07', state: 'DAMAGED' }), mark({ label: 'row 3' })], ['Brisk']),
  );
  const rows = ofImage(first).map(({ id, assetType, count, comparator, state, itemId, paraphrase, basis }) => [
    id,
    assetType,
    count,
    comparator,
    state,
    itemId,
    paraphrase,
    basis,
  ]);
  expect(rows).toEqual([
    ['r018', 'Mara', 2, 'eq', 'DESTROYED', null, '2 Mara', 'seen'],
    ['r019', 'Mara', 1, 'eq', 'DAMAGED', 'kestrel-mara-07', '1 Mara', 'seen'],
    ['r020', 'Mara', 1, 'eq', 'DESTROYED', 'kestrel-mara-row-3', '1 Mara', 'seen'],
  ]);
  // A type that was looked at and not seen hit, by the rule of the folder: NO_DAMAGE without a number.
  expect(
    first.theCase.readings.find((row) => row.imageId === IMAGE && row.assetType === 'Brisk' && row.count === null),
  ).toMatchObject({
    state: 'NO_DAMAGE',
    comparator: null,
  });
  expect(first.theCase.marks.map(({ id, readingId, x }) => [id, readingId, x])).toEqual([
    ['m1', 'r018', 0.33333],
    ['m2', 'r018', 0.33333],
    ['m3', 'r019', 0.33333],
    ['m4', 'r020', 0.33333],
  ]);
  expect(first.theCase.items.at(-1)).toMatchObject({ id: 'kestrel-mara-row-3', label: 'row 3', siteId: 'kestrel' });
});

test('read again, rows that say the same keep their id, the others change, come and go, and nobody else’s row is touched', () => {
  const first = saved(FILES, draft([mark(), mark(), mark({ state: 'DAMAGED' })], ['Brisk']));
  const again = saved(
    first.files,
    draft([mark({ id: 'm1', x: 0.25 }), mark({ id: 'm3', state: 'UNKNOWN' }), mark({ assetType: 'Brisk' })]),
  );
  expect(ofImage(again).map(({ id, assetType, count, state }) => [id, assetType, count, state])).toEqual([
    ['r018', 'Mara', 1, 'DESTROYED'],
    ['r021', 'Mara', 1, 'UNKNOWN'],
    ['r022', 'Brisk', 1, 'DESTROYED'],
  ]);
  expect(again.theCase.marks.map(({ id, readingId, x }) => [id, readingId, x])).toEqual([
    ['m1', 'r018', 0.25],
    ['m3', 'r021', 0.33333],
    ['m4', 'r022', 0.33333],
  ]);
  const others = ({ theCase }: ReturnType<typeof saved>) =>
    theCase.readings.filter((row) => row.sourceId !== 'pixel_ledger' || row.imageId !== IMAGE);
  expect(others(again)).toEqual(others(saved(FILES, draft([]))));
});

test('the same reading saved twice changes nothing', () => {
  const first = saved(FILES, draft([mark(), mark({ label: 'row 3' })], ['Brisk']));
  const marks = first.theCase.marks.map(({ id }, i) => mark({ id, label: i === 1 ? 'row 3' : null }));
  expect(readingEdits(openDraft(first.files), draft(marks, ['Brisk']), about)).toEqual([]);
});

test('another frame of a clip and another source are readings of their own', () => {
  const one = saved(FILES, draft([mark()]), { ...about, fragment: 't=1' });
  const two = saved(one.files, draft([mark(), mark()]), { ...about, fragment: 't=2.5' });
  const three = saved(two.files, draft([mark()]), { ...about, fragment: 't=1', sourceId: 'overview_desk' });
  expect(three.theCase.marks.map(({ fragment }) => fragment)).toEqual(['t=1', 't=2.5', 't=2.5', 't=1']);
  expect(ofImage(three).map(({ count }) => count)).toEqual([1, 2]);
});

test('an image and a source that are new come with their reading', () => {
  const { theCase } = saved(FILES, draft([mark()]), {
    ...about,
    date: '2031-03-21',
    imageId: 'kestrel-2031-03-20',
    newImage: {
      ...{ site_id: 'kestrel', acquired: '2031-03-20', acquired_precision: 'day', channel: 'satellite_optical' },
      ...{ coverage: 'partial', url: 'https://a.example/new' },
    },
    sourceId: 'own-desk',
    newSource: { name: 'Our own desk', kind: 'osint', side: 'third_party' },
  });
  expect(theCase.imagery.at(-1)).toMatchObject({ id: 'kestrel-2031-03-20', siteId: 'kestrel', coverage: 'partial' });
  expect(theCase.sources.at(-1)).toMatchObject({ id: 'own-desk', name: 'Our own desk' });
  expect(theCase.readings.at(-1)).toMatchObject({ imageId: 'kestrel-2031-03-20', sourceId: 'own-desk' });
});

test('rows of the same source on the same image without marks are told, and go when asked', () => {
  const optical = {
    ...{ ...about, imageId: 'saltmarsh-2031-03-16-optical', siteId: 'saltmarsh', sourceId: 'overview_desk' },
  };
  const heron = draft([mark({ assetType: 'Heron', confidence: 'CONFIRMED' })]);
  const before = saved(FILES, draft([]));
  // A statement without a number does not add up with anything.
  expect(unmarkedRows(before.theCase.readings, before.theCase.marks, optical)).toEqual(['r009', 'r010']);
  const ids = (of: About) =>
    saved(FILES, heron, of)
      .theCase.readings.filter((row) => row.imageId === of.imageId && row.sourceId === of.sourceId)
      .map(({ id }) => id);
  expect(ids(optical)).toEqual(['r009', 'r010', 'r018']);
  // What says the same keeps its row, so that whatever rests on it still does.
  expect(ids({ ...optical, replacesOthers: true })).toEqual(['r009']);
});

test('ids follow those that are there', () => {
  const next = idsAfter(['r009', 'x', 'r010', 'q1'], 'm1');
  expect([next(), next()]).toEqual(['r011', 'r012']);
  expect(idsAfter([], 'm1')()).toBe('m1');
  expect([freeName('a', new Set()), freeName('a', new Set(['a', 'a-2'])), freeName('', new Set())]).toEqual([
    'a',
    'a-3',
    'row-2',
  ]);
});
