/** An EXIF block from its fields: TIFF, little-endian, with the blocks for EXIF and GPS where there is anything in them. */
export type ExifFields = {
  readonly make?: string;
  readonly model?: string;
  readonly software?: string;
  readonly description?: string;
  /** `2030:01:02 03:04:05` */
  readonly modified?: string;
  readonly taken?: string;
  /** `+03:00` */
  readonly takenOffset?: string;
  readonly digitized?: string;
  /** an empty object: a block for GPS with nothing in it */
  readonly gps?: {
    readonly lat?: number;
    readonly lon?: number;
    readonly date?: string;
    readonly time?: readonly [number, number, number];
  };
};

type Value = { readonly tag: number; readonly type: 2 | 4 | 5; readonly bytes: Uint8Array; readonly count: number };

export function exifBlock(fields: ExifFields): Uint8Array {
  const main = [
    text(0x010e, fields.description),
    text(0x010f, fields.make),
    text(0x0110, fields.model),
    text(0x0131, fields.software),
    text(0x0132, fields.modified),
  ].flat();
  const exif = [text(0x9003, fields.taken), text(0x9004, fields.digitized), text(0x9011, fields.takenOffset)].flat();
  const { gps } = fields;
  const gpsValues = [
    ...(gps?.lat === undefined ? [] : [...text(1, gps.lat < 0 ? 'S' : 'N'), degrees(2, gps.lat)]),
    ...(gps?.lon === undefined ? [] : [...text(3, gps.lon < 0 ? 'W' : 'E'), degrees(4, gps.lon)]),
    ...(gps?.time === undefined ? [] : [ratios(7, gps.time)]),
    ...text(29, gps?.date),
  ];
  // Pointers are filled in once it is known where the blocks stand.
  const links = [...(exif.length > 0 ? [0x8769] : []), ...(gps === undefined ? [] : [0x8825])];
  const first = block([...main, ...links.map((tag) => link(tag, 0))], 8);
  const exifAt = 8 + first.length;
  const second = exif.length > 0 ? block(exif, exifAt) : new Uint8Array(0);
  const gpsAt = exifAt + second.length;
  const third = gps === undefined ? new Uint8Array(0) : block(gpsValues, gpsAt);
  const placed = block([...main, ...links.map((tag) => link(tag, tag === 0x8769 ? exifAt : gpsAt))], 8);
  return joined([Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]), placed, second, third]);
}

function text(tag: number, value: string | undefined): Value[] {
  if (value === undefined) return [];
  const bytes = new TextEncoder().encode(`${value}\0`);
  return [{ tag, type: 2, bytes, count: bytes.length }];
}

const link = (tag: number, at: number): Value => ({ tag, type: 4, bytes: words([at]), count: 1 });

function degrees(tag: number, value: number): Value {
  const size = Math.abs(value);
  const minutes = (size % 1) * 60;
  return ratios(tag, [Math.floor(size), Math.floor(minutes), (minutes % 1) * 60]);
}

/** Each number over a million. */
const ratios = (tag: number, values: readonly number[]): Value => ({
  ...{ tag, type: 5, count: values.length },
  bytes: words(values.flatMap((value) => [Math.round(value * 1e6), 1e6])),
});

/** Entries in order of their tags, values of more than four bytes behind them. @param at where the block will stand */
function block(values: readonly Value[], at: number): Uint8Array {
  const sorted = [...values].sort((a, b) => a.tag - b.tag);
  const head = 2 + sorted.length * 12 + 4;
  const entries: Uint8Array[] = [];
  const behind: Uint8Array[] = [];
  let next = at + head;
  for (const { tag, type, bytes, count } of sorted) {
    const isInside = bytes.length <= 4;
    const inside = new Uint8Array(4);
    inside.set(isInside ? bytes : words([next]));
    entries.push(joined([halves([tag, type]), words([count]), inside]));
    if (isInside) continue;
    const even = new Uint8Array(bytes.length + (bytes.length % 2));
    even.set(bytes);
    behind.push(even);
    next += even.length;
  }
  return joined([halves([sorted.length]), ...entries, words([0]), ...behind]);
}

const words = (values: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer);
const halves = (values: readonly number[]): Uint8Array => new Uint8Array(Uint16Array.from(values).buffer);

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
