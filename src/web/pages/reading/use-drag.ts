/**
 * What a pointer does over a picture: a press that does not move is a click, one on a mark that moves carries the mark, any
 * other moves the picture. Positions are pixels of the window.
 */
import { type PointerEvent, useRef } from 'react';

type At = { readonly left: number; readonly top: number };
type Drag = { from: At; last: At; held: number | null; moved: boolean };

export type DragActs = {
  /** the mark under a point; null: none */
  readonly hit: (at: At) => number | null;
  readonly click: (at: At, mark: number | null) => void;
  readonly carry: (mark: number, at: At, isLast: boolean) => void;
  readonly pan: (dx: number, dy: number) => void;
};

/** A hand that clicks moves by a few pixels. */
const STILL = 4;

export function useDrag({ hit, click, carry, pan }: DragActs) {
  const drag = useRef<Drag | null>(null);
  const at = (event: PointerEvent<HTMLElement>): At => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { left: event.clientX - left, top: event.clientY - top };
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = at(event);
      drag.current = { from, last: from, held: hit(from), moved: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const now = drag.current;
      if (!now) return;
      const to = at(event);
      if (!now.moved && Math.abs(to.left - now.from.left) + Math.abs(to.top - now.from.top) < STILL) return;
      now.moved = true;
      if (now.held === null) pan(to.left - now.last.left, to.top - now.last.top);
      else carry(now.held, to, false);
      now.last = to;
    },
    onPointerUp: (event: PointerEvent<HTMLElement>): void => {
      const now = drag.current;
      drag.current = null;
      if (!now) return;
      if (!now.moved) click(now.from, now.held);
      else if (now.held !== null) carry(now.held, at(event), true);
    },
    onPointerCancel: (): void => {
      drag.current = null;
    },
  };
}
