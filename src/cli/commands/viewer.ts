/** `plumbline viewer`: whether captured pages can be replayed here, and the viewer for it fetched on request. */
import { resolve } from 'node:path';
import { findViewer, viewerFolder } from '../../replay/find-viewer.js';
import { installViewer, NotInstalled } from '../../replay/install-viewer.js';
import { HOW_TO_INSTALL, VIEWER } from '../../replay/viewer-package.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type ViewerAct = 'show' | 'install' | 'remove';
export type ViewerOptions = { readonly json?: boolean; readonly data?: string; readonly from?: string };

export async function viewer(act: ViewerAct, options: ViewerOptions, io: Io): Promise<ExitCode> {
  const data = options.data === undefined ? defaultDataFolder() : resolve(options.data);
  if (act === 'install') await install(data, options, io);
  if (act === 'remove') {
    const { rm } = await import('node:fs/promises');
    await rm(viewerFolder(data), { recursive: true, force: true });
  }
  const found = await findViewer(data);
  const { name, version, licence, home } = VIEWER;
  const document = { isInstalled: found !== null, folder: viewerFolder(data), name, version, licence, home };
  if (options.json === true) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else io.out(`${words(document).join('\n')}\n`);
  return 0;
}

async function install(data: string, { from }: ViewerOptions, io: Io): Promise<void> {
  try {
    await withProgress(`fetching ${VIEWER.name} ${VIEWER.version}`, io, () =>
      installViewer(data, from === undefined ? null : resolve(from)),
    );
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error;
    throw new Failure(1, `viewer: ${printable(error.message)}`, [
      `on a machine without a network: npm pack ${VIEWER.name}@${VIEWER.version} elsewhere, then ${HOW_TO_INSTALL} --from <file.tgz>`,
    ]);
  }
}

function words(document: {
  readonly isInstalled: boolean;
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly home: string;
}): readonly string[] {
  const { isInstalled, folder, name, version, licence, home } = document;
  const what = `${name} ${version} (${licence}, ${home})`;
  return isInstalled
    ? [
        `Captured pages are replayed by ${what}.`,
        `It lies in ${printable(folder)}; start the workbench again to use it.`,
      ]
    : [`No viewer is installed: captured pages are listed, not replayed.`, `To fetch ${what}: ${HOW_TO_INSTALL}`];
}
