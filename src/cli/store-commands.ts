/** The commands around the store of a machine: its jobs and workers, its health, its backups, the workbench. */
import { Argument, type Command } from 'commander';
import { example, keeping, logging, serving, shared } from './command-parts.js';
import { everyValue, sampleValue } from './custody-values.js';
import type { ExitCode } from './failure.js';
import type { Io } from './io.js';
import { JOB_ACTS, jobKindsValue } from './job-values.js';
import { scenarioValue, workersValue } from './option-values.js';

/** @param done is told the exit code of the command that ran */
export function addStoreCommands(program: Command, io: Io, done: (code: ExitCode) => void): void {
  keeping(shared(program.command('jobs'), 'the jobs, or how many were added or taken back', 'seed of every draw'))
    .description('List what workers are to do, ask for more of it, or take it back.')
    .addArgument(
      new Argument('[act]', 'list the jobs; assess or read again every case; receive into one; take jobs back')
        .choices(JOB_ACTS)
        .default('show'),
    )
    .argument(
      '[what...]',
      'intake: files, folders, addresses or lists of them; cancel: numbers of jobs (default: all open)',
    )
    .option('--case <name>', 'only this case')
    .option('--scenario <name>', 'assess: visibility scenario: good, middling (default) or poor', scenarioValue)
    .option('--every <days>', 'fixity: only files last read so many days ago or longer (default: all)', everyValue, 0)
    .addHelpText('after', example('plumbline jobs assess'))
    .action(async (act, what, options) =>
      done(await (await import('./commands/jobs.js')).jobs(act, what, options, io)),
    );

  logging(keeping(shared(program.command('work'), 'how many jobs were done')))
    .description('Do the jobs of a store, beside as many other workers as there are, until told to stop.')
    .option('--workers <n>', 'so many jobs at a time, each in a process of its own', workersValue, 1)
    .option('--only <kinds>', 'only jobs of these kinds, with commas between: assess, fixity, intake', jobKindsValue)
    .option('--until-empty', 'end once no job waits')
    .addHelpText('after', example('plumbline work --workers 4'))
    .action(async (options) => done(await (await import('./commands/work.js')).work(options, io)));

  keeping(shared(program.command('doctor'), 'each finding with what to do', 'which evidence files are read'))
    .description('Say what this machine has of what the workbench needs, and what to do about the rest.')
    .option('--sample <n>', 'so many evidence files are read against their digests', sampleValue, 20)
    .addHelpText('after', example('plumbline doctor'))
    .action(async (options) => done(await (await import('./commands/doctor.js')).doctor(options, io)));

  keeping(shared(program.command('backup'), 'the manifest and the digest of the file'))
    .description('Write the cases, the evidence and the settings of this machine into one file, and read it again.')
    .argument('<file>', 'where to; nothing may be there')
    .addHelpText('after', example('plumbline backup plumbline-2031-03-14.zip'))
    .action(async (file, options) => done(await (await import('./commands/backup.js')).backup(file, options, io)));

  keeping(shared(program.command('restore'), 'the manifest and the digest of the file'))
    .description('Put a backup back into an empty data folder, once every byte of it has been checked.')
    .argument('<file>', 'what plumbline backup wrote, of this version or an earlier one')
    .option('--verify', 'only read it and compare every digest; nothing is written')
    .addHelpText('after', example('plumbline restore plumbline-2031-03-14.zip --verify'))
    .action(async (file, options) => done(await (await import('./commands/restore.js')).restore(file, options, io)));

  serving(shared(program.command('serve'), 'the address, once it is open'))
    .description('Open the workbench for a browser on this machine.')
    .argument('[cases...]', 'case folders to import first')
    .addHelpText('after', example('plumbline serve examples/ridgeline'))
    .action(async (paths, options) => done(await (await import('./commands/serve.js')).serve(paths, options, io)));

  shared(program.command('viewer'), 'whether one is installed, where, and under which licence')
    .description('Say whether captured pages can be replayed in the workbench, or install the viewer that does it.')
    .addArgument(
      new Argument('[act]', 'show whether there is one, install it with npm, or remove it')
        .choices(['show', 'install', 'remove'])
        .default('show'),
    )
    .option('--from <file>', 'the package as a file (npm pack), where this machine has no network')
    .option('--data <dir>', 'where the workbench keeps its data (default: PLUMBLINE_DATA, else the usual place)')
    .addHelpText('after', example('plumbline viewer install'))
    .action(async (act, options) => done(await (await import('./commands/viewer.js')).viewer(act, options, io)));

  serving(shared(program.command('demo', { hidden: true }), 'the address, once it is open', 'seed of every draw'))
    .description('Assess the case that comes with plumbline, then open it in the workbench.')
    .action(async (options) => done(await (await import('./commands/demo.js')).demo(options, io)));
}
