/** Child processes of a test: what they say, line by line, and their end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { plainScript } from './plain-script.js';

export type Child = {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** what it wrote to standard error */
  readonly complaints: () => string;
  /** resolves at the first line that begins so, or with null at its end */
  readonly says: (beginning: string) => Promise<string | null>;
  readonly ended: Promise<number | NodeJS.Signals | null>;
};

/** Runs a script of the tests; `account` (as root only) makes another user of it, or gives it another environment. */
export function startChild(
  file: string,
  args: readonly string[],
  account: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Child {
  return watch(
    spawn(process.execPath, [plainScript(file), ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...account }),
  );
}

export function watch(child: ChildProcess): Child {
  const lines: string[] = [];
  let rest = '';
  let complaints = '';
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  let isOver = false;
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => {
      isOver = true;
      wake();
      resolve(code ?? signal);
    });
  });
  const says = (beginning: string): Promise<string | null> =>
    new Promise((resolve) => {
      const look = (): void => {
        const line = lines.find((one) => one.startsWith(beginning));
        if (line === undefined && !isOver) return;
        waiting.delete(look);
        resolve(line ?? null);
      };
      waiting.add(look);
      look();
    });
  return { process: child, lines, complaints: () => complaints, says, ended };
}
