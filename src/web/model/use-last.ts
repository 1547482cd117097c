/** What was there last stays on screen while the next is on its way. */
import { useRef } from 'react';

export function useLast<T>(value: T | null): T | null {
  const last = useRef<T | null>(null);
  if (value !== null) last.current = value;
  return value ?? last.current;
}
