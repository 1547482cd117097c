/**
 * One file to a ClamAV daemon and its word back, by the INSTREAM command: lengths of four bytes before each piece, a length of
 * nothing at the end. The file need not be readable to the daemon's account, nor lie on its machine.
 */
import { createReadStream } from 'node:fs';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { isAbsolute } from 'node:path';

/** The daemon does not answer, or says what is no answer: nothing is known of the file. */
export class ScannerAway extends Error {
  override name = 'ScannerAway';
}

export type ClamdPlace = NetConnectOpts;
export type ClamdWord = { readonly state: 'clean' | 'flagged' | 'unscanned'; readonly finding: string };

const PIECE_BYTES = 256 * 1024;
const SILENCE_MS = 120_000;
const MOST_WORD = 4_096;

/** null: off. @param named `/run/clamav/clamd.ctl`, `tcp://127.0.0.1:3310` @throws Error with the rule that was broken */
export function clamdPlace(named: string | undefined): ClamdPlace | null {
  if (named === undefined || named === '') return null;
  if (isAbsolute(named)) return { path: named };
  const url = URL.canParse(named) ? new URL(named) : null;
  if (url?.protocol === 'tcp:' && url.hostname !== '' && url.port !== '')
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) };
  throw new Error(`PLUMBLINE_CLAMD: the path of a socket or tcp://host:port, got ${JSON.stringify(named)}`);
}

/** @throws ScannerAway */
export async function askClamd(place: ClamdPlace, path: string): Promise<ClamdWord> {
  const socket = connect(place);
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('it is silent')));
  // A daemon that has enough says so and hangs up: its word counts, not that the rest was not taken.
  const said = wordOf(socket);
  const sent = send(socket, path).catch((error: Error) => error);
  const word = await said.catch((error: Error) => {
    throw new ScannerAway(`the scanner does not answer (${error.message})`);
  });
  socket.destroy();
  const fault = await sent;
  if (word === '' && fault instanceof Error) throw new ScannerAway(`the scanner took no file (${fault.message})`);
  return read(word);
}

async function send(socket: Socket, path: string): Promise<void> {
  const write = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  await write(Buffer.from('zINSTREAM\0'));
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const bytes = piece as Buffer;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await write(Buffer.concat([length, bytes]));
  }
  await write(Buffer.alloc(4));
}

function wordOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.on('data', (part: Buffer) => {
      said = (said + part.toString('utf8')).slice(0, MOST_WORD);
      if (said.includes('\0')) resolve(said);
    });
    socket.on('close', () => resolve(said));
    socket.on('error', (error) => (said === '' ? reject(error) : resolve(said)));
  });
}

function read(word: string): ClamdWord {
  const line = word.replace(/\0[\s\S]*$/, '').trim();
  if (line === 'stream: OK') return { state: 'clean', finding: '' };
  const flagged = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (flagged !== undefined) return { state: 'flagged', finding: flagged };
  const failed = /^(?:stream: )?(.+) ERROR$/.exec(line)?.[1];
  if (failed !== undefined) return { state: 'unscanned', finding: failed.replace(/\.$/, '') };
  throw new ScannerAway(`the scanner says what is no answer (${JSON.stringify(line.slice(0, 100))})`);
}
