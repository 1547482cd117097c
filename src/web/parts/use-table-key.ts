/** "t" turns the chart the reader is at: the one that holds the focus, else the first whose box crosses mid-screen. */
import { type RefObject, useEffect, useRef } from 'react';

type Turn = () => void;
const figures = new Map<HTMLElement, Turn>();

export function useTableKey(turn: Turn): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const latest = useRef(turn);
  latest.current = turn;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    figures.set(element, () => latest.current());
    return () => {
      figures.delete(element);
    };
  }, []);
  return ref;
}

export function turnTableInView(): void {
  const all = [...figures].sort(([a], [b]) => top(a) - top(b));
  const focused = all.find(([element]) => element.contains(document.activeElement));
  const middle = window.innerHeight / 2;
  const crossing = all.find(([element]) => top(element) <= middle && element.getBoundingClientRect().bottom >= middle);
  const nearest = all.find(([element]) => top(element) > 0) ?? all.at(-1);
  (focused ?? crossing ?? nearest)?.[1]();
}

const top = (element: Element): number => element.getBoundingClientRect().top;
