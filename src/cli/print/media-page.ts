/** What each file says of itself, a block each; what speaks against it with the rule in words. */

import { plural } from '../../core/dossier/number-words.js';
import { type Gap, isGap } from '../../core/problem.js';
import type { MediaDocument, MediaFile } from '../commands/media.js';
import { gapWords, heading, labelled, type Page, stack } from './page.js';
import { paragraph } from './width.js';

const INDENT = 2;

export function mediaPage({ files, rules }: MediaDocument, page: Page): readonly string[] {
  return stack([
    ...files.map((file) => [...heading(headOf(file), page), ...factLines(file, page), ...sheetLines(file, page)]),
    Object.keys(rules).length === 0
      ? []
      : [
          ...paragraph('Rules. A flag is a reason to look, not a finding.', page.columns, 0).map(page.tone.faint),
          ...Object.entries(rules).flatMap(([code, rule]) => paragraph(`${code}: ${rule}`, page.columns, INDENT)),
        ],
  ]);
}

function headOf({ file, kind, bytes, picture }: MediaFile): string {
  const size = picture === null || isGap(picture) ? '' : `, ${picture.width} × ${picture.height}`;
  return `${file}: ${kind}${size}, ${plural(bytes, 'byte')}`;
}

function factLines({ facts, picture }: MediaFile, page: Page): readonly string[] {
  const line = (label: string, text: string): readonly string[] => labelled(label, text, INDENT, page);
  const hash =
    picture === null
      ? []
      : line('hash', isGap(picture) ? gapWords(picture) : `${picture.pdq}, quality ${picture.quality}`);
  if (isGap(facts)) return [...hash, ...line('facts', gapWords(facts))];
  const { taken, gpsTime, created, place, make, model, programs, flags } = facts;
  const camera = [make, model].filter((name) => name !== null).join(', ');
  return [
    ...hash,
    ...line('taken', words(taken)),
    ...(isGap(gpsTime) ? [] : line('by GPS', gpsTime)),
    ...(isGap(created) ? [] : line('created', created)),
    ...line('place', isGap(place) ? gapWords(place) : `${place.lat.toFixed(6)}, ${place.lon.toFixed(6)}`),
    ...(camera === '' ? [] : line('camera', camera)),
    ...(programs.length === 0 ? [] : line('program', programs.join(', '))),
    ...flags.flatMap(({ code, detail }) => line('flag', `${code}: ${detail}`)),
  ];
}

function sheetLines({ sheet }: MediaFile, page: Page): readonly string[] {
  if (sheet === null) return [];
  if (isGap(sheet)) return labelled('sheet', gapWords(sheet), INDENT, page);
  const where = sheet.path === null ? 'not written: name a folder with --sheets' : sheet.path;
  return [
    ...labelled(
      'length',
      `${sheet.length.toFixed(1)} s, ${plural(sheet.frames.length, 'frame')} looked at`,
      INDENT,
      page,
    ),
    ...labelled('sheet', where, INDENT, page),
  ];
}

const words = (value: string | Gap): string => (isGap(value) ? gapWords(value) : value);
