/**
 * A clock that jumps, for whole processes: libfaketime (Debian: faketime) reads a file of ours each time it is asked.
 * Programs of PostgreSQL run under it by scripts of their own names, since a server is given no environment of ours.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedBin } from './servers.js';

export type JumpingClock = {
  /** what a process needs in its environment to live by this clock */
  readonly env: NodeJS.ProcessEnv;
  /** seconds before or after the real one */
  jump(seconds: number): void;
  /** a folder of PostgreSQL's programs that live by this clock; null where none is installed */
  programs(): Promise<string | null>;
};

/** null where the library is not installed */
export function jumpingClock(folder: string): JumpingClock | null {
  const library = found();
  if (library === null) return null;
  const file = join(folder, 'clock');
  const jump = (seconds: number): void => {
    // Whoever reads it sees the old one or the new.
    writeFileSync(`${file}.part`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    chmodSync(`${file}.part`, 0o644);
    renameSync(`${file}.part`, file);
  };
  jump(0);
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // Monotonic clocks do not jump; programs count on it.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
  return {
    env,
    jump,
    async programs() {
      const bin = await installedBin();
      if (bin === null) return null;
      const scripts = join(folder, 'bin');
      mkdirSync(scripts, { mode: 0o755 });
      const settings = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
      for (const name of ['initdb', 'postgres']) {
        writeFileSync(join(scripts, name), `#!/bin/sh\n${settings.join(' ')} exec ${join(bin, name)} "$@"\n`);
        chmodSync(join(scripts, name), 0o755);
      }
      return scripts;
    },
  };
}

function found(): string | null {
  const lib = '/usr/lib';
  const folders = existsSync(lib) ? readdirSync(lib).filter((name) => name.endsWith('-linux-gnu')) : [];
  const paths = folders.map((name) => join(lib, name, 'faketime', 'libfaketimeMT.so.1'));
  return paths.find((path) => existsSync(path)) ?? null;
}
