/**
 * How a command ends when it cannot do what it was asked: one line that says where and which rule, then what to do next.
 * Exit codes: 0 done, 1 the work failed, 2 the command was wrong.
 */
export type ExitCode = 0 | 1 | 2;

export class Failure extends Error {
  override name = 'Failure';
  constructor(
    readonly exitCode: Exclude<ExitCode, 0>,
    message: string,
    /** what to do next, a line each */
    readonly next: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The command was wrong. `rule` reads `--seed: a whole number`, the value follows. */
export function wrong(where: string, rule: string, got: string, next: readonly string[] = []): Failure {
  return new Failure(2, `${where}: ${rule}, got ${JSON.stringify(got)}`, next);
}

export const printFailure = ({ message, next }: Failure): string =>
  [`plumbline: ${message}`, ...next.map((line) => `  ${line}`), ''].join('\n');
