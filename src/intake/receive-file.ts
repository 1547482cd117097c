/** A file received: what it is, what an archive holds, and the page's own picture where the archive brings one. */
import type { Arrival, CaptureState } from '../core/evidence/vault/entry.js';
import { idOfArrival } from '../core/evidence/vault/entry.js';
import type { Problem } from '../core/problem.js';
import { hashOfText } from '../integrity/custody-file.js';
import type { Vault } from '../vault/open-vault.js';
import type { IntakeTools } from './intake.js';
import { keepFile } from './keep-file.js';
import { mediaTypeOf, WACZ_TYPE, WARC_TYPE } from './media-type.js';
import type { FileSource } from './sources.js';

export type Came = { readonly arrival: Arrival; readonly problems: readonly Problem[] };

export const OWN_TOOL = 'plumbline intake';

/** @throws NotKept where the file cannot be received */
export async function receiveFile(
  source: FileSource,
  { vault, inspector }: Pick<IntakeTools, 'vault' | 'inspector'>,
  mayBeThere: (bytes: number) => boolean,
): Promise<readonly Came[]> {
  const { digest, bytes } = await keepFile(source.path, vault, mayBeThere);
  const path = vault.blobs.pathOf(digest);
  const mediaType = await mediaTypeOf(path, source.name);
  const problems: Problem[] = [];
  const stated = source.sha256?.toLowerCase() ?? null;
  const isOther = stated !== null && `sha256:${stated}` !== digest;
  if (isOther)
    problems.push({
      file: source.path,
      line: null,
      field: 'sha256',
      rule: `the bytes that were stated (${stated})`,
      got: digest.slice(7),
    });
  const plain: Arrival = {
    ...{ sha256: digest, bytes, mediaType, name: source.name, url: source.url ?? null },
    ...{ capturedAt: source.capturedAt ?? null, tool: source.tool ?? OWN_TOOL },
    ...{
      state: isOther ? ('partial' as const) : (source.state ?? 'complete'),
      parent: source.parent ?? null,
      copyOf: null,
    },
    note: isOther ? 'not the bytes the list states' : (source.note ?? null),
  };
  if (mediaType !== WACZ_TYPE && mediaType !== WARC_TYPE) return [{ arrival: plain, problems }];
  return archive(plain, problems, path, vault, inspector);
}

/** An archive that breaks its format is evidence all the same: it is kept, called partial, and the reason told. */
async function archive(
  plain: Arrival,
  problems: readonly Problem[],
  path: string,
  vault: Vault,
  inspector: IntakeTools['inspector'],
): Promise<readonly Came[]> {
  const [result] = await inspector.inspect(path, plain.name);
  const held = await inspector.captures(path, plain.name);
  const main = held?.pages[0];
  const isWhole = result?.result !== 'structure-invalid' && result?.result !== 'hash-mismatch';
  const state: CaptureState =
    isWhole && (held?.problems.length ?? 0) === 0 ? plain.state : plain.state === 'failed' ? 'failed' : 'partial';
  const why = isWhole ? (held?.problems[0]?.got ?? null) : (result?.detail.split('\n')[0] ?? null);
  const arrival: Arrival = {
    ...plain,
    state,
    url: plain.url ?? main?.url ?? null,
    capturedAt: plain.capturedAt ?? main?.capturedAt ?? held?.resources[0]?.capturedAt ?? null,
    note: plain.note ?? (state === 'partial' ? why : null),
  };
  const own = idOfArrival(arrival, hashOfText);
  const pictures: Came[] = [];
  for (const { url, mediaType, bytes } of await inspector.screenshots(path)) {
    const sha256 = await vault.working.put(bytes);
    const of: Arrival = {
      ...{ sha256, bytes: bytes.byteLength, mediaType, name: url, url: arrival.url, capturedAt: arrival.capturedAt },
      ...{
        tool: OWN_TOOL,
        state: 'complete',
        parent: own,
        copyOf: own,
        note: 'picture of the page, out of the archive',
      },
    };
    pictures.push({ arrival: of, problems: [] });
  }
  return [{ arrival, problems: isWhole ? problems : [...problems, broken(plain.name, why)] }, ...pictures];
}

const broken = (file: string, got: string | null): Problem => ({
  ...{ file, line: null, field: null },
  ...{ rule: 'an archive that holds what it states; it is kept as it came', got },
});
