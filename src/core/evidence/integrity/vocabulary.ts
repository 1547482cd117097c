/**
 * What can be said of the integrity of a file: one closed list. Only `hash-mismatch` means that bytes are not those that
 * were stated or signed; every other answer leaves them unchallenged. Integrity is sameness since a moment, never truth:
 * a file can be `verified` and staged.
 */
export const RESULTS = [
  'verified',
  'verified-no-timestamp',
  'signature-ok-identity-unknown',
  'identity-untrusted-root',
  'certificate-expired-but-timestamped',
  'certificate-expired-no-timestamp',
  'manifest-hash-known-producer-defect',
  'hash-mismatch',
  'structure-invalid',
  'unsigned',
  'unsupported-version',
] as const;

export type IntegrityResult = (typeof RESULTS)[number];

export const FILE_KINDS = [
  ...(['package', 'table', 'file'] as const),
  ...(['wacz', 'multi-wacz', 'warc', 'timestamp', 'media', 'custody', 'dossier'] as const),
] as const;

export type FileKind = (typeof FILE_KINDS)[number];

export type FileResult = {
  readonly file: string;
  readonly kind: FileKind;
  readonly result: IntegrityResult;
  /** what each check gave, in the words of the standard where it has any (`assertion.dataHash.mismatch`) */
  readonly codes: readonly string[];
  readonly detail: string;
  /** domain, key or certificate name; null: not signed */
  readonly signedBy: string | null;
  /** ISO 8601 UTC: of the timestamp where there is one, else by the signer's own account; null: unknown */
  readonly signedAt: string | null;
  /** the rule that matched a known defect; null where none was needed */
  readonly rule: string | null;
};

/** What is said of a file, before its name. */
export type Finding = Omit<FileResult, 'file' | 'kind'>;

/** From what must be told first to what reassures most. */
const GRAVEST_FIRST: readonly IntegrityResult[] = [
  'hash-mismatch',
  'structure-invalid',
  'unsupported-version',
  'certificate-expired-no-timestamp',
  'identity-untrusted-root',
  'manifest-hash-known-producer-defect',
  'unsigned',
  'signature-ok-identity-unknown',
  'verified-no-timestamp',
  'certificate-expired-but-timestamped',
  'verified',
];

/** The one to tell first of several; null of none. */
export function gravest(results: Iterable<IntegrityResult>): IntegrityResult | null {
  const said = new Set(results);
  return GRAVEST_FIRST.find((result) => said.has(result)) ?? null;
}

/** Nothing of it contradicts itself: bytes and structure are as stated, whoever stated them. */
export const isSound = ({ result }: Pick<FileResult, 'result'>): boolean =>
  result !== 'hash-mismatch' && result !== 'structure-invalid';
