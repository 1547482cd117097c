/**
 * The cards of a dossier as pictures, for places that show no SVG: the same card in twice its size, drawn by librsvg with
 * the fonts of this machine. Another machine may draw other pixels; the numbers in them are those of the SVG beside.
 */
import type { FolderFiles } from '../core/ports.js';

const CARD = /^cards\/[^/]+\.svg$/;
/** dots per inch; 72 would be the size written in the card */
const DENSITY = 144;
/** Ink, two greys and paper, with what lies between: more make a file two thirds as large again, and nobody sees them. */
const COLOURS = 16;

/** @param files of the dossier @returns a PNG for each card */
export async function pngCards(files: FolderFiles): Promise<FolderFiles> {
  const cards = [...files].filter(([path]) => CARD.test(path));
  const { default: sharp } = await import('sharp');
  const made = new Map<string, Uint8Array>();
  for (const [path, bytes] of cards) {
    const png = await sharp(bytes, { density: DENSITY })
      .png({ palette: true, colours: COLOURS, dither: 0, effort: 10, compressionLevel: 9 })
      .toBuffer();
    made.set(path.replace(/\.svg$/, '.png'), new Uint8Array(png));
  }
  return made;
}
