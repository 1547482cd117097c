/** A picture seen through a window: the whole of it under the parts that are looked at closely, and whatever is laid over it. */
import type { CSSProperties, ReactNode } from 'react';
import { TILE } from '../../../core/evidence/media/survey.js';
import { api } from '../../model/api.js';
import { type Eye, partsInView, type Size, toWindow } from './eye.js';
import css from './picture.module.css';

export type Drawn = {
  readonly caseName: string;
  readonly id: string;
  /** seconds into a clip */
  readonly at: number | null;
  readonly size: Size;
  readonly levels: number;
  /** of the view alone, 1: as drawn */
  readonly brightness: number;
  readonly contrast: number;
};

type Props = { readonly drawn: Drawn; readonly eye: Eye; readonly frame: Size; readonly children: ReactNode };

export function PictureWindow({ drawn, eye, frame, children }: Props) {
  const { caseName, id, at, size, levels, brightness, contrast } = drawn;
  const place = (level: number, column: number, row: number): CSSProperties => {
    const parts = 2 ** level;
    const [left, top] = toWindow(eye, size, frame, column / parts, row / parts);
    const [right, bottom] = toWindow(eye, size, frame, (column + 1) / parts, (row + 1) / parts);
    return { left, top, width: right - left, height: bottom - top };
  };
  const part = (level: number, column: number, row: number) => (
    <img
      key={`${level} ${column} ${row}`}
      className={css.part}
      style={place(level, column, row)}
      src={api.partAddress(caseName, id, at, level, column, row)}
      alt=""
      draggable={false}
    />
  );
  return (
    <>
      <div className={css.layer} style={{ filter: `brightness(${brightness}) contrast(${contrast})` }}>
        {part(0, 0, 0)}
        {partsInView(eye, size, frame, levels, window.devicePixelRatio || 1, TILE).map((one) =>
          part(one.level, one.column, one.row),
        )}
      </div>
      <svg className={css.marks} width={frame.width} height={frame.height} aria-hidden="true">
        {children}
      </svg>
    </>
  );
}
