/** Whether an element is on screen, or about to be: what is further down need not be made yet. Once it was, it stays so. */
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Half a window: a reader who scrolls is there a moment later. */
const MARGIN = '50%';

export function useNear<E extends Element>(): readonly [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear || ref.current === null) return;
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && setNear(true), {
      rootMargin: MARGIN,
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [isNear]);
  return [ref, isNear];
}
