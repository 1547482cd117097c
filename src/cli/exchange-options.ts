/** What import and export take to speak with other tools. Their names of formats are told by the commands themselves. */
import { type Command, Option } from 'commander';
import { dayValue, knownDayValue, precisionValue } from './option-values.js';

const IN = 'oryx, warspotting, airwars, ucdp-ged, acled, geoconfirmed, atlos, auto-archiver, timemap, misp, ftm, kml';
const DOCUMENTS = 'claimreview, mediareview, prov, datacite, geojson, csv';

/** What `import` takes for a file of another tool. */
export const importOptions = (command: Command): Command =>
  command
    .option('--from <format>', `the file is of another tool: ${IN}`)
    .option('--case <folder>', 'with --from: the case it is added to, as records beside it that enter no number')
    .option(
      '--known <date>',
      'with --from: the day the file was had, for rows that do not say (default: today, UTC)',
      knownDayValue,
    )
    .option('--skip-malformed', 'with --from: load the sound rows and leave out those with a problem')
    .option('--whole', 'with --from: the file is the whole list; records no longer on it are marked withdrawn');

/** What `export` takes to write in another tool's format, or a run as a document for machines. */
export const exportOptions = (command: Command): Command =>
  command
    .option('--to <format>', `a case folder instead: its run as ${DOCUMENTS}; its records as ${IN} or timemap-sources`)
    .option('--as-of <date>', 'with --to: what was known by this day (default: all of it)', dayValue)
    .option('--precision <size>', 'with --to: places no finer than 100m, 1km, 10km, 100km or withheld', precisionValue)
    .addOption(
      new Option('--records <which>', 'with --to: of the case itself, of what was imported, or both')
        .choices(['case', 'imported', 'all'])
        .default('all'),
    )
    .option('--publisher <name>', 'with --to: who publishes, for documents that say so')
    .option('--url <address>', 'with --to: where the dossier will stand, for addresses inside documents');
