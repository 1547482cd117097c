/** Work that is refused until whoever asks showed their factors again: they are asked for, and the work is done then. */
import { type ReactNode, useState } from 'react';
import { ApiError } from '../../../client/client.js';
import { AgainDialog } from './again-dialog.js';

export type Run = <T>(work: () => Promise<T>) => Promise<T>;
type Waiting = { readonly go: () => void; readonly stop: () => void };

/** @param hasPassword whether a password is among the factors @param organisation whose sign-in is; null: none */
export function useAgain(hasPassword: boolean, organisation: string | null): { run: Run; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const run: Run = (work) =>
    work().catch((error: unknown) => {
      if (!asksAgain(error)) throw error;
      return new Promise((resolve, reject) =>
        setWaiting({
          go: () => {
            setWaiting(null);
            work().then(resolve, reject);
          },
          stop: () => {
            setWaiting(null);
            reject(error);
          },
        }),
      );
    });
  return { run, dialog: waiting && <AgainDialog {...{ hasPassword, organisation, ...waiting }} /> };
}

const asksAgain = (error: unknown): boolean =>
  error instanceof ApiError && (error.answer as { readonly again?: unknown } | null)?.again === true;
