/** The command line in this process: what a command prints where, and the code it ends with. No colour, no progress. */
import { makeTone } from '../cli/print/tone.js';
import { runCommand } from '../cli/run-command.js';

export async function runCli(args: readonly string[], columns = 100) {
  let [out, err] = ['', ''];
  const code = await runCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    page: { columns, tone: makeTone(false) },
    showsProgress: false,
  });
  return { code, out, err };
}
