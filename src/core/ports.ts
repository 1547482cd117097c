/** What the shells supply. Types only. */

/** A case folder as bytes, path (relative, `/`-separated) → content. */
export type FolderFiles = ReadonlyMap<string, Uint8Array>;

export type CaseRevision = {
  readonly caseName: string;
  /** 1, 2, 3 … within a case */
  readonly revision: number;
  /** `sha256:<hex>` of the case (see casefile/digest.ts) */
  readonly digest: string;
  /** ISO 8601 UTC instant, given by the caller's clock */
  readonly importedAt: string;
  readonly title: string;
};

/** Keeps imported case revisions, byte for byte. */
export interface Store {
  /** Adds a revision; the same digest as the newest one adds nothing and returns it. */
  importCase(input: {
    caseName: string;
    title: string;
    digest: string;
    importedAt: string;
    files: FolderFiles;
  }): Promise<CaseRevision>;
  /** Newest revision of every case, by name. */
  listCases(): Promise<readonly CaseRevision[]>;
  revisions(caseName: string): Promise<readonly CaseRevision[]>;
  /** The files of a revision (the newest when not given); null when there is none. */
  files(caseName: string, revision?: number): Promise<FolderFiles | null>;
  close(): Promise<void>;
}
