/** What a WACZ states of itself: the resources of datapackage.json, in the words of any version from 1.0.0 to the draft of 1.2. */
import { LIMITS, Refused } from './limits.js';

export type StatedResource = {
  readonly path: string;
  /** null: no hash is stated */
  readonly hash: { readonly algorithm: string; readonly hex: string } | null;
  /** null: no size is stated */
  readonly bytes: number | null;
};

export type WaczManifest = {
  readonly isMulti: boolean;
  /** null where the draft's profile stands in its place */
  readonly version: string | null;
  readonly software: string | null;
  readonly created: string | null;
  readonly resources: readonly StatedResource[];
};

/** @throws Refused where it is no manifest */
export function parseManifest(bytes: Uint8Array): WaczManifest {
  const top = objectIn(bytes, 'datapackage.json');
  const resources = top.resources;
  if (!Array.isArray(resources)) throw broken('datapackage.json: a list of resources expected');
  if (resources.length > LIMITS.members)
    throw new Refused(
      'limits.members',
      `datapackage.json: at most ${LIMITS.members} resources, got ${resources.length}`,
    );
  const version = text(top.wacz_version);
  if (version !== null && !/^1(\.\d+){0,2}$/.test(version))
    throw new Refused('wacz.version', `datapackage.json: wacz_version 1.x, got ${JSON.stringify(version)}`);
  return {
    isMulti: top.profile === 'multi-wacz-package',
    version,
    software: text(top.software),
    created: text(top.created),
    resources: resources.map(resource),
  };
}

function resource(stated: unknown, i: number): StatedResource {
  const row = isObject(stated) ? stated : {};
  const path = text(row.path);
  if (path === null) throw broken(`datapackage.json: resource ${i + 1} names no path`);
  // Version 1.0.0 keeps hash and size under `stats` and names the algorithm in `hashing`.
  const stats = isObject(row.stats) ? row.stats : {};
  const hash = text(row.hash) ?? text(stats.hash);
  const bytes = row.bytes ?? stats.bytes;
  return {
    path,
    hash: hash === null ? null : parseHash(hash, text(row.hashing) ?? 'sha256'),
    bytes: typeof bytes === 'number' ? bytes : null,
  };
}

/** `sha256:<hex>`, or the hexadecimal digits alone. */
export function parseHash(hash: string, otherwise = 'sha256'): { algorithm: string; hex: string } {
  const at = hash.indexOf(':');
  return at === -1
    ? { algorithm: otherwise.toLowerCase(), hex: hash.toLowerCase() }
    : { algorithm: hash.slice(0, at).toLowerCase(), hex: hash.slice(at + 1).toLowerCase() };
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (x: unknown): x is JsonObject => typeof x === 'object' && x !== null && !Array.isArray(x);
export const text = (x: unknown): string | null => (typeof x === 'string' && x !== '' ? x : null);

/** @throws Refused where the bytes are no JSON object */
export function objectIn(bytes: Uint8Array, name: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw broken(`${name}: JSON expected, ${(error as Error).message}`);
  }
  if (!isObject(value)) throw broken(`${name}: a JSON object expected`);
  return value;
}

const broken = (message: string): Refused => new Refused('wacz.manifest', message);
