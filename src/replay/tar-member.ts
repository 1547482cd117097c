/** One file out of a tar archive (POSIX ustar, as npm packs): 512-byte headers, each followed by its bytes in full blocks. */
const BLOCK = 512;

/** null: no such file in it. @param archive unpacked */
export function tarMember(archive: Uint8Array, path: string): Uint8Array | null {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const [name, prefix] = [textOf(header, 0, 100), textOf(header, 345, 155)];
    if (name === '') return null;
    const size = Number.parseInt(textOf(header, 124, 12), 8);
    if (!(size >= 0)) return null;
    const from = at + BLOCK;
    if ((prefix === '' ? name : `${prefix}/${name}`) === path) return archive.slice(from, from + size);
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
  return null;
}

const textOf = (header: Uint8Array, at: number, length: number): string => {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end)).trim();
};
