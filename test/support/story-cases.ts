/** Two invented cases, no larger than their stories need. */
import type { FolderFiles } from '../../src/core/ports.js';
import { folderOf } from '../../src/testing/folder-of.js';

/** Forty clips of fifteen stands: each stand twice, ten clips that name none, all called destroyed. */
export function fortyClips(): FolderFiles {
  const clips = Array.from({ length: 40 }, (_, i) => i + 1);
  const stand = (n: number): string => `stand-${String(n).padStart(2, '0')}`;
  const url = (of: string): string => `https://apron.example/${of}`;
  const name = 'forty-clips';
  return folderOf(
    {
      ...{ name, title: 'Forty clips', description: 'Invented.', line: null, typeGroups: {}, types: ['Mara'] },
      strike: { from: '2031-06-01', to: '2031-06-01' },
    },
    {
      sources: [{ id: 'desk', name: 'The desk', kind: 'osint', side: 'third_party' }],
      sites: [
        {
          ...{ id: 'apron', name: 'Apron', region: 'North', lat: 10.2, lon: 20.4, uncertainty_km: 10 },
          ...{ targeted: 'yes', url: url('site') },
        },
      ],
      presence: [
        {
          ...{ site_id: 'apron', asset_type: 'Mara', as_of: '2031-05-30', low: 18, mode: 20, high: 22 },
          ...{ includes_stored: 'no', source_id: 'desk', url: url('before') },
        },
      ],
      items: Array.from({ length: 15 }, (_, i) => ({
        ...{ id: stand(i + 1), site_id: 'apron', asset_type: 'Mara', label: `stand ${i + 1}` },
        ...{ identity_state: 'OPERATIONAL', url: url(stand(i + 1)) },
      })),
      imagery: clips.map((i) => ({
        ...{ id: `clip-${i}`, site_id: 'apron', acquired: '2031-06-01', acquired_precision: 'day' },
        ...{ channel: 'drone_video', coverage: 'single_item', first_published: '2031-06-02', url: url(`clip-${i}`) },
      })),
      readings: clips.map((i) => ({
        ...{ id: `r${String(i).padStart(3, '0')}`, imagery_id: `clip-${i}`, source_id: 'desk', date: '2031-06-02' },
        ...{ site_id: 'apron', asset_type: 'Mara', item_id: i <= 30 ? stand(1 + ((i - 1) % 15)) : null },
        ...{ comparator: 'eq', count: 1, state: 'DESTROYED', confidence: 'CONFIRMED', identity_state: 'OPERATIONAL' },
        ...{ paraphrase: 'One burnt out', basis: 'seen', url: url(`clip-${i}`) },
      })),
      claims: [
        {
          ...{
            id: 'c1',
            source_id: 'desk',
            date: '2031-06-02',
            measure: 'count',
            verb: 'DESTROYED',
            comparator: 'ge',
          },
          ...{
            low: 18,
            unit: 'assets',
            headline: 'yes',
            paraphrase: 'At least 18',
            basis: 'seen',
            url: url('claim'),
          },
        },
      ],
    },
  );
}

/** Who agree on the seven, and on how many pictures: so many that little is left open. */
const ANALYSTS = ['a', 'b', 'c'];
const PASSES = ['pass-1', 'pass-2', 'pass-3'];

/** Fifty-five held, 55 in a hundred of them fit to fly, seven seen destroyed where seven stood. */
export function fiftyFive(): FolderFiles {
  const url = 'https://fleet.example/row';
  const name = 'fifty-five';
  return folderOf(
    {
      ...{ name, title: 'Fifty-five', description: 'Invented.', line: null, typeGroups: {}, types: ['Kite'] },
      strike: { from: '2031-06-01', to: '2031-06-01' },
    },
    {
      sources: ANALYSTS.map((id) => ({ id, name: `Analyst ${id}`, kind: 'osint', side: 'third_party' })),
      sites: [
        {
          ...{ id: 'apron', name: 'Apron', region: 'North', lat: 10.2, lon: 20.4, uncertainty_km: 10 },
          ...{ targeted: 'yes', url },
        },
      ],
      presence: [
        {
          ...{ site_id: 'apron', asset_type: 'Kite', as_of: '2031-05-30', low: 7, mode: 7, high: 7 },
          ...{ includes_stored: 'no', source_id: 'a', url },
        },
      ],
      inventory: [
        {
          ...{ asset_type: 'Kite', operator: 'Air force', as_of: '2031', inventory_mode: 55 },
          ...{ serviceable_mode: 30.25, basis: 'seen', url },
        },
      ],
      imagery: PASSES.map((id) => ({
        ...{ id, site_id: 'apron', acquired: '2031-06-02', acquired_precision: 'day', url },
        ...{ channel: 'satellite_optical', coverage: 'full_apron', first_published: '2031-06-03' },
      })),
      readings: PASSES.flatMap((imagery_id) =>
        ANALYSTS.map((source_id) => ({
          ...{ id: `${imagery_id}-${source_id}`, imagery_id, source_id, date: '2031-06-03', site_id: 'apron', url },
          ...{ asset_type: 'Kite', comparator: 'eq', count: 7, state: 'DESTROYED', confidence: 'CONFIRMED' },
          ...{ identity_state: 'OPERATIONAL', paraphrase: 'Seven burnt out', basis: 'seen' },
        })),
      ),
      claims: [
        {
          ...{
            id: 'c1',
            source_id: 'a',
            date: '2031-06-02',
            measure: 'count',
            verb: 'DESTROYED',
            comparator: 'eq',
          },
          ...{ low: 7, high: 7, unit: 'assets', headline: 'yes', paraphrase: 'Seven', basis: 'seen', url },
        },
      ],
    },
  );
}
