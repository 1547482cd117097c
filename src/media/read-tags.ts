/** The metadata of a picture file (`exifreader`: EXIF, GPS, XMP, IPTC, PNG text), reduced to the fields of `media-tags.ts`. */
import ExifReader from 'exifreader';
import type { ExifTime, MediaTags } from '../core/evidence/media/media-tags.js';

type Group = Readonly<Record<string, unknown>>;
type Field = { readonly value?: unknown; readonly description?: unknown };

/** A text longer than this is cut; fields beyond this number are not looked at. */
const LONGEST = 2000;
const MOST_FIELDS = 2000;

/** @throws Error when the bytes are no picture */
export function readTags(bytes: Uint8Array): MediaTags {
  const read = ExifReader.load(new Uint8Array(bytes).buffer, {
    expanded: true,
    includeUnknown: false,
  }) as unknown as Group;
  const [exif, xmp, iptc, gps] = [group(read.exif), group(read.xmp), group(read.iptc), group(read.gps)];
  const png = group(read.pngText);
  const time = (field: string, offset: string): ExifTime | null => {
    const text = textOf(exif[field]);
    return text === null ? null : { text, offset: textOf(exif[offset]) };
  };
  return {
    make: textOf(exif.Make),
    model: textOf(exif.Model),
    software: textOf(exif.Software) ?? textOf(png.Software),
    taken: time('DateTimeOriginal', 'OffsetTimeOriginal'),
    digitized: time('DateTimeDigitized', 'OffsetTimeDigitized'),
    modified: time('DateTime', 'OffsetTime'),
    hasGps: 'GPS Info IFD Pointer' in exif || Object.keys(gps).length > 0,
    latitude: numberOf(gps.Latitude),
    longitude: numberOf(gps.Longitude),
    gpsDate: textOf(exif.GPSDateStamp),
    gpsTime: gpsTimeOf(exif.GPSTimeStamp),
    xmpCreated: textOf(xmp.CreateDate) ?? textOf(xmp.DateCreated),
    xmpModified: textOf(xmp.ModifyDate),
    xmpPrograms: [...programs(xmp.CreatorTool), ...agents(xmp.History), ...programs(iptc['Originating Program'])],
    sourceType: textOf(xmp.DigitalSourceType),
    texts: textsOf({ exif, xmp, iptc, png }),
  };
}

const group = (value: unknown): Group => (typeof value === 'object' && value !== null ? (value as Group) : {});

function textOf(field: unknown): string | null {
  const { value, description } = group(field) as Field;
  const first = Array.isArray(value) ? value[0] : value;
  const text = typeof first === 'string' ? first : typeof description === 'string' ? description : null;
  // Cameras pad with zeros and blanks.
  const trimmed = text?.replaceAll('\0', ' ').trim().slice(0, LONGEST) ?? '';
  return trimmed === '' ? null : trimmed;
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const programs = (field: unknown): readonly string[] => {
  const text = textOf(field);
  return text === null ? [] : [text];
};

/** The software agents of XMP's history, in its order. */
function agents(history: unknown): readonly string[] {
  const { value } = group(history) as Field;
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_FIELDS).flatMap((entry) => {
    const fields = { ...group(entry), ...group((entry as Field | null)?.value), ...group(group(entry).attributes) };
    const name = Object.keys(fields).find((key) => /softwareAgent$/i.test(key));
    if (name === undefined) return [];
    const agent = (fields as Group)[name];
    return typeof agent === 'string' ? [agent.slice(0, LONGEST)] : programs(agent);
  });
}

/** Hours, minutes and seconds, each a ratio. */
function gpsTimeOf(field: unknown): readonly [number, number, number] | null {
  const { value } = group(field) as Field;
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [hours, minutes, seconds] = value.map((part) =>
    Array.isArray(part) ? Number(part[0]) / Number(part[1] ?? 1) : Number(part),
  ) as [number, number, number];
  return [hours, minutes, seconds];
}

function textsOf(groups: Readonly<Record<string, Group>>): MediaTags['texts'] {
  return Object.entries(groups)
    .flatMap(([name, fields]) =>
      Object.entries(fields).map(([key, field]) => ({ field: `${name} ${key}`, key, value: field })),
    )
    .filter(({ key }) => key !== '_raw')
    .slice(0, MOST_FIELDS)
    .flatMap(({ field, value }) => {
      const text = textOf(value);
      return text === null ? [] : [{ field: field.slice(0, 80), text }];
    });
}
