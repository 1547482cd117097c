/** Pictures side by side on one sheet, each fitted into a box of equal size. */
import sharp from 'sharp';
import { openPicture } from './decode-pixels.js';

const MOST_PIXELS = 40_000_000;
const GAP = 4;

/** @param across pixels of a box; its height is three quarters of it @returns PNG */
export async function tile(pictures: readonly Uint8Array[], columns: number, across: number): Promise<Uint8Array> {
  const down = Math.round((across * 3) / 4);
  const rows = Math.ceil(pictures.length / columns);
  const boxes = await Promise.all(
    pictures.map((picture) =>
      openPicture(picture, MOST_PIXELS).resize(across, down, { fit: 'contain', background: GROUND }).png().toBuffer(),
    ),
  );
  const sheet = sharp({
    create: {
      width: columns * (across + GAP) + GAP,
      height: rows * (down + GAP) + GAP,
      channels: 3,
      background: GROUND,
    },
  });
  const placed = boxes.map((input, i) => ({
    input,
    left: GAP + (i % columns) * (across + GAP),
    top: GAP + Math.floor(i / columns) * (down + GAP),
  }));
  return new Uint8Array(await sheet.composite(placed).png().toBuffer());
}

const GROUND = { r: 24, g: 24, b: 24 };
