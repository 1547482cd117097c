/**
 * A server that speaks INSTREAM as clamd's manual has it: a command ended by a zero byte, pieces behind their lengths, a length of
 * nothing, a word. What is too large it says at once, and hangs up.
 */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';

const COMMAND = 'zINSTREAM\0';
/** bytes of a file; clamd's own is 25 MB */
const MOST_STREAM = 600_000;

/** @param finding what a file is called, null where it is clean @param seen told the SHA-256 of each file that was begun and ended */
export function instream(finding: (file: Buffer) => string | null, seen: string[] = []): Server {
  return createServer((socket) => {
    let held = Buffer.alloc(0);
    let file = Buffer.alloc(0);
    let isBegun = false;
    socket.on('error', () => {});
    socket.on('data', (part) => {
      held = Buffer.concat([held, part]);
      if (!isBegun) {
        if (!held.includes(0)) return;
        if (held.subarray(0, COMMAND.length).toString() !== COMMAND) return void socket.end('UNKNOWN COMMAND\0');
        isBegun = true;
        held = held.subarray(COMMAND.length);
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) {
          seen.push(createHash('sha256').update(file).digest('hex'));
          const found = finding(file);
          return void socket.end(`stream: ${found === null ? 'OK' : `${found} FOUND`}\0`);
        }
        if (held.length < 4 + length) return;
        file = Buffer.concat([file, held.subarray(4, 4 + length)]);
        held = held.subarray(4 + length);
        if (file.length > MOST_STREAM) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
    });
  });
}
