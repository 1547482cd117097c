/** What the API answers about the dossier of a case. */
import type { Ask } from './client.js';

export type DossierState = {
  /** files of the case as it would be published */
  readonly published: readonly { readonly path: string; readonly bytes: number }[];
  /** where something stays inside, and how many values */
  readonly stripped: readonly { readonly kind: string; readonly where: string; readonly values: number }[];
  /** newest first */
  readonly revisions: readonly {
    readonly revision: number;
    readonly published: string;
    readonly files: number;
    readonly bytes: number;
  }[];
};

const at = (name: string): string => `/api/cases/${encodeURIComponent(name)}/dossier`;

export const dossierCalls = (ask: Ask, base: string) => ({
  dossier: (name: string) => ask<DossierState>(at(name)),
  /** @param why published numbers changed; blank where none did @throws ApiError 422 where it says why not */
  publish: (name: string, why: string) => ask<{ readonly revision: number }>(at(name), { why }),
  dossierZip: (name: string, revision: number) => `${base}${at(name)}/${revision}/zip`,
});
