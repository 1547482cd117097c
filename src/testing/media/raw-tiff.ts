/** A TIFF of one band and any depth, uncompressed, in one strip: what makers of satellite images write, at its smallest. */
export type Values = Uint8Array | Uint16Array | Int16Array | Float32Array;

const SHORT = 3;
const LONG = 4;

export function rawTiff(width: number, height: number, values: Values): Uint8Array {
  const form = values instanceof Float32Array ? 3 : values instanceof Int16Array ? 2 : 1;
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const tags: readonly (readonly [tag: number, type: number, value: number | null])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, values.BYTES_PER_ELEMENT * 8],
    [259, SHORT, 1],
    [262, SHORT, 1],
    // where the strip begins
    [273, LONG, null],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, LONG, data.length],
    [339, SHORT, form],
  ];
  const start = 8 + 2 + tags.length * 12 + 4;
  const bytes = new Uint8Array(start + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, tags.length, true);
  for (const [i, [tag, type, value]] of tags.entries()) {
    const at = 10 + i * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, 1, true);
    if (type === SHORT) view.setUint16(at + 8, value ?? start, true);
    else view.setUint32(at + 8, value ?? start, true);
  }
  bytes.set(data, start);
  return bytes;
}
