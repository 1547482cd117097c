/**
 * The first page of a dossier printed by the user's own Chromium: A4, tagged, with an outline and page numbers. The page is read
 * from disk and the browser reaches no network. The day of publication stands for the clock in it, so that the same browser
 * prints the same bytes; another version of the browser does not, which is why the assessment is what is made again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FolderFiles } from '../core/ports.js';
import { InputError } from '../core/problem.js';
import { writeFolder } from '../folder/write-folder.js';
import { type Chromium, startChromium } from '../intake/capture/chromium-pipe.js';
import { paperFonts } from './paper-fonts.js';

export type PdfOptions = {
  /** path of the browser */
  readonly browser: string;
  /** false where the browser cannot be walled in (as root): the caller's decision, never a default */
  readonly sandbox: boolean;
  /** day of publication */
  readonly published: string;
  readonly timeMs?: number;
};

/** Nothing listens there: whatever the page would fetch fails. */
const NOWHERE = '127.0.0.1:9';
const TIME_MS = 60_000;
/** shorter than what any browser calls itself */
const CREATOR = 'Plumbline';
const FOOT =
  '<div style="font:8px Arial,sans-serif;color:#605d56;inline-size:100%;padding-inline:16mm;text-align:end"><span class="title"></span> · <span class="pageNumber"></span>/<span class="totalPages"></span></div>';
const A4_INCHES = { paperWidth: 8.27, paperHeight: 11.69 };
const MARGINS_INCHES = { marginTop: 0.63, marginBottom: 0.79, marginLeft: 0.63, marginRight: 0.63 };

/** @param files of the dossier, its pages among them @throws InputError where the browser gives no PDF in time */
export async function pdfOf(files: FolderFiles, options: PdfOptions): Promise<Uint8Array> {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-print-'));
  const folder = join(home, 'dossier');
  const index = files.get('index.html');
  if (!index) throw new InputError('pdf', 'a dossier with an index.html', [...files.keys()].join(', '));
  await writeFolder(folder, new Map([['index.html', alone(index)]]));
  const chromium = await startChromium({ path: options.browser, proxy: NOWHERE, sandbox: options.sandbox });
  try {
    const address = pathToFileURL(join(folder, 'index.html')).href;
    const bytes = await inTime(printed(chromium, address), options.timeMs ?? TIME_MS, options.browser);
    return dated(bytes, options.published);
  } finally {
    await chromium.close();
    await rm(home, { recursive: true, force: true });
  }
}

/**
 * Links to pages that are not in the PDF would name the folder it was printed in; those to places of its own stay. The type is put
 * into the page, which may then take it from there.
 */
function alone(page: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(page).replace(/ href="(?!https?:|#)[^"]*"/g, '');
  const lettered = text
    .replace("default-src 'none';", "default-src 'none'; font-src data:;")
    .replace('</head>', () => `<style>${paperFonts()}</style>\n</head>`);
  return new TextEncoder().encode(lettered);
}

async function printed(chromium: Chromium, address: string): Promise<Uint8Array> {
  const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true });
  await chromium.send('Page.enable', {}, sessionId);
  await chromium.send('Emulation.setScriptExecutionDisabled', { value: true }, sessionId);
  const loaded = new Promise<void>((resolve) => {
    chromium.on((method, _, session) => {
      if (method === 'Page.loadEventFired' && session === sessionId) resolve();
    });
  });
  const { errorText } = await chromium.send('Page.navigate', { url: address }, sessionId);
  if (errorText) throw new InputError('pdf', 'a page that the browser opens', errorText);
  await loaded;
  // Paint waits for no font on paper: what is set before it has come is set in another.
  await chromium.send(
    'Runtime.evaluate',
    { expression: 'document.fonts.ready.then(() => 0)', awaitPromise: true },
    sessionId,
  );
  const { data } = await chromium.send(
    'Page.printToPDF',
    {
      ...A4_INCHES,
      ...MARGINS_INCHES,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOT,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    },
    sessionId,
  );
  return Buffer.from(data, 'base64');
}

async function inTime<T>(work: Promise<T>, timeMs: number, browser: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new InputError(browser, `a PDF within ${timeMs / 1000} s`, 'none')), timeMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The day of publication in place of the clock's, and no word on the machine; as many bytes, so that no offset moves. */
function dated(bytes: Uint8Array, published: string): Uint8Array {
  const day = `${published.replaceAll('-', '')}0101`.slice(0, 8);
  const text = Buffer.from(bytes).toString('latin1');
  const made = text
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, `/$1 (D:${day}000000`)
    .replace(/\/Creator \(((?:[^()\\]|\\.)*)\)/, (_, agent: string) => `/Creator (${CREATOR.padEnd(agent.length)})`);
  return new Uint8Array(Buffer.from(made, 'latin1'));
}
