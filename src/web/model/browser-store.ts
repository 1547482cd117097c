/**
 * What this browser keeps for whoever works at it: by name, as text, read and written at once. Where nobody signs in it lies in the
 * browser as it is. Where people do, it lies there sealed (AES-256-GCM, names too) under a key of the person's own that the
 * server gives to their session and the page holds in memory alone: what is left after signing out says nothing to anybody.
 * Most likely to be wrong: that the last words were sealed before the page was closed (they take a millisecond).
 */
import { makeSeal, type Seal } from './seal.js';

type Kept = { readonly id: string; readonly text: string };
type Sealed = { readonly seal: Seal; readonly kept: Map<string, Kept> };

const PREFIX = 'plumbline-sealed/';
/** What pages of ours keep; the theme says nothing of anybody and stays as it is. */
const OURS = /^plumbline(\.assumptions\.|\.views\.|-draft\/|-reading\/|-reader$)/;

let sealed: Sealed | null = null;
let last: Promise<void> = Promise.resolve();
let isFull = false;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const told of listeners) told();
};

/** null: nothing is kept under this name */
export function kept(name: string): string | null {
  if (sealed) return sealed.kept.get(name)?.text ?? null;
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param text null: nothing is to be kept any more @returns false where the browser keeps nothing, or has no room */
export function keep(name: string, text: string | null): boolean {
  try {
    if (sealed) keepSealed(sealed, name, text);
    else if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    tell();
    return !isFull;
  } catch {
    return false;
  }
}

/** Told of every change, of other windows too. @returns what ends it */
export function onKept(told: () => void): () => void {
  listeners.add(told);
  window.addEventListener('storage', inOtherWindow);
  return () => {
    listeners.delete(told);
  };
}

/**
 * From now on everything is sealed; what lay here open is sealed for whoever comes first.
 * @param key 256 bits, base64url
 */
export async function sealStore(key: string): Promise<void> {
  const seal = await makeSeal(key);
  const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
  const opened: Sealed = { seal, kept: new Map() };
  for (const name of names.filter((one) => one.startsWith(PREFIX))) await readIn(opened, name);
  sealed = opened;
  for (const name of names.filter((one) => OURS.test(one))) {
    const text = localStorage.getItem(name);
    if (text !== null && !opened.kept.has(name)) keepSealed(opened, name, text);
    await last;
    localStorage.removeItem(name);
  }
}

/** What somebody else sealed is theirs, and stays. */
async function readIn({ seal, kept }: Sealed, item: string): Promise<void> {
  const text = await seal.open(localStorage.getItem(item) ?? '');
  if (text === null) return;
  const [name, words] = JSON.parse(text) as [string, string];
  kept.set(name, { id: item.slice(PREFIX.length), text: words });
}

function keepSealed({ seal, kept }: Sealed, name: string, text: string | null): void {
  const id = kept.get(name)?.id ?? crypto.randomUUID();
  if (text === null) kept.delete(name);
  else kept.set(name, { id, text });
  last = last
    .then(async () => {
      if (text === null) localStorage.removeItem(PREFIX + id);
      else localStorage.setItem(PREFIX + id, await seal.close(JSON.stringify([name, text])));
      isFull = false;
    })
    .catch(() => {
      isFull = true;
    });
}

function inOtherWindow({ key }: StorageEvent): void {
  const now = sealed;
  if (now === null) tell();
  else if (key?.startsWith(PREFIX)) {
    const id = key.slice(PREFIX.length);
    for (const [name, one] of now.kept) if (one.id === id) now.kept.delete(name);
    void readIn(now, key).then(tell);
  }
}
