/** One evidence file to what can be said of it. Runs in a worker: whatever it is given, it answers or is stopped. */
import { createReadStream } from 'node:fs';
import type { FileKind, FileResult, Finding } from '../core/evidence/integrity/vocabulary.js';
import { inspectCustody } from './custody-file.js';
import { Refused } from './limits.js';
import { brokenNote, findingOf } from './note.js';
import { sniff } from './sniff.js';
import type { Asked } from './wacz.js';
import { digestsOf } from './zip-archive.js';

/** Libraries are loaded for the kind of file that needs them. @param name how the file is called in what is printed */
export async function inspect(path: string, name: string, asked: Asked): Promise<readonly FileResult[]> {
  const sniffed = await sniff(path);
  const one = async (kind: FileKind, finding: () => Promise<Finding>): Promise<readonly FileResult[]> => [
    { file: name, kind, ...(await finding().catch((error) => findingOf([brokenNote(error)], 'structure-invalid'))) },
  ];
  switch (sniffed.is) {
    case 'zip':
      return archive(path, name, asked);
    case 'warc':
      return one('warc', async () => (await import('./warc.js')).inspectWarc(path));
    case 'der':
      return one('timestamp', async () => (await import('./timestamp-file.js')).inspectTimestamp(path, asked.trust));
    case 'custody':
      return one('custody', () => inspectCustody(path));
    case 'media': {
      const { format } = sniffed;
      return one('media', async () => (await import('./media.js')).inspectMedia(path, format, asked.trust));
    }
    case 'other':
      return one('file', () => plain(path));
  }
}

async function archive(path: string, name: string, asked: Asked): Promise<readonly FileResult[]> {
  const { inspectWacz } = await import('./wacz.js');
  try {
    const found = await inspectWacz(path, asked);
    return found.map(({ inside, kind, finding }) => ({
      file: inside === '' ? name : `${name}/${inside.replaceAll('\n', '/')}`,
      kind,
      ...finding,
    }));
  } catch (error) {
    // A ZIP that never said it was a WACZ is a file like any other.
    const isOther = error instanceof Refused && error.code === 'wacz.manifest.absent' && !/\.wacz$/i.test(path);
    if (isOther) return [{ file: name, kind: 'file', ...(await plain(path)) }];
    const isNewer = error instanceof Refused && error.code === 'wacz.version';
    const note = { ...brokenNote(error), ...(isNewer ? { result: 'unsupported-version' as const } : {}) };
    return [{ file: name, kind: 'wacz', ...findingOf([note], 'structure-invalid') }];
  }
}

/** Nothing in it says what it should be: its digest is all there is, for whoever has another to compare it with. */
async function plain(path: string): Promise<Finding> {
  const { hex, bytes } = await digestsOf(createReadStream(path), ['sha256']);
  const words = `${bytes} bytes, sha256:${hex.get('sha256')}; nothing in it says what it should be`;
  return findingOf([{ code: 'file.digest', result: 'unsigned', words }], 'unsigned');
}
