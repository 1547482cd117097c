/** `plumbline serve`: the workbench, until it is told to stop. */
import { VERSION } from '../../core/version.js';
import { BindError } from '../../server/serve.js';
import { ImportError, serveWorkbench, type Workbench } from '../../server/workbench.js';
import { StoreError } from '../../store/store-error.js';
import { openTelemetry } from '../../telemetry/open-telemetry.js';
import { NO_TELEMETRY, type Telemetry } from '../../telemetry/telemetry.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { type Log, type LogFormat, logOf } from '../log-line.js';
import { caseFolder } from '../open-case.js';
import { apartPage } from '../print/apart-page.js';
import { printable } from '../print/printable.js';

export type ServeOptions = {
  readonly json?: boolean;
  readonly host: string;
  readonly port?: number;
  readonly data?: string;
  readonly database?: string;
  /** days */
  readonly fixity?: number;
  readonly logFormat?: LogFormat;
  readonly people?: boolean;
  readonly origin?: string;
};

export async function serve(cases: readonly string[], options: ServeOptions, io: Io): Promise<ExitCode> {
  const log = logOf(io, options.logFormat ?? 'text');
  const telemetry = await openTelemetry({ version: VERSION, log: log.line }).catch((error) => {
    throw error instanceof StoreError ? new Failure(1, error.message) : error;
  });
  const workbench = await open(cases.map(caseFolder), options, io, log, telemetry);
  if (options.json === true)
    io.out(
      `${JSON.stringify({ address: workbench.address, firstOwner: workbench.firstOwner, imported: workbench.imported }, null, 2)}\n`,
    );
  else {
    for (const { caseName, revision } of workbench.imported)
      io.err(`plumbline: ${printable(caseName)}: revision ${revision}\n`);
    if (workbench.replayPort !== null)
      io.err(`plumbline: captured pages are replayed on port ${workbench.replayPort}\n`);
    io.out(`Workbench at ${workbench.address} (Ctrl-C ends it)\n`);
    if (workbench.firstOwner !== null)
      io.out(`The first owner joins here, once, within seven days:\n  ${workbench.firstOwner}\n`);
  }
  await untilTold();
  io.err('plumbline: closing\n');
  await workbench.close();
  await telemetry.close();
  return 0;
}

async function open(
  cases: readonly string[],
  options: ServeOptions,
  io: Io,
  log: Log,
  telemetry: Telemetry,
): Promise<Workbench> {
  const port = options.port ?? fromEnvironment();
  try {
    return await serveWorkbench({
      cases,
      host: options.host,
      port,
      dataFolder: options.data,
      databaseUrl: options.database ?? process.env.DATABASE_URL,
      fixityDays: options.fixity,
      apart: (path, apart) =>
        io.err(
          `${apartPage(path, apart, io.page).join('\n')}\n  then: plumbline import ${printable(path)} --take …, or answer place by place at /import in the workbench\n`,
        ),
      log: log.line,
      request: log.event,
      telemetry: telemetry === NO_TELEMETRY ? undefined : telemetry,
      people: options.people,
      ahead: true,
      origin: options.origin,
    });
  } catch (error) {
    if (error instanceof BindError) throw new Failure(2, error.message);
    if (error instanceof ImportError)
      throw new Failure(1, `nothing was imported\n${printable(error.message)}`, [
        'mend the lines above and run the same command again',
      ]);
    if (error instanceof StoreError) throw new Failure(1, error.message);
    throw error;
  }
}

function fromEnvironment(): number | null {
  const text = process.env.PLUMBLINE_PORT;
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

/** An order to end: Ctrl-C, or the system's. */
const untilTold = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
