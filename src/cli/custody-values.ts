/** What may stand behind an argument or option of `custody` and `fixity`. */
import { userInfo } from 'node:os';
import { wrong } from './failure.js';

export const CUSTODY_ACTS = ['show', 'check', 'checkpoint'] as const;
export type CustodyAct = (typeof CUSTODY_ACTS)[number];

export function everyValue(text: string): number {
  const days = Number(text);
  if (text.trim() !== '' && Number.isFinite(days) && days > 0) return days;
  throw wrong('--every', 'a number of days above 0', text);
}

export function fixityValue(text: string): number {
  const days = Number(text);
  if (text.trim() !== '' && Number.isFinite(days) && days >= 0) return days;
  throw wrong('--fixity', 'a number of days, 0 for never', text);
}

export const mostValue = (text: string): number => filesValue('--most', text);
export const sampleValue = (text: string): number => filesValue('--sample', text);

function filesValue(option: string, text: string): number {
  const most = Number(text);
  if (/^\d+$/.test(text) && most > 0) return most;
  throw wrong(option, 'a whole number of files, 1 or more', text);
}

/** Who is at this machine, where no name was given. */
export const actorOr = (given: string | undefined): string => given ?? userInfo().username;
