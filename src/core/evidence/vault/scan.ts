/** What a scanner for known malware said of a file, and what a person said to that. A finding is about bytes, not about what they show. */

export type Scan = {
  /** `unscanned`: the scanner takes no file so large, or failed on it */
  readonly state: 'clean' | 'flagged' | 'unscanned';
  /** what it is called, or why it was not scanned; '' where it is clean */
  readonly finding: string;
  /** ISO 8601 UTC */
  readonly at: string;
};

/** An editor knows of the finding and lets the bytes be handed out. It holds for this finding alone. */
export type ScanRelease = {
  readonly finding: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
};

export type ScanStanding = Scan & { readonly release: ScanRelease | null };

export const mayHandOut = ({ state, release }: ScanStanding): boolean => state === 'clean' || release !== null;
