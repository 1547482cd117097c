/** Where a command's words go: data to standard output, progress and warnings to standard error. */
import { COLUMNS, type Page } from './print/page.js';
import { makeTone, wantsColour } from './print/tone.js';

export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** how standard output is set */
  readonly page: Page;
  /** standard error is a terminal: a progress bar may be drawn there */
  readonly showsProgress: boolean;
};

export function processIo({ stdout, stderr, env }: NodeJS.Process): Io {
  // A terminal of unknown width says 0.
  const columns = stdout.columns || Math.trunc(Number(env.COLUMNS)) || COLUMNS.most;
  return {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    page: {
      columns: Math.min(COLUMNS.most, Math.max(COLUMNS.least, columns)),
      tone: makeTone(wantsColour(env, stdout.isTTY === true)),
    },
    showsProgress: stderr.isTTY === true,
  };
}

export const warn = (io: Io, warnings: readonly string[]): void => {
  for (const warning of warnings) io.err(`plumbline: warning: ${warning}\n`);
};
