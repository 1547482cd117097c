/** What commands are put together from. */
import { type Command, Option } from 'commander';
import { fixityValue } from './custody-values.js';
import { LOG_FORMATS } from './log-line.js';
import { portValue, seedValue } from './option-values.js';

/** What every command takes. Where nothing is drawn the seed is taken and said to change nothing. */
export function shared(
  command: Command,
  document: string,
  seed = 'taken by every command; here nothing is drawn',
): Command {
  return command
    .option('--json', `print one JSON document and nothing else: ${document}`)
    .addOption(new Option('--seed <n>', seed).argParser(seedValue).default(1));
}

/** How a command that goes on tells what happens. */
export const logging = (command: Command): Command =>
  command.addOption(
    new Option('--log-format <form>', 'lines on standard error as words, or one JSON object each (requests too)')
      .choices(LOG_FORMATS)
      .default('text'),
  );

export function serving(command: Command): Command {
  return logging(keeping(command))
    .option('--host <host>', 'address of this machine to listen on', '127.0.0.1')
    .option(
      '--port <n>',
      'port to listen on; 0 takes any free one (default: PLUMBLINE_PORT or 7373, else the next free one)',
      portValue,
    )
    .option('--people', 'people sign in; so they do wherever there is an account')
    .option('--origin <https://host>', 'where people reach the pages, behind a proxy with TLS (implies --people)')
    .option('--fixity <days>', 'read each evidence file again after so many days; 0 never does', fixityValue, 30);
}

/** Where this machine keeps what it is given. */
export function keeping(command: Command): Command {
  return command
    .option(
      '--data <dir>',
      'where the workbench keeps its data (default: PLUMBLINE_DATA, else the usual place of this system)',
    )
    .option('--database <url>', 'a PostgreSQL server to use instead of the embedded one (default: DATABASE_URL)');
}

export const example = (line: string): string => `\nExample:\n  ${line}`;
