/** A decision on near-duplicates as a page sends it, taken apart. */
import { TRANSFORMS } from '../core/evidence/hash/dihedral.js';
import { InputError } from '../core/problem.js';
import type { MergeAct } from '../vault/merge-log.js';

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const MOST_TEXT = 2_000;

/** @param worker who is signed in: whoever the body names is then not asked @throws InputError, naming the first field that breaks its rule */
export function actOf(body: unknown, worker: string | null = null): MergeAct {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const text = (field: string, rule: string): string => {
    const value = told[field];
    if (typeof value === 'string' && value.trim() !== '' && value.length <= MOST_TEXT) return value.trim();
    throw new InputError(field, rule, value);
  };
  const [by, reason] = [worker ?? text('by', 'who decided'), text('reason', 'a reason in words')];
  if (told.kind === 'undo') {
    if (!Number.isInteger(told.of)) throw new InputError('of', 'the number of a merge', told.of);
    return { kind: 'undo', by, reason, of: told.of as number };
  }
  if (told.kind !== 'merge') throw new InputError('kind', 'merge or undo', told.kind);
  const [a, b] = [text('a', 'a digest'), text('b', 'a digest')];
  for (const digest of [a, b]) if (!DIGEST.test(digest)) throw new InputError('a, b', 'sha256: and 64 digits', digest);
  const { distance } = told;
  const isBits = Number.isInteger(distance) && (distance as number) >= 0 && (distance as number) <= 256;
  if (distance !== null && !isBits) throw new InputError('distance', 'bits from 0 to 256, or null', distance);
  const transform = TRANSFORMS.find((known) => known === told.transform) ?? null;
  return { kind: 'merge', by, reason, a, b, distance: distance as number | null, transform };
}
