/** Lines of a long-running command on standard error: words for a reader, or one JSON object a line for programs. */
import type { Io } from './io.js';

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export type Log = {
  readonly line: (text: string) => void;
  /** what only programs read: none in words */
  readonly event: ((fields: Readonly<Record<string, string | number>>) => void) | undefined;
};

export function logOf(io: Io, format: LogFormat, now: () => string = () => new Date().toISOString()): Log {
  if (format === 'text') return { line: (text) => io.err(`plumbline: ${text}\n`), event: undefined };
  const event = (fields: Readonly<Record<string, string | number>>): void =>
    io.err(`${JSON.stringify({ time: now(), ...fields })}\n`);
  return { line: (message) => event({ message }), event };
}
