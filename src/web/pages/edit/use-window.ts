/** Which rows of a long list are in view, all of one height, so that thousands cost no more than a screenful. */
import { type RefObject, useCallback, useEffect, useState } from 'react';

export const ROW_PX = 30;
/** rows made beyond the edges, so that a scroll shows no gap */
const BEYOND = 8;

export type Window = {
  readonly first: number;
  /** one past the last */
  readonly end: number;
  /** whole rows in view */
  readonly page: number;
  readonly onScroll: () => void;
  /** @param top height of what stays above the rows */
  readonly show: (row: number) => void;
};

export function useWindow(ref: RefObject<HTMLElement | null>, rows: number): Window {
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const onScroll = useCallback((): void => {
    const box = ref.current;
    if (!box) return;
    const top = Math.floor(box.scrollTop / ROW_PX);
    setSeen((before) =>
      before.top === top && before.height === box.clientHeight ? before : { top, height: box.clientHeight },
    );
  }, [ref]);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    onScroll();
    const observer = new ResizeObserver(onScroll);
    observer.observe(box);
    return () => observer.disconnect();
  }, [ref, onScroll]);
  const page = Math.max(1, Math.floor(seen.height / ROW_PX) - 2);
  return {
    first: Math.max(0, seen.top - BEYOND),
    end: Math.min(rows, seen.top + Math.ceil(seen.height / ROW_PX) + BEYOND),
    page,
    onScroll,
    show(row) {
      const box = ref.current;
      if (!box) return;
      // The heads cover one row, and a problem shown under a cell needs two more.
      const [top, bottom] = [row * ROW_PX, (row + 4) * ROW_PX];
      if (top < box.scrollTop) box.scrollTop = top;
      else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    },
  };
}
