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
/** What is not on screen is made too, since it may be printed or scrolled to, but keeps nothing waiting. */
const FAR_REST_MS = 4000;

type Ask<T> = (client: Client, onProgress: (step: Step) => void) => Promise<T>;

/** @param key all the answer depends on, besides the case @param rest ms */
function useLong<T>(open: OpenCase, key: string, ask: Ask<T>, rest = REST_MS): Long<T> {
  const [made, setMade] = useState<{ answer: T; key: string } | null>(null);
  const [step, setStep] = useState<(Step & { key: string }) | null>(null);
  const [failed, setFailed] = useState<{ error: Error; key: string } | null>(null);
  const [stopped, setStopped] = useState(false);
  const [due, setDue] = useState<string | null>(null);
  const isMade = made?.key === key;
  const isDue = due === key;
  useEffect(() => {
    if (isDue) return;
    const timer = setTimeout(() => setDue(key), rest);
    return () => clearTimeout(timer);
  }, [key, isDue, rest]);
  // dependencies: the key stands for what is asked
  useEffect(() => {
    if (stopped || isMade || !isDue) return;
    let wanted = true;
    const client = openClient(open);
    ask(client, (progress) => wanted && setStep({ done: progress.done, of: progress.of, key }))
      .then(
        (answer) => wanted && setMade({ answer, key }),
        (error: Error) => wanted && !(error instanceof Closed) && setFailed({ error, key }),
      )
      .finally(() => client.close());
    return () => {
      wanted = false;
      client.close();
    };
  }, [open, key, stopped, isMade, isDue]);
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

/** The fog curve holds every day: only another scenario or seed asks for a new one. @param isNear it is on screen, or about to be */
export const useFogCurve = (open: OpenCase, config: RunConfig, isNear: boolean): Long<readonly FogPoint[]> =>
  useLong(
    open,
    `${config.scenario}|${config.seed}`,
    (client, onProgress) => client.ask({ kind: 'fog', config }, onProgress).then(({ points }) => points),
    isNear ? REST_MS : FAR_REST_MS,
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
