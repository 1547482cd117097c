/**
 * Content credentials (C2PA) of a picture, film, sound or paper, by the reference implementation compiled to WebAssembly.
 * Its codes are kept; what it calls a mismatch is called altered here only where bytes differ from what was signed.
 */
import { readFile, stat } from 'node:fs/promises';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';
import type { Finding } from '../core/evidence/integrity/vocabulary.js';
import { type C2paReport, notesOfReport, signerOf } from './c2pa-report.js';
import { holdsManifest } from './holds-manifest.js';
import { LIMITS, Refused } from './limits.js';
import { findingOf } from './note.js';
import type { TrustStore } from './trust.js';

/** @param format media type of the file @throws Refused where it is too large to be held whole */
export async function inspectMedia(path: string, format: string, trust: TrustStore): Promise<Finding> {
  const nobody = findingOf([UNSIGNED], 'unsigned');
  if (!(await holdsManifest(path))) return nobody;
  const { size } = await stat(path);
  if (size > LIMITS.mediaBytes)
    throw new Refused('limits.media', `a file of at most ${LIMITS.mediaBytes} bytes, got ${size}`);
  await start();
  let reader: WasmReader;
  try {
    reader = await WasmReader.fromBytes(format, await readFile(path), settings(trust));
  } catch (error) {
    const { message = String(error) } = error as Error;
    if (/JumbfNotFound/.test(message)) return nobody;
    const isOther = /UnsupportedType|UnsupportedFormat/.test(message);
    const code = `c2pa.${/\((\w+)/.exec(message)?.[1] ?? 'unreadable'}`;
    const words = isOther
      ? 'content credentials in a kind of file that is not supported'
      : `content credentials that cannot be read: ${message}`;
    return findingOf(
      [{ code, result: isOther ? 'unsupported-version' : 'structure-invalid', words }],
      'structure-invalid',
    );
  }
  try {
    const report = JSON.parse(reader.json()) as C2paReport;
    return findingOf(notesOfReport(report), 'structure-invalid', signerOf(report));
  } finally {
    reader.free();
  }
}

const UNSIGNED = { code: 'c2pa.absent', result: 'unsigned', words: 'no content credentials in it' } as const;

/** Nothing is fetched: no manifest kept elsewhere, no list of revoked certificates. */
const settings = ({ added }: TrustStore): string =>
  JSON.stringify({
    verify: { remote_manifest_fetch: false, ocsp_fetch: false },
    ...(added === '' ? {} : { trust: { trust_anchors: added } }),
  });

let started: Promise<void> | null = null;
function start(): Promise<void> {
  started ??= readFile(new URL(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))).then((module) => {
    initSync({ module });
  });
  return started;
}
