/** The blobs of a vault: in its folder, and in the S3-compatible store beside it where BLOBS_URL names one. */
import { type FolderBlobs, folderBlobs } from './folder-blobs.js';
import { keptBlobs } from './kept-blobs.js';
import { type S3Blobs, s3Blobs } from './s3-blobs.js';
import { s3Place } from './s3-place.js';
import { makeS3Client } from './s3-request.js';

const stores = new Map<string, S3Blobs>();

/** @param incoming folder on the same disk where files are written first @throws StoreError where BLOBS_URL is no address */
export function openBlobs(root: string, incoming?: string, address = process.env.BLOBS_URL): FolderBlobs {
  const folder = folderBlobs(root, incoming);
  return address ? keptBlobs(folder, storeAt(address)) : folder;
}

function storeAt(address: string): S3Blobs {
  const known = stores.get(address);
  if (known) return known;
  const place = s3Place(address);
  const made = s3Blobs(place, makeS3Client(place));
  stores.set(address, made);
  return made;
}
