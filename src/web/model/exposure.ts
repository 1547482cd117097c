/** What whoever sits here opened without its veil today, as the server counts it; asked anew after each opening. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Exposure } from '../../core/evidence/vault/exposure.js';
import { api } from './api.js';

let held: Exposure | null = null;
let waiting: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** Null until it is known; where it cannot be had, nothing is warned of and nothing is kept from anybody. */
export function useExposure(): Exposure | null {
  const exposure = useSyncExternalStore(listen, () => held);
  useEffect(() => refreshExposure(0), []);
  return exposure;
}

/** A wall of pictures opens them one after the other: it is asked once they have come in. */
export function refreshExposure(afterMs = 400): void {
  if (waiting !== null) clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = null;
    void api.exposure(midnight()).then(keep, () => undefined);
  }, afterMs);
}

/** @throws ApiError where the budget is none */
export async function setBudget(budget: number | null): Promise<void> {
  await api.setExposureBudget(budget);
  keep(await api.exposure(midnight()));
}

function keep(exposure: Exposure): void {
  held = exposure;
  for (const told of listeners) told();
}

/** The day of whoever sits here began then, by their own clock. */
function midnight(): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
}
