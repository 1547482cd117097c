/** An address captured through the user's browser into the vault; without an answer, a report of the attempt. */

import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from './capture/capture.js';
import { NotFetched } from './dial.js';
import type { IntakeTools } from './intake.js';
import { attempt } from './receive-address.js';
import { type Came, receiveFile } from './receive-file.js';

export const CAPTURE_TOOL = 'plumbline capture';

export type CaptureTools = {
  /** path of the browser */
  readonly browser: string;
  readonly sandbox: boolean;
};

/** What was captured in full before is not captured again by running the same command again. */
export async function receiveCapture(url: string, tools: IntakeTools, browser: CaptureTools): Promise<readonly Came[]> {
  const { vault, inspector, now, dial } = tools;
  const before = vault
    .entries()
    .find(
      (entry) =>
        entry.tool === CAPTURE_TOOL && entry.url === url && entry.state === 'complete' && entry.copyOf === null,
    );
  if (before) return [{ arrival: before, problems: [] }];
  try {
    const made = await capture(url, { ...browser, browser: browser.browser, now, ...(dial ? { dial } : {}) });
    if (made.wacz === null) return attempt(url, vault, made.capturedAt, made.note ?? 'no answer', CAPTURE_TOOL);
    const path = join(tmpdir(), `plumbline-${randomUUID()}.wacz`);
    await writeFile(path, made.wacz, { flag: 'wx', mode: 0o600 });
    try {
      const name = `${new URL(made.url).hostname}-${made.capturedAt.replace(/\D/g, '').slice(0, 14)}.wacz`;
      const note = [
        made.title,
        ...(made.url === url ? [] : [`by way of ${made.url}`]),
        ...(made.note ? [made.note] : []),
      ];
      const about = { url, capturedAt: made.capturedAt, tool: CAPTURE_TOOL, state: made.state };
      const [archive, ...pictures] = await receiveFile(
        { is: 'file', path, name, ...about, note: note.filter((part) => part !== '').join('; ') || null },
        { vault, inspector },
        () => false,
      );
      if (archive === undefined) return [];
      const problem = {
        file: url,
        line: null,
        field: null,
        rule: 'a page to its end',
        got: `${made.state}: ${made.note ?? ''}`,
      };
      return [
        { ...archive, problems: made.state === 'complete' ? archive.problems : [...archive.problems, problem] },
        ...pictures,
      ];
    } finally {
      await rm(path, { force: true });
    }
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    return attempt(url, vault, now(), error.message, CAPTURE_TOOL);
  }
}
