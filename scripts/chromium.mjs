/** Where a Chromium for the real-browser tests is: named, installed, or in Playwright's own store. */

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** With these it does what it is told and asks nobody for anything. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {string | null} */
export function findChromium(env = process.env) {
  if (env.PLUMBLINE_CHROMIUM) return runs(env.PLUMBLINE_CHROMIUM) ? env.PLUMBLINE_CHROMIUM : null;
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter)];
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...playwrights(env)];
  return candidates.find(runs) ?? null;
}

/** Installs Debian's where that is ours to do: as root, on Debian or Ubuntu. Says what it does. */
export function ensureChromium(note = (line) => console.error(line)) {
  const found = findChromium();
  if (found !== null || process.env.PLUMBLINE_CHROMIUM) return found;
  if (!isDebian() || process.getuid?.() !== 0) return null;
  note('installing Chromium for the real-browser tests (apt-get, about a minute)');
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], options);
  return findChromium();
}

function isDebian() {
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

function playwrights(env) {
  const store = env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(store)) return [];
  const builds = readdirSync(store).filter((name) => /^chromium-\d+$/.test(name));
  return builds.flatMap((name) =>
    ['chrome-linux', 'chrome-linux64'].map((folder) => join(store, name, folder, 'chrome')),
  );
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
