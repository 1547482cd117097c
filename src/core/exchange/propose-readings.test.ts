import { describe, expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { decidedReadings, proposalsCsv } from './proposal-table.js';
import { proposeReadings } from './propose-readings.js';
import { type ExchangeRecord, NOTHING } from './record.js';

const STRIKE = '2031-03-14';
const theCase = buildCase({
  strike: STRIKE,
  sites: [
    { id: 'north', name: 'North Field', lat: 10, lon: 20, uncertaintyKm: 5 },
    { id: 'south', name: 'South Field', lat: 12, lon: 20, uncertaintyKm: 5 },
  ],
  readings: [{ id: 'r1', siteId: 'north', assetType: 'X-100', url: 'https://img.example/one.jpg' }],
  imagery: [{ id: 'i1', siteId: 'north' }],
  sources: [{ id: 'oryx', name: 'A list' }],
});
const loss = (more: Partial<ExchangeRecord>): ExchangeRecord => ({
  ...NOTHING,
  ...{ format: 'oryx', id: 'a1', kind: 'loss', known: '2031-03-16', own: {} },
  ...{ title: 'X-100, destroyed', type: 'X-100', state: 'destroyed', best: 1, unit: 'assets' },
  ...{ date: '2031-03-14', urls: ['https://img.example/new.jpg'] },
  ...more,
});
const one = (more: Partial<ExchangeRecord>) => proposeReadings(theCase, [loss(more)]);

describe('what is laid out', () => {
  test('all a record says is copied; how sure it is and what the picture is are never made up', () => {
    const [made] = one({ lat: 10.01, lon: 20, uncertaintyM: 100 }).proposals;
    expect(made?.fields).toMatchObject({
      ...{ site_id: 'north', asset_type: 'X-100', state: 'DESTROYED', count: '1', source_id: 'oryx' },
      ...{ date: '2031-03-16', confidence: '', channel: '', url: 'https://img.example/new.jpg' },
    });
    expect(made?.open).toEqual(['channel', 'confidence']);
  });

  test('a state no image shows, a place that could be two and a day that is none are left to the person, in words', () => {
    expect(one({ state: 'captured' }).proposals[0]).toMatchObject({
      open: expect.arrayContaining(['state', 'site_id']),
      heed: ['“captured” is no state an image shows'],
    });
    const between = one({ lat: 11, lon: 20, uncertaintyM: 200_000 }).proposals[0];
    expect(between?.fields.site_id).toBe('');
    expect(between?.heed).toEqual(['it can lie at north or south']);
    expect(one({ date: '2031-03-14~', known: null }).proposals[0]?.fields).toMatchObject({ acquired: '', date: '' });
  });

  test('a picture that somebody read already is pointed out', () => {
    expect(one({ urls: ['https://img.example/one.jpg'] }).proposals[0]?.heed).toEqual([
      'r1 was read at the same address',
    ]);
  });

  test('the longest type of the case that the words begin with is taken, and another type is not', () => {
    const more = buildCase({ strike: STRIKE, readings: [{ assetType: 'X-100' }, { assetType: 'X-100M' }] });
    const type = (words: string) => proposeReadings(more, [loss({ type: words })]).proposals[0]?.fields.asset_type;
    expect([type('X-100M tank'), type('X-100 tank'), type('Y-7')]).toEqual(['X-100M', 'X-100', undefined]);
  });

  test.each([
    ['before the strike', { date: '2031-03-13' }, /before the strike/],
    ['months later', { date: '2031-07-01' }, /30 days after/],
    ['elsewhere', { lat: 50, lon: 20 }, /no site of the case/],
    ['people, not assets', { kind: 'event', type: 'Airstrike', state: 'Confirmed' }, /no single asset/],
    ['nothing that is known here', { type: 'lorry' }, /neither a site nor a type/],
  ] as const)('%s is passed over, and why is said', (_, more, why) => {
    const { proposals, passedOver } = one(more as Partial<ExchangeRecord>);
    expect(proposals).toEqual([]);
    expect(passedOver).toEqual([{ why: expect.stringMatching(why), records: 1 }]);
  });
});

describe('what is accepted', () => {
  const table = (columns: string) => ({ path: '', columns: columns.split(' '), ids: new Set(['r008', 'r017']) });
  const given = {
    ...{ by: 'A. Desk', on: '2031-04-01', before: new Set<string>() },
    imagery: {
      ...table('id site_id acquired acquired_precision channel coverage first_published url'),
      path: 'imagery.csv',
    },
    readings: {
      ...table(
        'id imagery_id source_id date site_id asset_type comparator count state confidence identity_state paraphrase url basis',
      ),
      path: 'readings.csv',
    },
  };
  const written = proposalsCsv(one({ lat: 10, lon: 20 }).proposals);
  const decided = (change: (line: string) => string) => {
    const [head = '', line = ''] = written.split('\n');
    return decidedReadings(`${head}\n${change(line)}\n`, 'p.csv', given);
  };
  const filled = (line: string) =>
    line.replace(',about,,', ',about,ground_photo,').replace(',DESTROYED,,', ',DESTROYED,PROBABLE,');

  test('a row that says nothing, or no, gives nothing', () => {
    expect(decided((line) => line)).toMatchObject({ edits: [], undecided: 1, problems: [] });
    expect(decided((line) => `no${line}`)).toMatchObject({ edits: [], declined: 1, problems: [] });
    expect(decided((line) => `maybe${line}`).problems).toMatchObject([{ line: 2, field: 'accept' }]);
  });

  test('a yes with something left open is refused by name, and nothing of the table is taken', () => {
    const { edits, problems } = decided((line) => `yes${line}`);
    expect(edits).toEqual([]);
    expect(problems.map(({ field }) => field)).toEqual(['channel', 'confidence']);
  });

  test('a yes becomes an image and a reading that tell of which record, by whom and when', () => {
    const { edits, accepted } = decided((line) => `yes${filled(line)}`);
    expect(accepted).toBe(1);
    expect(edits).toMatchObject([
      { kind: 'add', table: 'imagery.csv', row: { id: 'oryx-a1', channel: 'ground_photo', site_id: 'north' } },
      {
        ...{ kind: 'add', table: 'readings.csv' },
        row: {
          ...{ id: 'r018', imagery_id: 'oryx-a1', state: 'DESTROYED', confidence: 'PROBABLE', basis: 'seen' },
          paraphrase: 'X-100, destroyed (oryx:a1, accepted by A. Desk, 2031-04-01)',
        },
      },
    ]);
  });

  test('the same table again adds nothing', () => {
    const there = { ...given, before: new Set(['oryx:a1']) };
    const [head = '', line = ''] = written.split('\n');
    expect(decidedReadings(`${head}\nyes${filled(line)}\n`, 'p.csv', there)).toMatchObject({ edits: [], accepted: 0 });
  });
});
