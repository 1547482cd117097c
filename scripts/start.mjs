/** `npm start`: the shipped case on the terminal, then in the workbench. Options are those of `plumbline serve`. */
import { setUp } from './setup.mjs';

await setUp();
// In this process, so that signals, the terminal and the exit code are the command's own.
process.argv.splice(2, 0, 'demo');
await import('../dist/cli/main.js');
