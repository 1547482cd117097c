/** A value that has to be fetched: nothing yet, here, or failed. The last value stays while the next is on its way. */
import { useEffect, useState } from 'react';

export type Fetched<T> = { readonly value: T | null; readonly error: Error | null };

/** @param key what is fetched; a new key fetches again */
export function useFetched<T>(key: string, get: () => Promise<T>): Fetched<T> {
  const [state, setState] = useState<Fetched<T> & { readonly key: string }>({ key, value: null, error: null });
  // dependencies: `get` is a new function each time, `key` says what it gets
  useEffect(() => {
    let wanted = true;
    get().then(
      (value) => wanted && setState({ key, value, error: null }),
      (error: unknown) => wanted && setState({ key, value: null, error: error as Error }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return state.key === key ? state : { value: null, error: null };
}
