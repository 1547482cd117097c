/** Runs one command line to its exit code. Whatever goes wrong ends here, in words that say what to do next. */
import { type Command, CommanderError } from 'commander';
import { InputError } from '../core/problem.js';
import { type ExitCode, Failure, printFailure } from './failure.js';
import type { Io } from './io.js';
import { buildProgram } from './program.js';

/** @param args without the two leading words of a process */
export async function runCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = buildProgram(io, (done) => {
    code = done;
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return tell(error, program, args, io);
  }
}

function tell(error: unknown, program: Command, args: readonly string[], io: Io): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Called with no command at all: commander has printed the help.
    if (error.code !== 'commander.help') io.err(printFailure(wrongCommand(error, program, args)));
    return 2;
  }
  if (error instanceof Failure) {
    io.err(printFailure(error));
    return error.exitCode;
  }
  // A caller's mistake has its own sentence; anything else is a fault of ours, and hides nothing.
  const isOurs = !(error instanceof InputError);
  const text = error instanceof Error ? ((isOurs ? error.stack : undefined) ?? error.message) : String(error);
  io.err(printFailure(new Failure(1, text)));
  return 1;
}

function wrongCommand(error: CommanderError, program: Command, args: readonly string[]): Failure {
  const [message = '', ...hints] = error.message.replace(/^error: /, '').split('\n');
  const meant = hints.map((hint) => hint.replace(/^\(Did you mean (.*)\?\)$/, 'did you mean $1?'));
  const command = program.commands.find((known) => known.name() === args[0]);
  const help = command ? `plumbline ${command.name()} --help` : 'plumbline --help';
  return new Failure(2, message, [...meant, `see them all: ${help}`]);
}
