/** A vault with files in it, received at stated moments: what a case that has evidence looks like. */
import { type Arrival, type EvidenceEntry, idOfArrival } from '../../core/evidence/vault/entry.js';
import { hashOfText } from '../../integrity/custody-file.js';
import { openVault } from '../../vault/open-vault.js';

export type MadeFile = Partial<Omit<Arrival, 'sha256' | 'bytes'>> & {
  readonly bytes: Uint8Array;
  /** place in the list of the file this one is a picture of */
  readonly shows?: number;
};

/** @param folder made where it is not @returns the entries, in the order given */
export async function makeVault(
  folder: string,
  files: readonly MadeFile[],
  actor = 'desk',
): Promise<readonly EvidenceEntry[]> {
  let second = 0;
  const now = (): string => new Date(Date.UTC(2031, 2, 20, 12, 0, second++)).toISOString();
  const vault = await openVault(folder, { actor, now });
  try {
    const made: EvidenceEntry[] = [];
    for (const [i, { bytes, shows, ...known }] of files.entries()) {
      const of = shows === undefined ? null : (made[shows]?.id ?? null);
      const sha256 = await (of === null ? vault.blobs : vault.working).put(bytes);
      const arrival: Arrival = {
        ...{ sha256, bytes: bytes.byteLength, mediaType: 'application/octet-stream', name: `file-${i + 1}` },
        ...{ url: null, capturedAt: null, tool: 'plumbline intake', state: 'complete', note: null },
        ...{ parent: of, copyOf: of },
        ...known,
      };
      const [added] = await vault.add([arrival]);
      made.push(added?.entry ?? { ...arrival, id: idOfArrival(arrival, hashOfText), receivedAt: now() });
    }
    return made;
  } finally {
    await vault.close();
  }
}
