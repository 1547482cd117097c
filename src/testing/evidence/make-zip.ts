/** A ZIP archive in memory, member for member. */
import { ZipFile } from 'yazl';

export async function makeZip(members: ReadonlyMap<string, Uint8Array>, compress = false): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of members)
    zip.addBuffer(Buffer.from(bytes), name, { compress, mtime: new Date('2031-03-14T09:26:54Z') });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
