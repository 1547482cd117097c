/** A part of a picture, upright, made as small as it is looked at, as JPEG without metadata. */
import sharp from 'sharp';
import type { Stretch } from '../core/evidence/media/survey.js';
import { openPicture } from './decode-pixels.js';
import { MEDIA_LIMITS } from './limits.js';
import { DEEP } from './survey-picture.js';

export type TileOptions = {
  /** of the picture, upright: level 0 is the whole of it, each next one has twice the columns and rows */
  readonly level: number;
  readonly column: number;
  readonly row: number;
  /** pixels of the longer side, at most */
  readonly across: number;
  /** null: drawn as stored */
  readonly stretch: Stretch | null;
};

const GROUND = { r: 24, g: 24, b: 24 };
const QUALITY = 88;

/** @throws Error with a message that says what is wrong */
export async function pictureTile(bytes: Uint8Array, options: TileOptions): Promise<Uint8Array> {
  const { across, stretch } = options;
  const { width, height, orientation, depth, channels } = await openPicture(bytes, MEDIA_LIMITS.pixels).metadata();
  const lies = (orientation ?? 1) >= 5;
  const part = partOf(lies ? height : width, lies ? width : height, options);
  const whole = openPicture(bytes, MEDIA_LIMITS.pixels);
  const opened = (orientation ?? 1) === 1 ? whole : whole.rotate();
  const cut = opened.extract(part).resize(across, across, { fit: 'inside', withoutEnlargement: true });
  if (stretch === null)
    return new Uint8Array(
      await cut.flatten({ background: GROUND }).toColourspace('srgb').jpeg({ quality: QUALITY }).toBuffer(),
    );
  if (depth !== 'ushort' && depth !== 'float') throw new Error(`values of 16 bits or floating point, got ${depth}`);
  const { space, colours, values } = DEEP[depth];
  const isColour = depth === 'ushort' && channels === 3;
  const deep = cut.pipelineColourspace(isColour ? colours : space).toColourspace(isColour ? colours : space);
  const { data, info } = await (isColour ? deep : deep.extractChannel(0))
    .raw({ depth: DEEP[depth].depth })
    .toBuffer({ resolveWithObject: true });
  const deepValues = new values(data.buffer, data.byteOffset, data.byteLength / values.BYTES_PER_ELEMENT);
  const { width: w, height: h, channels: n } = info;
  const raw = { width: w, height: h, channels: n };
  return new Uint8Array(await sharp(drawLinear(deepValues, stretch), { raw }).jpeg({ quality: QUALITY }).toBuffer());
}

function partOf(width: number, height: number, { level, column, row }: TileOptions) {
  const parts = 2 ** level;
  const edge = (size: number, at: number): number => Math.floor((size * at) / parts);
  const [left, top] = [edge(width, column), edge(height, row)];
  return {
    ...{ left, top },
    width: Math.max(1, edge(width, column + 1) - left),
    height: Math.max(1, edge(height, row + 1) - top),
  };
}

/** What is no number is drawn black. */
function drawLinear(values: Uint16Array | Float32Array, { low, high }: Stretch): Uint8Array {
  const drawn = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const share = ((values[i] as number) - low) / (high - low);
    drawn[i] = share > 0 ? Math.round(Math.min(1, share) * 255) : 0;
  }
  return drawn;
}
