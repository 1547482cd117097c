/** The rules a draft breaks, as of the last answer of the worker. While one draft is checked only the latest of the next waits. */
import { useEffect, useRef, useState } from 'react';
import type { DraftProblem } from '../../../core/casefile/check-draft.js';
import type { Draft, DraftTable } from '../../../core/casefile/draft.js';
import type { FolderFiles } from '../../../core/ports.js';
import type { CheckReply, CheckRequest } from './check-worker.js';

export type Checked = {
  readonly problems: readonly DraftProblem[];
  /** the problems are those of this very draft */
  readonly isCurrent: boolean;
};

export function useProblems(files: FolderFiles | null, draft: Draft | null): Checked {
  const [checked, setChecked] = useState<{ of: Draft; problems: readonly DraftProblem[] } | null>(null);
  const checker = useRef<((next: Draft) => void) | null>(null);
  useEffect(() => {
    if (!files) return;
    const opened = openChecker(files, (of, problems) => setChecked({ of, problems }));
    checker.current = opened.check;
    return opened.close;
  }, [files]);
  useEffect(() => {
    if (draft && files) checker.current?.(draft);
  }, [draft, files]);
  return { problems: checked?.problems ?? [], isCurrent: checked !== null && checked.of === draft };
}

function openChecker(files: FolderFiles, onChecked: (of: Draft, problems: readonly DraftProblem[]) => void) {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module', name: 'plumbline rules' });
  const send = (request: CheckRequest): void => worker.postMessage(request);
  send({ kind: 'open', files });
  let sent = new Map<string, DraftTable>();
  let [busy, waiting]: [Draft | null, Draft | null] = [null, null];
  const check = (draft: Draft): void => {
    if (busy) {
      waiting = draft;
      return;
    }
    busy = draft;
    const tables = [...draft.values()].filter((table) => sent.get(table.path) !== table);
    sent = new Map(draft);
    send({ kind: 'check', tables });
  };
  worker.addEventListener('message', ({ data }: MessageEvent<CheckReply>) => {
    const [done, next] = [busy, waiting];
    [busy, waiting] = [null, null];
    if (done) onChecked(done, data.problems);
    if (next && next !== done) check(next);
  });
  return { check, close: () => worker.terminate() };
}
