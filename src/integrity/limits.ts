/** What an evidence file may cost whoever opens it. A file beyond these is refused with the limit it broke. */
export const LIMITS = {
  /** members of an archive, of a manifest, records of a WARC */
  members: 200_000,
  /** what an archive may inflate to: this many times its own size, and always at least `inflatedBytes` */
  inflatedRatio: 50,
  inflatedBytes: 256 * 1024 * 1024,
  /** a manifest, a page list, a member read whole */
  textBytes: 64 * 1024 * 1024,
  /** archives in archives: a multi-WACZ holds WACZ, which hold none */
  nesting: 2,
  /** a nested archive that has to be inflated before it can be read */
  nestedBytes: 256 * 1024 * 1024,
  /** headers of one WARC or HTTP record */
  headerBytes: 1024 * 1024,
  /** a picture, film or paper whose manifest is checked, held in memory whole */
  mediaBytes: 512 * 1024 * 1024,
  /** a timestamp token */
  tokenBytes: 1024 * 1024,
  /** a custody log */
  custodyBytes: 256 * 1024 * 1024,
} as const;

/** Thrown inside a worker where a file breaks its format or a limit; the message is for the reader. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    /** `archive.path`, `limits.inflated` … */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
