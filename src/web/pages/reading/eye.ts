/**
 * How a picture is looked at: how large it is drawn and which point of it stands in the middle of the window. Parts of the
 * picture, 0..1, to pixels of the window and back; pure, so that it is tested without one.
 */
export type Eye = {
  /** pixels of the window for one pixel of the picture */
  readonly scale: number;
  /** parts of the picture in the middle of the window */
  readonly x: number;
  readonly y: number;
};
export type Size = { readonly width: number; readonly height: number };

/** Four pixels of a screen for one of the picture show all there is. */
const CLOSEST = 8;

export const fitScale = (picture: Size, frame: Size): number =>
  Math.min(frame.width / picture.width, frame.height / picture.height);

export const wholeView = (picture: Size, frame: Size): Eye => ({ scale: fitScale(picture, frame), x: 0.5, y: 0.5 });

export const toWindow = (eye: Eye, picture: Size, frame: Size, x: number, y: number): readonly [number, number] => [
  frame.width / 2 + (x - eye.x) * picture.width * eye.scale,
  frame.height / 2 + (y - eye.y) * picture.height * eye.scale,
];

export const toPicture = (
  eye: Eye,
  picture: Size,
  frame: Size,
  left: number,
  top: number,
): readonly [number, number] => [
  eye.x + (left - frame.width / 2) / (picture.width * eye.scale),
  eye.y + (top - frame.height / 2) / (picture.height * eye.scale),
];

/** The point of the picture under `left`, `top` stays where it is. */
export function zoomed(
  eye: Eye,
  picture: Size,
  frame: Size,
  by: number,
  left = frame.width / 2,
  top = frame.height / 2,
): Eye {
  const least = fitScale(picture, frame);
  const scale = Math.min(Math.max(least, CLOSEST), Math.max(least, eye.scale * by));
  const [x, y] = toPicture(eye, picture, frame, left, top);
  const moved = {
    scale,
    x: x - (left - frame.width / 2) / (picture.width * scale),
    y: y - (top - frame.height / 2) / (picture.height * scale),
  };
  return held(moved, picture, frame);
}

/** @param dx pixels of the window */
export const panned = (eye: Eye, picture: Size, frame: Size, dx: number, dy: number): Eye =>
  held(
    { ...eye, x: eye.x - dx / (picture.width * eye.scale), y: eye.y - dy / (picture.height * eye.scale) },
    picture,
    frame,
  );

/** Moved no further than to see a point. */
export function brought(eye: Eye, picture: Size, frame: Size, x: number, y: number): Eye {
  const [left, top] = toWindow(eye, picture, frame, x, y);
  const isSeen = left >= EDGE && top >= EDGE && left <= frame.width - EDGE && top <= frame.height - EDGE;
  return isSeen ? eye : held({ ...eye, x, y }, picture, frame);
}

const EDGE = 24;

/** No more than the picture's edge comes into the window; where all of it fits, it stands in the middle. */
function held(eye: Eye, picture: Size, frame: Size): Eye {
  const half = (frameSide: number, pictureSide: number): number => frameSide / (2 * pictureSide * eye.scale);
  const hold = (at: number, margin: number): number =>
    margin >= 0.5 ? 0.5 : Math.min(1 - margin, Math.max(margin, at));
  return {
    scale: eye.scale,
    x: hold(eye.x, half(frame.width, picture.width)),
    y: hold(eye.y, half(frame.height, picture.height)),
  };
}

export type PartPlace = { readonly level: number; readonly column: number; readonly row: number };

/** The parts to be drawn: those in the window, of the level whose pixels are no larger than the window's. */
export function partsInView(
  eye: Eye,
  picture: Size,
  frame: Size,
  levels: number,
  density: number,
  tile: number,
): readonly PartPlace[] {
  const longer = Math.max(picture.width, picture.height) * eye.scale * density;
  const level = Math.min(levels, Math.max(0, Math.ceil(Math.log2(longer / tile))));
  if (level === 0) return [];
  const parts = 2 ** level;
  const [left, top] = toPicture(eye, picture, frame, 0, 0);
  const [right, bottom] = toPicture(eye, picture, frame, frame.width, frame.height);
  const at = (part: number): number => Math.min(parts - 1, Math.max(0, Math.floor(part * parts)));
  const found: PartPlace[] = [];
  for (let row = at(top); row <= at(bottom); row++)
    for (let column = at(left); column <= at(right); column++) found.push({ level, column, row });
  return found;
}
