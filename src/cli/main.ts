#!/usr/bin/env node
/** The process around a command: its streams and its exit code. */
import { processIo } from './io.js';
import { runCommand } from './run-command.js';

// A reader that has seen enough (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), processIo(process));
