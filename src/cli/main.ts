#!/usr/bin/env node
/** The process around a command: its streams and its exit code. */
import { SecretError, takeSecrets } from '../store/secret-files.js';
import { Failure, printFailure } from './failure.js';
import { processIo } from './io.js';
import { runCommand } from './run-command.js';

// A reader that has seen enough (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const io = processIo(process);
try {
  takeSecrets(process.env);
  process.exitCode = await runCommand(process.argv.slice(2), io);
} catch (error) {
  if (!(error instanceof SecretError)) throw error;
  io.err(printFailure(new Failure(1, error.message)));
  process.exitCode = 1;
}
