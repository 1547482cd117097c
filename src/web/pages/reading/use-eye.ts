/** Size of the window a picture is looked at through, and how it is looked at; a picture seen whole stays whole when the window changes. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Eye, fitScale, panned, type Size, wholeView, zoomed } from './eye.js';

export type Looking = {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly frame: Size;
  readonly eye: Eye;
  readonly look: (eye: Eye) => void;
};

const NOTHING: Size = { width: 0, height: 0 };

export function useEye(picture: Size): Looking {
  const ref = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState(NOTHING);
  const [eye, setEye] = useState<Eye>({ scale: 0, x: 0.5, y: 0.5 });
  // dependencies: the window is watched as long as it is there
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      setFrame({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const least = frame.width === 0 ? 0 : fitScale(picture, frame);
  // Held to the window as it is now.
  const now = eye.scale <= least ? wholeView(picture, frame) : panned(eye, picture, frame, 0, 0);
  const look = (next: Eye): void => setEye(next.scale <= least ? { ...next, scale: 0 } : next);
  return { ref, frame, eye: now, look };
}

/** The wheel zooms where the picture has the focus, and scrolls the page else. */
export function useWheel({ ref, frame, eye, look }: Looking, picture: Size): void {
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const by = Math.exp(-event.deltaY / 400);
      look(zoomed(eye, picture, frame, by, event.clientX - left, event.clientY - top));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  });
}
