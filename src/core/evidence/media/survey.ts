/** What a picture's values are and how they are drawn: shapes that the reader of files, the server and the pages share. */

/** Values drawn black and white; between them linear, beyond them cut. */
export type Stretch = { readonly low: number; readonly high: number };

export type Survey = {
  /** pixels, upright */
  readonly width: number;
  readonly height: number;
  readonly colours: number;
  /** of one value: 8 or 16 whole, 32 floating point */
  readonly bits: 8 | 16 | 32;
  /** null: drawn as stored */
  readonly stretch: Stretch | null;
};

/** The frame of a clip that is shown. */
export type FrameTime = {
  /** seconds from the beginning, as the clip itself counts */
  readonly at: number;
  /** seconds of the whole clip */
  readonly length: number;
  /** frames in a second; null where the clip does not say */
  readonly perSecond: number | null;
};

export type PictureSurvey = Survey & {
  /** the finest level of tiles; level 0 is the whole picture in one */
  readonly levels: number;
  readonly frame: FrameTime | null;
};

/** Pixels of the longer side of a tile, at most. */
export const TILE = 1024;

/** Each level has twice the tiles of the one before it in each direction. */
export function levelsOf({ width, height }: Pick<Survey, 'width' | 'height'>): number {
  let levels = 0;
  for (let longer = Math.max(width, height); longer > TILE; longer = Math.ceil(longer / 2)) levels += 1;
  return levels;
}

/** `t=12.48` of an instant; milliseconds, as many as a clip tells apart. */
export const fragmentOf = (seconds: number): string => `t=${Number(seconds.toFixed(3))}`;

/** Seconds of `t=12.48`; null where it is none. */
export function secondsOf(fragment: string | null): number | null {
  const match = /^t=(\d{1,6}(?:\.\d{1,3})?)$/.exec(fragment ?? '');
  return match ? Number(match[1]) : null;
}
