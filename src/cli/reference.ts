/** The command reference as a page, from the commands' own help. Hidden commands stay out. */
import type { Command } from 'commander';

const HELP_WIDTH = 100;

export function referenceOf(program: Command): string {
  const shown = program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help');
  const sections = shown.map((command) => `## plumbline ${command.name()}\n\n${fenced(command)}`);
  return `${[TITLE, fenced(program), ...sections].join('\n\n')}\n`;
}

const TITLE = `# The command line

Data goes to standard output, progress and warnings to standard error. Exit codes: 0 done, 1 the work failed, 2 the command
was wrong. This page is made from \`plumbline --help\` and checked by the tests.`;

function fenced(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => HELP_WIDTH,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}
