/** The command line as a tree of commands. Each one is loaded only when it is called, so that `--help` answers at once. */
import { Argument, Command } from 'commander';
import { VERSION } from '../core/version.js';
import { addCaseCommands } from './case-commands.js';
import { example, shared } from './command-parts.js';
import { CUSTODY_ACTS, everyValue, mostValue } from './custody-values.js';
import type { ExitCode } from './failure.js';
import type { Io } from './io.js';
import { bitsValue, timeValue } from './media-values.js';
import {
  dayValue,
  drawsValue,
  modelValue,
  namesValue,
  precisionValue,
  publicationDayValue,
  scenarioValue,
  seasonValue,
  stagesValue,
  threadsValue,
  timesValue,
  trendValue,
  workersValue,
} from './option-values.js';
import { addStoreCommands } from './store-commands.js';

/** @param done is told the exit code of the command that ran */
export function buildProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('plumbline')
    .description('Weighs what is claimed about a strike against what can be seen.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', example('plumbline assess examples/ridgeline'));

  shared(program.command('assess'), 'the assessment document', 'seed of every draw')
    .description('Weigh the claims of a case: floor, chances, cost, fleet and depth.')
    .argument('<case>', 'a case folder (it holds datapackage.json); with --all a folder of such folders')
    .option(
      '--as-of <date>',
      'weigh what was published by this day (default: the latest day the case speaks of)',
      dayValue,
    )
    .option(
      '--scenario <name>',
      'visibility scenario for words, cost and fleet: good, middling (default) or poor',
      scenarioValue,
    )
    .option('--assume <file>', 'a set of assumptions (JSON): what-ifs beside the findings, marked as assumed')
    .option('--out <dir>', 'also write assessment.json and inputs.sha256 there; nothing is ever replaced')
    .option('--only <stages>', 'only these stages, with commas between, such as losses,cost', stagesValue)
    .option(
      '--threads <n>',
      'make fits on so many threads; the result does not depend on it (default: one per processor)',
      threadsValue,
    )
    .option('--all', 'every case below the folder, each into a folder of its own in --out; run again, it goes on')
    .option(
      '--workers <n>',
      'with --all: so many processes; the results do not depend on it (default: one per processor)',
      workersValue,
    )
    .option('--fresh', 'weigh anew, even where the same assessment by the same program is kept on this machine')
    .addHelpText('after', example('plumbline assess examples/ridgeline --as-of 2031-03-20 --scenario good'))
    .action(async (path, options) => done(await (await import('./commands/assess.js')).assess(path, options, io)));

  shared(program.command('claims'), 'the claims and what they imply')
    .description('Audit the arithmetic of the claims of a case, or find the claims in a text.')
    .argument(
      '<file>',
      'a case folder or its claims.csv; or a text in English, Ukrainian or Russian (- for standard input)',
    )
    .option('--case <folder>', 'the case whose sites, types and sources a text is read with')
    .addHelpText('after', example('plumbline claims examples/statement.txt --case examples/ridgeline'))
    .action(async (path, options) => done(await (await import('./commands/claims.js')).claims(path, options, io)));

  shared(program.command('verify'), 'one result per file, and the gravest of them')
    .description('Check whether files are what they were stated, signed or stamped to be, without a network.')
    .argument(
      '<path>',
      'a case folder, a dossier, an evidence file (WACZ, WARC, timestamp, picture …) or a folder of them',
    )
    .option('--trust <file>', 'certificates of roots to trust as well, as PEM (default: those Node.js carries)')
    .option('--rerun', 'also make the assessment of a dossier again, and compare it')
    .option('--captures', 'also list the pages and captured resources of each archive')
    .addHelpText('after', example('plumbline verify examples/ridgeline'))
    .action(async (path, options) => done(await (await import('./commands/verify.js')).verify(path, options, io)));

  shared(program.command('intake'), 'entries received, how many are new, problems')
    .description('Receive evidence into a case: bytes as they are, hashed, and a line of custody for each.')
    .argument('<case>', 'a case folder')
    .argument(
      '<what...>',
      'files, folders, addresses, lists of them (text or CSV), WACZ and WARC, tables of auto-archiver',
    )
    .option('--actor <name>', 'who receives, for the custody log (default: the account of this machine)')
    .option('--as-files', 'keep lists and tables as files and do not follow them')
    .option('--capture', 'open addresses in Chromium and keep what the page received, as WACZ with its picture')
    .option('--browser <path>', 'the Chromium to capture with (default: PLUMBLINE_CHROMIUM, else the one installed)')
    .option('--without-sandbox', 'capture with a browser that is not walled in, as root has it')
    .addHelpText('after', example('plumbline intake examples/ridgeline photographs/ page.wacz'))
    .action(async (path, what, options) =>
      done(await (await import('./commands/intake.js')).intake(path, what, options, io)),
    );

  shared(program.command('custody'), 'how the log stands, its checkpoints, what the last checks found')
    .description('Show the custody log of a case, check it, or sign how far it goes.')
    .argument('<case>', 'a case folder, or its folder of evidence')
    .addArgument(
      new Argument('[act]', 'show the records, check that they stand, or sign a checkpoint')
        .choices(CUSTODY_ACTS)
        .default('show'),
    )
    .option(
      '--key <file>',
      'Ed25519 key that signs, as PEM, made where there is none (default: among the data of this machine)',
    )
    .option('--actor <name>', 'who does it, for the log (default: the account of this machine)')
    .addHelpText('after', example('plumbline custody examples/ridgeline check'))
    .action(async (path, act, options) =>
      done(await (await import('./commands/custody.js')).custody(path, act, options, io)),
    );

  shared(program.command('fixity'), 'each file read again, and what was found')
    .description('Read the evidence files of a case again and tell in its log whether they are still the same.')
    .argument('<case>', 'a case folder, or its folder of evidence')
    .option('--every <days>', 'only files last read so many days ago or longer (default: all)', everyValue, 0)
    .option('--most <n>', 'at most so many files, those read longest ago first', mostValue)
    .option('--actor <name>', 'who does it, for the log (default: the account of this machine)')
    .addHelpText('after', example('plumbline fixity examples/ridgeline --every 30'))
    .action(async (path, options) => done(await (await import('./commands/fixity.js')).fixity(path, options, io)));

  shared(program.command('hash'), 'images with hash and quality, and the distances between them')
    .description('Hash pictures with PDQ and tell how far apart they are, turned and mirrored too.')
    .argument('<image...>', 'picture files: JPEG, PNG, WebP, GIF or TIFF')
    .option('--within <bits>', 'only distances up to this many bits of 256', bitsValue, 256)
    .addHelpText('after', example('plumbline hash strike-1.jpg strike-2.jpg'))
    .action(async (paths, options) => done(await (await import('./commands/hash.js')).hash(paths, options, io)));

  shared(program.command('media'), 'files with their facts, flags and contact sheets')
    .description('Read what pictures and clips say of themselves, and what contradicts it.')
    .argument('<file...>', 'picture files, and video files where ffmpeg is installed')
    .option('--collected <time>', 'when they were collected, such as 2031-03-20T12:00:00Z', timeValue)
    .option('--sheets <dir>', 'write contact sheets of clips there')
    .addHelpText('after', example('plumbline media strike-1.jpg clip.mp4 --sheets sheets'))
    .action(async (paths, options) => done(await (await import('./commands/media.js')).media(paths, options, io)));

  shared(program.command('cost'), 'mean, quantiles, exceedance and sensitivity', 'seed of every draw')
    .description('Weigh a cost model on its own: its quantiles, the chance of each sum, what the spread is made of.')
    .argument('<model>', 'a JSON file with items, their correlation and the sums claimed')
    .option('--draws <n>', 'so many plain draws in place of quasi-random points, as a check on them', drawsValue)
    .addHelpText('after', example('plumbline cost examples/cost-model.json'))
    .action(async (path, options) => done(await (await import('./commands/cost.js')).cost(path, options, io)));

  shared(program.command('raters'), 'labels, confusions, agreement', 'seed of every draw')
    .description('Weigh raters who disagree: what is true of each task, and how often each of them is right.')
    .argument('<answers>', 'a table of answers (CSV) with the columns task, worker and label')
    .addHelpText('after', example('plumbline raters examples/tables/answers.csv'))
    .action(async (path, options) => done(await (await import('./commands/raters.js')).raters(path, options, io)));

  shared(
    program.command('match'),
    'links with their probability, the log of merges, capture patterns',
    'seed of every draw',
  )
    .description('Match the records of several lists of losses: which of them are one asset, and how sure that is.')
    .argument('<lists...>', 'tables (CSV) with any of the columns name, serial, place, lat and lon, date')
    .addHelpText('after', example('plumbline match examples/tables/list-a.csv examples/tables/list-b.csv'))
    .action(async (paths, options) => done(await (await import('./commands/match.js')).match(paths, options, io)));

  shared(program.command('lists'), 'every model with its interval and gap', 'seed of every draw')
    .description('Weigh overlapping lists: how many are on none, every model side by side.')
    .argument('<cells>', 'a table with a column of 0 and 1 for each list, and count, or a row for each record')
    .option('--model <name>', 'this model alone, such as latent-class', modelValue)
    .option(
      '--lists <names>',
      'the columns that are lists, with commas between (default: those of 0 and 1)',
      namesValue,
    )
    .option(
      '--most-unseen <times>',
      'latent-class: at most so many unseen for each listed (default: no bound)',
      timesValue,
    )
    .addHelpText('after', example('plumbline lists examples/lists.csv --model graph-averaging'))
    .action(async (path, options) => done(await (await import('./commands/lists.js')).lists(path, options, io)));

  shared(program.command('series'), 'effect, band, placebo dates, smallest detectable effect', 'seed of every draw')
    .description('Weigh what a dated event did to a series, against what its own past and its controls lead to expect.')
    .argument('<series>', 'a table (CSV) with a row for each day, month, year or number')
    .requiredOption('--event <date>', 'the first day (or row) after the event')
    .option('--y <column>', 'the series weighed (default: y, else the first column of numbers)')
    .option('--time <column>', 'when each row is of (default: the first column of dates, else the row number)')
    .option('--until <date>', 'the last day (or row) that counts (default: the last there is)')
    .option(
      '--controls <columns>',
      'series the event did not move, with commas between; none for none (default: all other columns of numbers)',
      namesValue,
    )
    .option('--season <rows>', 'rows in one round of seasons, such as 7 or 12 (default: no seasons)', seasonValue)
    .option('--trend <name>', 'how the level goes on: level (default) or linear', trendValue)
    .addHelpText('after', example('plumbline series examples/tables/launches.csv --event 2031-04-01 --y launches'))
    .action(async (path, options) => done(await (await import('./commands/series.js')).series(path, options, io)));

  shared(program.command('calibrate'), 'coverage, scores, baselines, conflicts', 'seed of every draw')
    .description('Say how well intervals and probabilities hold on claims that history has settled.')
    .argument('<pairs>', 'a CSV file of claims and what was later established; each conflict is left out in turn')
    .option('--fit <file>', 'learn from the pairs of this file instead, and test on the others')
    .addHelpText('after', example('plumbline calibrate data/claims-history/pairs.csv'))
    .action(async (path, options) =>
      done(await (await import('./commands/calibrate.js')).calibrate(path, options, io)),
    );

  shared(program.command('sun'), 'azimuth, elevation and shadow, or the windows of time')
    .description('Where the sun stood at a place, or when a shadow seen there can have fallen.')
    .option('--lat <degrees>', 'latitude, north of the equator')
    .option('--lon <degrees>', 'longitude, east of Greenwich')
    .option('--place <place>', 'instead of both: "52.3, 10.5", an MGRS reference or a full plus code')
    .option('--radius <km>', 'the circle the place lies in (default: 0)')
    .option('--at <when>', 'the instant, as 2031-05-14T09:00Z; with a shadow also a day, month or interval to search')
    .option('--zone <offset>', 'what days are counted in, such as +08:00 (default: Z, which is UTC)')
    .option('--shadow <length>', 'length of a shadow on level ground with its standard error, as 16.2±0.6 or 16.2+-0.6')
    .option(
      '--height <height>',
      'height of what casts it, in the same unit, as 12±0.3 (default: 1, so that --shadow is a ratio)',
    )
    .option('--bearing <degrees>', 'where the shadow points, from true north, as 82±4')
    .addHelpText('after', example('plumbline sun --lat 52.3 --lon 10.5 --at 2031-05-14T09:00Z'))
    .addHelpText(
      'after',
      example('plumbline sun --lat 52.3 --lon 10.5 --at 2031-05-14 --height 12±0.3 --shadow 16.2±0.6 --bearing 82±4'),
    )
    .action(async (options) => done(await (await import('./commands/sun.js')).sun(options, io)));

  shared(program.command('grade'), 'hypotheses, grades with their changes, the score of the desk')
    .description('Say what the desk judges of a case: hypotheses weighed, grades with their days, how good it was.')
    .argument('<case>', 'a case folder (it holds datapackage.json)')
    .option('--as-of <date>', 'what was judged by this day (default: all of it)', dayValue)
    .addHelpText('after', example('plumbline grade examples/ridgeline'))
    .action(async (path, options) => done(await (await import('./commands/grade.js')).grade(path, options, io)));

  shared(program.command('places'), 'public places as GeoJSON, and those held back')
    .description('Say what may be published of the places of a case: the coarser of analyst and policy.')
    .argument('<case>', 'a case folder (it holds datapackage.json)')
    .option('--on <date>', 'the day of publication (default: the latest day the case speaks of)', publicationDayValue)
    .option('--precision <size>', 'no finer than this: 100m, 1km, 10km, 100km or withheld', precisionValue)
    .addHelpText('after', example('plumbline places examples/ridgeline --on 2031-12-01'))
    .action(async (path, options) => done(await (await import('./commands/places.js')).places(path, options, io)));

  addCaseCommands(program, io, done);
  addStoreCommands(program, io, done);
  return program;
}
