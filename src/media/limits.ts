/** How large a picture or clip may be: above any camera, below what would exhaust the machine. */
const MB = 1024 * 1024;

export type MediaLimits = {
  readonly fileBytes: number;
  /** width × height, known from the header before anything is unpacked; three bytes each */
  readonly pixels: number;
  /** milliseconds for one file, from its bytes to its hash */
  readonly timeMs: number;
  /** of the process that reads, in MB, beside the pixels */
  readonly heapMb: number;
};

export const MEDIA_LIMITS: MediaLimits = { fileBytes: 128 * MB, pixels: 120_000_000, timeMs: 30_000, heapMb: 512 };
