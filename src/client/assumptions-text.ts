/** A set of assumptions as part of an address: JSON in base64url. Whoever opens the address reads the same set, or learns why not. */
import { type Assumptions, readAssumptions } from '../core/assumptions.js';

/** Addresses beyond this are cut by mail and chat. Larger sets travel as a file. */
const LONGEST = 6000;

/** Null where the set is too large for an address. */
export function assumptionsText(assumptions: Assumptions): string | null {
  const bytes = new TextEncoder().encode(JSON.stringify(assumptions));
  const text = btoa(String.fromCharCode(...bytes.subarray(0, LONGEST)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return bytes.length > LONGEST || text.length > LONGEST ? null : text;
}

/** Null where it is no set of assumptions. */
export function assumptionsIn(text: string | null): Assumptions | null {
  if (text === null || text.length > LONGEST) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const read = readAssumptions(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return read.ok ? read.assumptions : null;
  } catch {
    return null;
  }
}
