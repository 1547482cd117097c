/** PLUMBLINE_LIMITS: how many times the usual one person may ask of the server (2: twice, 0.5: half, 0: without limit). */
import { BindError } from '../serve.js';

/** @throws BindError for what is no such number */
export function quotaTimesFrom(env: Readonly<Record<string, string | undefined>>): number {
  const text = env.PLUMBLINE_LIMITS || '1';
  const times = Number(text);
  if (!(times >= 0 && times <= 1_000))
    throw new BindError(`PLUMBLINE_LIMITS: a number from 0 to 1000, got ${JSON.stringify(text)}`);
  return times;
}
