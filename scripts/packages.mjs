/** The npm packages of the lock file, installed when they are missing or other ones. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of locked packages that are missing from node_modules or there in another version; none when all is well. */
export function mismatched(root) {
  const locked = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(locked)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .filter(([path, { version }]) => installed[path]?.version !== version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

export function ensurePackages(root, note) {
  const missing = mismatched(root);
  if (missing.length === 0) return;
  note(`installing ${missing.length} packages from npm (about a minute)`);
  // A lock can name platform packages the registry does not hold yet: then npm ci refuses what npm install follows.
  for (const command of ['ci', 'install --no-save']) {
    if (npm(root, command.split(' ')) && mismatched(root).length === 0) return;
    note(`npm ${command} did not do`);
  }
  throw new Error(
    `packages: all of package-lock.json installed, still missing ${mismatched(root).slice(0, 5).join(', ')}`,
  );
}

function npm(root, args) {
  const own = process.env.npm_execpath ?? '';
  const [program, ...first] = /npm-cli\.c?js$/.test(own) ? [process.execPath, own] : ['npm'];
  // Development packages too, whatever NODE_ENV says: the workbench is built here.
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(program, [...first, ...args, ...options], { cwd: root, stdio: ['ignore', 2, 2] });
  return status === 0;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
