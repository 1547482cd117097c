/** What a file is by its first bytes, whatever its name says. */
export type MediaKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heif' | 'mp4' | 'matroska' | 'avi';

/** Those whose pixels are read here. */
export const PICTURES: readonly MediaKind[] = ['jpeg', 'png', 'webp', 'gif', 'tiff'];

/** Those that ffmpeg reads. */
const VIDEOS: readonly MediaKind[] = ['mp4', 'matroska', 'avi'];
export const isVideo = (kind: MediaKind): boolean => VIDEOS.includes(kind);

const STILL_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)/;

/** null: none of them */
export function kindOf(bytes: Uint8Array): MediaKind | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'gif';
  if (['II*\0', 'MM\0*'].includes(text(0, 4))) return 'tiff';
  if (text(4, 8) === 'ftyp') return STILL_BRANDS.test(text(8, 12)) ? 'heif' : 'mp4';
  if (text(0, 4) === '\x1aE\xdf\xa3') return 'matroska';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'AVI ') return 'avi';
  return null;
}
