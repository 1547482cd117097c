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
  /** read from a folder, made by edits, or edits and a folder put together */
  readonly origin: 'folder' | 'edited' | 'merged';
  /** the revision it was made from; null when it was read from a folder or is the first */
  readonly parent: number | null;
  /** who made it and why, as they said; null when nobody said */
  readonly author: string | null;
  readonly note: string | null;
};

/** A revision to be added. */
export type NewRevision = {
  readonly title: string;
  readonly digest: string;
  readonly importedAt: string;
  readonly files: FolderFiles;
  readonly origin: CaseRevision['origin'];
  readonly author: string | null;
  readonly note: string | null;
};

/** Keeps the revisions of cases, byte for byte. */
export interface Store {
  /** Adds a revision; the same digest as the newest one adds nothing and returns it. */
  importCase(input: {
    caseName: string;
    title: string;
    digest: string;
    importedAt: string;
    files: FolderFiles;
    /** who brought it in; left out when nobody says */
    author?: string | null;
  }): Promise<CaseRevision>;
  /**
   * Adds revisions after the newest one, all of them or none, and returns the last; null when `newest` is not the newest
   * any more. 0: the case is not there yet.
   */
  reviseCase(caseName: string, newest: number, added: readonly NewRevision[]): Promise<CaseRevision | null>;
  /** Newest revision of every case, by name. */
  listCases(): Promise<readonly CaseRevision[]>;
  revisions(caseName: string): Promise<readonly CaseRevision[]>;
  /** The files of a revision (the newest when not given); null when there is none. */
  files(caseName: string, revision?: number): Promise<FolderFiles | null>;
  close(): Promise<void>;
}

/** A row of a case as lists over all cases show it, and the words it is found by. */
export type IndexedRow = {
  /** table it is a row of: `claims`, `readings` … */
  readonly table: string;
  readonly id: string;
  /** what the row is of, `2031-06-03`, `2031-06` or `2031`; null where it is of no day */
  readonly day: string | null;
  readonly title: string;
  /** see casefile/search-tokens.ts */
  readonly tokens: readonly string[];
};

export type FoundRow = Omit<IndexedRow, 'tokens'> & { readonly caseName: string };

export type RowQuery = {
  readonly table: string;
  /** every one of them begins a token of the row */
  readonly words: readonly string[];
  /** only of these cases; null: of all */
  readonly cases: readonly string[] | null;
  /** days of the row, both included; null: of any or none */
  readonly from: string | null;
  readonly to: string | null;
  /** the last row of the page before; null: the first page */
  readonly after: FoundRow | null;
  readonly most: number;
};

/**
 * Rows of the newest revisions, found over all cases. Made of them and never the other way: what is behind is made anew,
 * and all of it may be thrown away.
 */
export interface RowIndex {
  /** These take the place of what was of the case before, all of them or none. */
  indexCase(caseName: string, revision: number, madeBy: string, rows: readonly IndexedRow[]): Promise<void>;
  /** Cases whose newest revision is not in it, or not by `madeBy`. */
  behind(madeBy: string): Promise<readonly { readonly caseName: string; readonly revision: number }[]>;
  /** Of the latest day first, those of no day last; then by case and row, as their bytes are. */
  findRows(query: RowQuery): Promise<readonly FoundRow[]>;
}

/** `sha256:<hex>` of the bytes. */
export type BlobDigest = `sha256:${string}`;

/** Keeps bytes under their digest: written once, never altered. Taking one away is a separate, recorded act, and not here. */
export interface Blobs {
  /** The same bytes twice are one. Resolves once they would survive a crash. */
  put(bytes: Uint8Array): Promise<BlobDigest>;
  /** As they lie there, unchecked; null when there are none. Whoever needs them right compares the digest. */
  get(digest: BlobDigest): Promise<Uint8Array | null>;
  has(digest: BlobDigest): Promise<boolean>;
  /** Bytes `offset` to `offset + length`, fewer at the end; null when there are none. */
  range(digest: BlobDigest, offset: number, length: number): Promise<Uint8Array | null>;
}
