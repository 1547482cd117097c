/**
 * Lists of losses with a picture for each, as people exchange what is scraped from Oryx: one row is one loss.
 *
 * Two traps. A number before the name (`3 X-100 lorry`) is where the scrape cut the list, not three lorries: it is taken off the type and
 * counts nothing. And the day of recording is when the scraper first saw the row; the day of the loss is at best in the name of the
 * picture, so it is read from there, marked approximate, and left blank where it is not or would lie after the recording.
 */
import { digestOfBytes } from '../casefile/digest.js';
import { toUtf8 } from '../casefile/utf8.js';
import { dayRange, isBy } from '../measure/day.js';
import { csvFormat } from './csv-format.js';
import { firstDayText } from './dates.js';
import { NOTHING } from './record.js';

const COLUMNS = ['country', 'origin', 'system', 'status', 'url', 'date_recorded'] as const;

export const ORYX = csvFormat({
  name: 'oryx',
  title: 'Oryx losses',
  against: 'scarnecchia/oryx_data, event_*.csv, July 2025',
  columns: COLUMNS,
  needs: ['system', 'status', 'url', ['country', 'loser']],
  places: [],
  persons: [],
  carries: ['loss'],
  loses: 'place, description, tags, uncertainty; a range becomes no number',
  repeats: true,
  readRow: (fields) => {
    const [system, status, url] = [fields.need('system'), fields.need('status'), fields.need('url')];
    if (url !== '' && !/^https?:\/\/\S+$/.test(url)) fields.bad('url', 'an address of a picture', url);
    const known = fields.day('date_recorded');
    return {
      ...NOTHING,
      kind: 'loss',
      id: made(`${url}\n${system}\n${status}`),
      title: `${withoutLeftover(system)}, ${status}`,
      date: approximate(fields.day('date_in_image_name')) ?? dayInName(url, known),
      known,
      type: withoutLeftover(system),
      state: status,
      side: fields.text('country') ?? fields.text('loser'),
      best: 1,
      unit: 'assets',
      urls: [url],
    };
  },
  writeRow: ({ side, own, type, title, state, urls, known, date }) => ({
    country: side,
    origin: own.origin ?? null,
    system: type ?? title,
    status: state,
    url: urls[0] ?? null,
    date_recorded: known ?? (date === null ? null : firstDayText(date)),
  }),
});

/** `12 X-100 lorry` → `X-100 lorry`; `122mm gun` and `(Unknown) lorry` stay. */
export const withoutLeftover = (system: string): string => system.replace(/^\d{1,5} (?=\S)/, '');

/** The last `dd-mm-yy` of a picture's name, as EDTF; null where there is none, or none that lies before `known`. */
export function dayInName(url: string, known: string | null): string | null {
  const found = [...url.matchAll(/(?<!\d)(\d{2})-(\d{2})-(\d{2})(?!\d|-\d)/g)].at(-1);
  if (!found) return null;
  const day = `20${found[3]}-${found[2]}-${found[1]}`;
  return dayRange(day) === null || (known !== null && !isBy(day, known)) ? null : `${day}~`;
}

const made = (text: string): string => digestOfBytes(toUtf8(text)).slice('sha256:'.length, 'sha256:'.length + 16);

/** The day a picture was logged is near the day of the loss, and not known to be it. */
const approximate = (day: string | null): string | null => (day?.length === 10 ? `${day}~` : day);
