import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { run } from '../execute.js';
import { draftOf } from './draft.js';
import { printDraft } from './draft-print.js';
import { trace } from './trace.js';

const made = run(
  buildCase({
    presence: [{ mode: 12, low: 12, high: 12 }],
    imagery: [{}],
    readings: [{ count: 3, url: 'https://example.org/a_(1)' }],
    claims: [
      { low: 7, verb: 'DESTROYED', paraphrase: '<b>Seven</b> of [ours] say so', sourceId: 'speaker', headline: true },
      { measure: 'drones', low: 100, unit: 'drones', verb: null },
    ],
  }),
);
const draft = draftOf(made, 'c1');
if (!draft) throw new Error('no draft');
const paragraphs = draft.paragraphs.map((spans) => spans.map(({ text }) => text).join(''));

test('the paragraphs stand in the order of a verdict', () => {
  const first = paragraphs.map((paragraph) => paragraph.split(/[:,]/)[0]);
  expect(first.slice(1)).toEqual([
    'Floor',
    'Chance that this holds',
    'What would have to be true',
    'What would change our mind',
    'In words',
  ]);
  expect(paragraphs[1]).toMatch(/images show 3 destroyed/);
});

test('every number of the verdict has a footnote that opens onto the same trace, with rows and addresses', () => {
  for (const note of draft.notes) expect(trace(made, note.trace)).not.toBeNull();
  const names = draft.notes.map(({ trace: id }) => id);
  for (const id of ['claim/c1', 'floor/destroyed', 'verdict/c1/good', 'verdict/c1/middling', 'verdict/c1/poor'])
    expect(names).toContain(id);
  expect(new Set(names).size).toBe(names.length);
  const floor = draft.notes.find(({ trace: id }) => id === 'floor/destroyed');
  expect(floor?.rows).toMatchObject([{ table: 'readings', id: 'r1', url: 'https://example.org/a_(1)' }]);
});

test('likelihood and confidence are never in one sentence', () => {
  for (const sentence of paragraphs.flatMap((paragraph) => paragraph.split(/\.\s/)))
    expect(/chance|likely|PHIA/i.test(sentence) && /confiden|confirmed|probable\b/i.test(sentence)).toBe(false);
});

test('what a case says is text in every form, whatever it is written like', () => {
  const html = printDraft(draft, 'html');
  expect(html).toContain('&lt;b&gt;Seven&lt;/b&gt; of [ours] say so');
  expect(html).not.toMatch(/<b>|<script/);
  expect(html).toContain('<a href="https://example.org/a_(1)">r1</a>');
  const markdown = printDraft(draft, 'md');
  expect(markdown).toContain('\\<b\\>Seven\\</b\\> of \\[ours\\] say so');
  expect(markdown).toContain('[r1](<https://example.org/a_(1)>)');
  expect(printDraft(draft, 'text')).toContain('<b>Seven</b> of [ours] say so');
});

test('in each form every mark has its note', () => {
  const marks = { text: /\[(\d+)\]/g, html: /<a href="#note-c1-(\d+)">/g, md: /\[\^c1-(\d+)\]/g } as const;
  for (const format of ['text', 'html', 'md'] as const) {
    const used = new Set([...printDraft(draft, format).matchAll(marks[format])].map(([, n]) => Number(n)));
    expect([...used].sort()).toEqual(draft.notes.map(({ number }) => number));
  }
});

test('a claim without a number says why, and a claim that is not there has no draft', () => {
  const gap = draftOf(made, 'c2');
  expect(gap?.paragraphs.map((spans) => spans.map(({ text }) => text).join('')).join('\n')).toMatch(
    /No chance can be given: outside model, /,
  );
  expect(draftOf(made, 'c9')).toBeNull();
});
