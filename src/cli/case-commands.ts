/** Commands by which a case is begun, brought in, written back and put into words. */
import type { Command } from 'commander';
import { example, keeping, shared } from './command-parts.js';
import { exportOptions, importOptions } from './exchange-options.js';
import type { ExitCode } from './failure.js';
import type { Io } from './io.js';
import { dayValue, publicationDayValue, revisionValue, scenarioValue } from './option-values.js';

export function addCaseCommands(program: Command, io: Io, done: (code: ExitCode) => void): void {
  shared(program.command('draft'), 'paragraphs, and footnotes with the rows of each number', 'seed of every draw')
    .description('Write the paragraph on a claim that an editor may start from, every number with its footnote.')
    .argument('<case>', 'a case folder (it holds datapackage.json)')
    .option('--claim <id>', 'this claim (default: every headline claim)')
    .option('--as-of <date>', 'weigh what was published by this day (default: the latest day of the case)', dayValue)
    .option('--format <name>', 'text (default), html or md')
    .addHelpText('after', example('plumbline draft examples/ridgeline --claim c01 --format md'))
    .action(async (path, options) => done(await (await import('./commands/draft.js')).draft(path, options, io)));

  shared(program.command('publish'), 'what was written', 'seed of every draw')
    .description('Publish a case as a dossier: pages, tables, manifest and sums, as its next revision.')
    .argument('<case>', 'a case folder (it holds datapackage.json)')
    .requiredOption('--out <dir>', 'folder of the dossier; its revisions lie in it and are never written over')
    .option('--as-of <date>', 'weigh what was published by this day (default: the latest the case speaks of)', dayValue)
    .option('--scenario <name>', 'visibility scenario for words, cost and fleet', scenarioValue)
    .option('--desk', 'for the desk: nothing is stripped, and every page says so')
    .option('--published <date>', 'day of publication (default: today)', publicationDayValue)
    .option('--why <reason>', 'why a published number changed; told beside the old and the new one')
    .option('--sign', 'sign the manifest with the key of this machine, made where there is none')
    .option('--key <file>', 'sign with this Ed25519 key, as PEM')
    .option('--pdf', 'also print the findings as dossier.pdf, with the Chromium of this machine')
    .option('--browser <path>', 'the Chromium to print with (default: PLUMBLINE_CHROMIUM, else the one installed)')
    .option('--without-sandbox', 'print with a browser that is not walled in, as root has it')
    .addHelpText('after', example('plumbline publish examples/ridgeline --out dossier'))
    .action(async (path, options) => done(await (await import('./commands/publish.js')).publish(path, options, io)));

  shared(program.command('propose'), 'what is proposed and what is not, or how many were accepted')
    .description('Lay records of other lists out as readings to decide on, or take in what was accepted of them.')
    .argument('<case>', 'a case folder with imported records (plumbline import --from)')
    .option('--out <file>', 'write the table to decide on there; nothing is ever replaced')
    .option('--accept <file>', 'take in the rows of that table that say yes; none is taken by itself')
    .option('--actor <name>', 'who accepts, told in each reading (default: the account of this machine)')
    .option('--as-of <date>', 'what the lists said by this day (default: all of it)', dayValue)
    .addHelpText('after', example('plumbline propose examples/ridgeline --out proposals.csv'))
    .action(async (path, options) => done(await (await import('./commands/propose.js')).propose(path, options, io)));

  shared(program.command('new'), 'the name and the files of the case')
    .description('Begin a case: a folder with every table, its header and the sites, for rows to be put in.')
    .argument('<folder>', 'a folder that is new or empty')
    .option('--name <name>', 'short name of the case (default: the name of the folder)')
    .option('--title <text>', 'title (default: the name)')
    .option('--strike <day>', 'day of the strike, or first and last with / between; asked on a terminal')
    .option('--question <text>', 'what the case asks; asked on a terminal')
    .option('--types <names>', 'types of assets, with commas between; asked on a terminal')
    .option('--sites <list>', 'sites as "name latitude longitude", with semicolons between; asked on a terminal')
    .addHelpText(
      'after',
      example('plumbline new harbour --strike 2031-06-01 --types tank --sites "North Field 51.2 20.1"'),
    )
    .action(async (path, options) => done(await (await import('./commands/new.js')).newFolder(path, options, io)));

  importOptions(keeping(shared(program.command('import'), 'the revision, the difference to decide, or what was added')))
    .description('Take a case folder into the cases of this machine, or a file of another tool into a case.')
    .argument('<path>', 'a case folder (it holds datapackage.json); with --from a file: CSV, JSON, lines of JSON, KML')
    .option('--take <what>', 'where folder and edits went apart: folder, edits or both (default: show the difference)')
    .option('--conflicts <side>', 'with --take both: folder or edits for what both changed to different ends')
    .addHelpText('after', example('plumbline import losses.csv --from oryx --case examples/ridgeline'))
    .action(async (path, options) =>
      done(
        options.from === undefined
          ? await (await import('./commands/import-case.js')).importCase(path, options, io)
          : await (await import('./commands/import.js')).importFile(path, options, io),
      ),
    );

  exportOptions(keeping(shared(program.command('export'), 'the files that were written', 'seed of every draw')))
    .description('Write a case of this machine as its folder, or a case folder in the format of another tool.')
    .argument('<case>', 'name of a case of this machine; with --to a case folder')
    .option('--out <path>', 'a folder that is new or empty; with --to a file or folder; nothing is ever replaced')
    .option('--revision <n>', 'this revision (default: the newest)', revisionValue)
    .addHelpText('after', example('plumbline export examples/ridgeline --to timemap --out events.json'))
    .action(async (name, options) =>
      done(
        options.to === undefined
          ? await (await import('./commands/export-case.js')).exportCase(name, options, io)
          : await (await import('./commands/export.js')).exportCase(name, options, io),
      ),
    );
}
