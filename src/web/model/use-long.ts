/**
 * Long answers, each from a worker of its own that tells how far it has come. Another config ends the old computation rather
 * than waiting for it; the last answer stays meanwhile, marked stale.
 */
import { useCallback, useEffect, useState } from 'react';
import type { FogPoint, Influence, PredictiveCheck } from '../../core/losses/result.js';
import type { RunConfig } from '../../core/run.js';
import { type Client, Closed } from '../../workers/client.js';
import type { OpenCase } from './fetch-case.js';
import { openClient } from './open-client.js';

export type Step = { readonly done: number; readonly of: number };

export type Long<T> = {
  /** the last answer, whatever it was asked for */
  readonly answer: T | null;
  readonly stale: boolean;
  /** of the answer being made */
  readonly step: Step | null;
  readonly error: Error | null;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly resume: () => void;
};

/** So long a config stands before its long answers are begun: a handle on the move begins none, and its day is drawn first. */
const REST_MS = 600;

type Ask<T> = (client: Client, onProgress: (step: Step) => void) => Promise<T>;

/** @param key all the answer depends on, besides the case */
function useLong<T>(open: OpenCase, key: string, ask: Ask<T>): Long<T> {
  const [made, setMade] = useState<{ answer: T; key: string } | null>(null);
  const [step, setStep] = useState<(Step & { key: string }) | null>(null);
  const [failed, setFailed] = useState<{ error: Error; key: string } | null>(null);
  const [stopped, setStopped] = useState(false);
  const isMade = made?.key === key;
  // dependencies: the key stands for what is asked
  useEffect(() => {
    if (stopped || isMade) return;
    let client: Client | null = null;
    let wanted = true;
    const begin = (): void => {
      const own = openClient(open);
      client = own;
      ask(own, (progress) => wanted && setStep({ done: progress.done, of: progress.of, key }))
        .then(
          (answer) => wanted && setMade({ answer, key }),
          (error: Error) => wanted && !(error instanceof Closed) && setFailed({ error, key }),
        )
        .finally(() => own.close());
    };
    const timer = setTimeout(begin, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
      client?.close();
    };
  }, [open, key, stopped, isMade]);
  return {
    answer: made?.answer ?? null,
    stale: made !== null && !isMade,
    step: step?.key === key && !isMade ? step : null,
    error: failed?.key === key ? failed.error : null,
    stopped,
    stop: useCallback(() => setStopped(true), []),
    resume: useCallback(() => setStopped(false), []),
  };
}

/** The fog curve holds every day: only another scenario or seed asks for a new one. */
export const useFogCurve = (open: OpenCase, config: RunConfig): Long<readonly FogPoint[]> =>
  useLong(open, `${config.scenario}|${config.seed}`, (client, onProgress) =>
    client.ask({ kind: 'fog', config }, onProgress).then(({ points }) => points),
  );

const weighingKey = ({ asOf, scenario, seed }: RunConfig): string => `${asOf}|${scenario}|${seed}`;

/** The totals and headline verdicts without each image, analyst and root. */
export const useInfluence = (open: OpenCase, config: RunConfig): Long<Influence> =>
  useLong(open, weighingKey(config), (client, onProgress) =>
    client.ask({ kind: 'influence', config }, onProgress).then(({ influence }) => influence),
  );

/** Would this model have produced such readings? */
export const useChecks = (open: OpenCase, config: RunConfig): Long<readonly PredictiveCheck[]> =>
  useLong(open, weighingKey(config), (client) => client.ask({ kind: 'checks', config }).then(({ checks }) => checks));
