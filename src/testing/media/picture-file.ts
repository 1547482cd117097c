/** Pictures as files, with the metadata a test wants in them: made here, so that none has to be kept. */
import sharp from 'sharp';
import type { Pixels } from '../../core/evidence/hash/luma.js';
import { type ExifFields, exifBlock, joined } from './exif-block.js';
import { scenePicture } from './scene-picture.js';

export const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'tiff'] as const;
export type Format = (typeof FORMATS)[number];

export async function pictureFile(format: Format, { width, height, channels, data }: Pixels): Promise<Uint8Array> {
  return new Uint8Array(await sharp(data, { raw: { width, height, channels } }).toFormat(format).toBuffer());
}

/** A small JPEG with EXIF and XMP. @param xmp attributes and elements of its one description */
export async function jpegWith(exif: ExifFields | null, xmp: string | null = null, seed = 1): Promise<Uint8Array> {
  const plain = await pictureFile('jpeg', scenePicture(seed, 160, 120));
  const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
  const segments = [
    ...(exif === null ? [] : [segment(joined([ascii('Exif\0\0'), exifBlock(exif)]))]),
    ...(xmp === null ? [] : [segment(ascii(`http://ns.adobe.com/xap/1.0/\0${packet(xmp)}`))]),
  ];
  return joined([plain.subarray(0, 2), ...segments, plain.subarray(2)]);
}

/** APP1. Its length counts itself and is at most two bytes. */
function segment(content: Uint8Array): Uint8Array {
  const size = content.length + 2;
  if (size > 0xffff) throw new Error(`at most 65,535 bytes in a segment, got ${size}`);
  return joined([Uint8Array.from([0xff, 0xe1, size >> 8, size & 255]), content]);
}

export const packet = (inner: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${inner}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
