/**
 * ffmpeg, an optional program of the machine (PLUMBLINE_FFMPEG, else the one on the path). It is given one file and may open no
 * other and no address; it is ended when it takes too long or says too much.
 */
import { spawn, spawnSync } from 'node:child_process';

export type Ffmpeg = { readonly program: string; readonly version: string };

export const NO_FFMPEG = 'clips are read by ffmpeg, and there is none on this machine (Debian: apt-get install ffmpeg)';

/** null: there is none that runs */
export function findFfmpeg(program = process.env.PLUMBLINE_FFMPEG ?? 'ffmpeg'): Ffmpeg | null {
  const { status, stdout } = spawnSync(program, ['-version'], { encoding: 'utf8', timeout: 10_000 });
  const version = /^ffmpeg version (\S+)/.exec(stdout ?? '')?.[1];
  return status === 0 && version !== undefined ? { program, version } : null;
}

export type FfmpegRun = {
  readonly ok: boolean;
  readonly stdout: Uint8Array;
  /** what it said, cut */
  readonly said: string;
};

const MOST_OUT = 64 * 1024 * 1024;
const MOST_SAID = 64 * 1024;

/** Runs it on one file. */
export function runFfmpeg({ program }: Ffmpeg, args: readonly string[], timeMs: number): Promise<FfmpegRun> {
  const bounded = ['-nostdin', '-hide_banner', '-protocol_whitelist', 'file,pipe', '-threads', '1', ...args];
  return new Promise((resolve) => {
    const child = spawn(program, bounded, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH ?? '' } });
    const out: Buffer[] = [];
    let [size, said] = [0, ''];
    const timer = setTimeout(() => {
      said += `\nended after ${timeMs / 1000} s`;
      child.kill('SIGKILL');
    }, timeMs);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MOST_OUT) child.kill('SIGKILL');
      else out.push(part);
    });
    child.stderr.on('data', (part: Buffer) => {
      if (said.length < MOST_SAID) said += part.toString();
    });
    child.on('error', (error) => {
      said += error.message;
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ ok: code === 0 && size <= MOST_OUT, stdout: new Uint8Array(Buffer.concat(out)), said });
    });
  });
}
