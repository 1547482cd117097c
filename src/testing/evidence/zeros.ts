/** Gigabytes of nothing in little: one part packed once, and told over and over. */
import { gzipSync } from 'node:zlib';

const PART = 64 * 1024 * 1024;

/** A ZIP whose members are `archive/0.warc` … of 64 MB of zeros each. @param parts 16 are a gigabyte */
export function zipOfZeros(parts: number): Buffer {
  const zeros = Buffer.alloc(PART);
  // What gzip writes is ten bytes, the deflated stream, and the sum and size of what was packed.
  const gzip = gzipSync(zeros);
  const [packed, sum] = [gzip.subarray(10, -8), gzip.readUInt32LE(gzip.length - 8)];
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (let i = 0; i < parts; i++) {
    const name = Buffer.from(`archive/${i}.warc`);
    // Version, flags, method, time, day: the fields both headers share, then what is in the member.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(sum, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(PART, 18);
    shared.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, at, name]));
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}

/** Members of gzip one after the other, which a reader takes for one stream. @param parts of 64 MB */
export function gzipOfZeros(parts: number): Buffer {
  const packed = gzipSync(Buffer.alloc(PART));
  return Buffer.concat(Array.from({ length: parts }, () => packed));
}
