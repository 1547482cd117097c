/**
 * What other lists say, laid out as readings for a person to decide on. Nothing is read by this: a proposal holds what can be
 * copied from the record and leaves open what nobody but a reader of the picture can say, how sure it is above all.
 *
 * The assumption most likely to be wrong: that a point or a name of the list is that of a site of the case. A proposal says
 * where it was put, and why; a record that could lie at two sites is left for the person.
 */
import type { Case, Site, State } from '../case.js';
import { firstDay, lastDay } from '../measure/day.js';
import { edtfSpan } from '../measure/edtf.js';
import { geodesicKm } from '../measure/place.js';
import type { ExchangeRecord } from './record.js';

export type Proposal = {
  /** `oryx:5f3a…`, the record it is made of */
  readonly from: string;
  /** the record in one line */
  readonly said: string;
  /** what the person has to say; all else is filled in, to be changed or kept */
  readonly open: readonly ProposalField[];
  /** what a person should look at before saying yes */
  readonly heed: readonly string[];
  /** blank where it is open */
  readonly fields: Readonly<Record<ProposalField, string>>;
};

export const PROPOSAL_FIELDS = [
  'imagery_id',
  'acquired',
  'acquired_precision',
  'channel',
  'coverage',
  'source_id',
  'date',
  'site_id',
  'asset_type',
  'comparator',
  'count',
  'state',
  'confidence',
  'identity_state',
  'paraphrase',
  'url',
] as const;
export type ProposalField = (typeof PROPOSAL_FIELDS)[number];

/** A record that is not proposed, and why not. */
export type PassedOver = { readonly why: string; readonly records: number };

export type Proposed = { readonly proposals: readonly Proposal[]; readonly passedOver: readonly PassedOver[] };

/** Pictures of a strike are published for weeks; what happened later was another. */
const DAYS_AFTER = 30;

/** Words of lists for what an image shows. Others (abandoned, captured) say what became of an asset, not how it looks. */
const STATES: readonly (readonly [RegExp, State])[] = [
  [/\bdestroyed\b|\bburn(?:t|ed)[ -]?out\b|\bsunk\b/i, 'DESTROYED'],
  [/\bdamaged\b/i, 'DAMAGED'],
];

/** @param records the newest version of each, withdrawn ones left out (`knownBy`) */
export function proposeReadings(theCase: Case, records: readonly ExchangeRecord[]): Proposed {
  const passed = new Map<string, number>();
  const pass = (why: string): readonly Proposal[] => {
    passed.set(why, (passed.get(why) ?? 0) + 1);
    return [];
  };
  const before = acceptedBefore(theCase.readings.map(({ paraphrase }) => paraphrase));
  const proposals = records.flatMap((record) => {
    if (!isOfAssets(record)) return pass('they tell of no single asset: an event, a place or a number of people');
    if (!isOfStrike(record, theCase))
      return pass(`they happened before the strike, or more than ${DAYS_AFTER} days after it`);
    if (before.has(keyOf(record))) return pass('they were accepted before');
    const at = sitesOf(record, theCase.sites);
    if (at.length === 0 && isPlaced(record)) return pass('they lie at no site of the case');
    if (at.length === 0 && typeIn(record.type, theCase) === null)
      return pass('they name neither a site nor a type of the case');
    return [proposalOf(record, at, theCase)];
  });
  return { proposals, passedOver: [...passed].map(([why, count]) => ({ why, records: count })) };
}

/** A loss is of one asset; an event is proposed where it names a type the way losses do. */
const isOfAssets = ({ kind, type, state }: ExchangeRecord): boolean =>
  kind === 'loss' || (kind === 'event' && type !== null && state !== null && stateIn(state) !== null);

/** Without a day it may be. */
function isOfStrike({ date }: ExchangeRecord, { strike }: Case): boolean {
  const span = date === null ? null : edtfSpan(date);
  if (span === null) return true;
  const [from, to] = [firstDay(strike.from), lastDay(strike.to) + DAYS_AFTER];
  return (span.last === null || span.last >= from) && (span.first === null || span.first <= to);
}

const isPlaced = ({ lat, place }: ExchangeRecord): boolean => lat !== null || place !== null;

/** Sites that a record can lie at: those whose circle its own touches, else those of its name. */
function sitesOf({ lat, lon, uncertaintyM, place }: ExchangeRecord, sites: readonly Site[]): readonly Site[] {
  if (lat !== null && lon !== null)
    return sites.filter((site) => geodesicKm({ lat, lon }, site) <= site.uncertaintyKm + (uncertaintyM ?? 0) / 1000);
  const name = place === null ? '' : plain(place);
  return sites.filter((site) => name !== '' && (plain(site.name) === name || plain(site.id) === name));
}

function proposalOf(record: ExchangeRecord, at: readonly Site[], theCase: Case): Proposal {
  const [site] = at;
  const url = record.urls[0] ?? '';
  const state = record.state === null ? null : stateIn(record.state);
  const source = sourceOf(record, theCase);
  const day = dayIn(record.date);
  const told = theCase.readings.filter((reading) => url !== '' && reading.url === url).map((reading) => reading.id);
  const filled: Readonly<Partial<Record<ProposalField, string>>> = {
    ...{ imagery_id: imageOf(record), acquired: day ?? '', acquired_precision: 'about', coverage: 'single_item' },
    ...{ source_id: source ?? '', date: dayIn(record.known) ?? day ?? '' },
    ...{ site_id: at.length === 1 && site ? site.id : '', asset_type: typeIn(record.type, theCase) ?? '' },
    ...{ comparator: 'eq', count: String(record.best ?? 1), state: state ?? '', identity_state: 'UNKNOWN' },
    ...{ paraphrase: record.description ?? record.title ?? '', url },
  };
  const fields = Object.fromEntries(PROPOSAL_FIELDS.map((name) => [name, filled[name] ?? '']));
  return {
    from: keyOf(record),
    said: saidIn(record),
    // A picture whose day nobody knows may be of before the strike, and a blank says so; all else has to be said.
    open: PROPOSAL_FIELDS.filter((name) => fields[name] === '' && name !== 'acquired'),
    heed: [
      ...(at.length > 1 ? [`it can lie at ${at.map((one) => one.id).join(' or ')}`] : []),
      ...(told.length > 0 ? [`${told.join(', ')} was read at the same address`] : []),
      ...(record.date !== null && day === null ? [`its day is not known to the day: ${record.date}`] : []),
      ...(state === null && record.state !== null ? [`“${record.state}” is no state an image shows`] : []),
    ],
    fields: fields as Record<ProposalField, string>,
  };
}

function saidIn({ title, state, date, place }: ExchangeRecord): string {
  const more = state !== null && title?.includes(state) ? null : state;
  return [title, more, date, place].filter((part) => part !== null).join('; ');
}

const stateIn = (words: string): State | null => STATES.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** A type of the case, or another word the case has for one. */
function typeIn(words: string | null, { typeGroups, words: others, ...rows }: Case): string | null {
  if (words === null) return null;
  const types = new Set([
    ...Object.keys(typeGroups),
    ...Object.values(typeGroups).flat(),
    ...[...rows.readings, ...rows.presence, ...rows.inventory].map(({ assetType }) => assetType),
  ]);
  const asked = plain(words);
  const found = [...types].filter((type) => {
    const known = [type, ...(others[type] ?? [])].map(plain);
    return known.some((name) => name === asked || (name.length > 2 && asked.startsWith(name)));
  });
  // The longest: `X-100M` before `X-100`.
  return found.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The source that is the list: named as it, or at its address. */
function sourceOf({ format, urls }: ExchangeRecord, { sources }: Case): string | null {
  const host = hostIn(urls[0] ?? null);
  const found = sources.filter(
    ({ id, name, url }) =>
      plain(id) === plain(format) || plain(name) === plain(format) || (host !== null && hostIn(url) === host),
  );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

const hostIn = (url: string | null): string | null =>
  /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null;

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A plain day; `2031-06-01~` and a month are none. */
const dayIn = (date: string | null): string | null => (date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null);

const keyOf = ({ format, id }: ExchangeRecord): string => `${format}:${id.replace(/[\s(),]+/g, '-')}`;

const imageOf = ({ format, id }: ExchangeRecord): string => `${format}-${id}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** What stands behind the words of a reading that was accepted; `acceptedBefore` reads it. */
export const acceptedWords = (from: string, by: string, on: string): string => `(${from}, accepted by ${by}, ${on})`;

/** @param words of the readings of a case @returns the records they were accepted from, `oryx:5f3a…` */
export function acceptedBefore(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((one) => /\(([^\s(),]+), accepted by /.exec(one)?.[1] ?? []));
}
