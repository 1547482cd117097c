/** The two commands that exchange with other tools: what they take. Their names of formats are told by the commands themselves. */
import { type Command, Option } from 'commander';
import type { ExitCode } from './failure.js';
import type { Io } from './io.js';
import { dayValue, knownDayValue, precisionValue } from './option-values.js';

const IN = 'oryx, warspotting, airwars, ucdp-ged, acled, geoconfirmed, atlos, auto-archiver, timemap, misp, ftm, kml';
const DOCUMENTS = 'claimreview, mediareview, prov, datacite, geojson, csv';

export const importOptions = (command: Command, io: Io, done: (code: ExitCode) => void): Command =>
  command
    .description('Take a file of another tool into a case, as records beside it that enter no number.')
    .argument('<file>', 'a file of that tool: CSV, JSON, lines of JSON or KML')
    .requiredOption('--from <format>', `what wrote it: ${IN}`)
    .requiredOption('--case <folder>', 'the case it is added to (it holds datapackage.json)')
    .option('--known <date>', 'the day the file was had, for rows that do not say (default: today, UTC)', knownDayValue)
    .option('--skip-malformed', 'load the sound rows and leave out those with a problem')
    .option('--whole', 'the file is the whole list: records that are no longer on it are marked withdrawn')
    .action(async (path, options) => done(await (await import('./commands/import.js')).importFile(path, options, io)));

export const exportOptions = (command: Command, io: Io, done: (code: ExitCode) => void): Command =>
  command
    .description('Give a case in the format of another tool, or a run of it as a document for machines.')
    .argument('<case>', 'a case folder (it holds datapackage.json)')
    .requiredOption('--to <format>', `a run as ${DOCUMENTS}; records as ${IN} or timemap-sources`)
    .option('--out <path>', 'write it there, to a folder where it is several files; nothing is ever replaced')
    .option('--as-of <date>', 'what was known by this day (default: all of it)', dayValue)
    .option('--precision <size>', 'places no finer than this: 100m, 1km, 10km, 100km or withheld', precisionValue)
    .addOption(
      new Option('--records <which>', 'of the case itself, of what was imported, or both')
        .choices(['case', 'imported', 'all'])
        .default('all'),
    )
    .option('--publisher <name>', 'who publishes, for documents that say so')
    .option('--url <address>', 'where the dossier will stand, for addresses inside documents')
    .action(async (path, options) => done(await (await import('./commands/export.js')).exportCase(path, options, io)));
