import type { PythonCall, PythonValue } from './python-literal.js';

/**
 * ISO 8601 of what Python prints of a date or an instant; null where it is none. An instant without a zone gets none:
 * whose clock it was is not known.
 */
export function instantOfPython(value: PythonValue): string | null {
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?$/.test(value) ? value.replace(' ', 'T') : null;
  if (!isCall(value)) return null;
  const numbers = value.args.filter((arg): arg is number => typeof arg === 'number' && Number.isInteger(arg));
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers;
  if (year === undefined || !/^(datetime\.)?(datetime|date)$/.test(value.name)) return null;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (value.name.endsWith('.date') || value.name === 'date') return date;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}${zoneOf(value.named.get('tzinfo') ?? null)}`;
}

/** `Z`, `+02:00`, or nothing where the zone is not given as an offset. */
function zoneOf(zone: PythonValue): string {
  if (!isCall(zone)) return '';
  if (/(^|\.)utc$/i.test(zone.name) || /^tzutc$/.test(zone.name)) return 'Z';
  const [offset] = zone.args;
  if (!/(^|\.)timezone$/.test(zone.name) || offset === undefined || !isCall(offset)) return '';
  const seconds = numberOf(offset, 'seconds') + 86_400 * numberOf(offset, 'days');
  if (seconds === 0) return 'Z';
  const minutes = Math.abs(Math.round(seconds / 60));
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function numberOf({ named }: PythonCall, name: string): number {
  const value = named.get(name);
  return typeof value === 'number' ? value : 0;
}

const two = (n: number): string => String(n).padStart(2, '0');

export const isCall = (value: PythonValue): value is PythonCall =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === 'call';
