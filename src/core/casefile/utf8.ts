import { LIMITS } from './limits.js';
import type { Report } from './report.js';

// Pure, and present in every host (Node, browsers, workers), though not part of ES2023's own library.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const NEWLINE = 0x0a;

/**
 * The text of a file: UTF-8 without a byte order mark, lines ending in LF, no NUL. What can be read on (a mark, CRLF) is
 * reported and taken off, so that the faults behind it are found in the same pass; null when there is no text to read.
 */
export function readText(bytes: Uint8Array, report: Report): string | null {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    report(1, null, 'UTF-8 text', 'UTF-16 with a byte order mark');
    return null;
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    report(lineAt(bytes, nul), null, 'text without NUL bytes', `NUL at byte ${nul}`);
    return null;
  }
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  if (hasMark) report(1, null, 'no byte order mark before the text');
  const body = hasMark ? bytes.subarray(3) : bytes;
  const text = decode(body);
  if (text === null) {
    report(firstBadLine(body), null, 'UTF-8 text', 'a byte sequence that is not UTF-8');
    return null;
  }
  const carriage = text.indexOf('\r');
  if (carriage < 0) return text;
  report(1 + count(text.slice(0, carriage), '\n'), null, 'lines end in LF', 'a carriage return');
  const unix = text.replaceAll('\r\n', '\n');
  return unix.includes('\r') ? null : unix;
}

export function toUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Text to be searched: whatever is no UTF-8 is no text, and empty. */
export const fromUtf8 = (bytes: Uint8Array): string => decode(bytes) ?? '';

/** Reports a file or tree that is larger than may be read. */
export function isTooLarge(bytes: Uint8Array, limit: number, report: Report): boolean {
  if (bytes.byteLength <= limit) return false;
  report(null, null, sizeRule(limit), `${bytes.byteLength} bytes`);
  return true;
}

export const sizeRule = (limit: number = LIMITS.fileBytes): string => `at most ${limit / 1024 / 1024} MB`;

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// A line feed never lies inside a longer UTF-8 sequence, so lines can be tried one by one.
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    if (decode(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
    line++;
  }
  return line;
}

/** 1-based line of a byte. */
export function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let i = bytes.indexOf(NEWLINE); i >= 0 && i < end; i = bytes.indexOf(NEWLINE, i + 1)) line++;
  return line;
}

function count(text: string, what: string): number {
  return text.split(what).length - 1;
}
