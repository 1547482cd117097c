/**
 * Makes a clone ready: packages, then the build. Does nothing twice. Plain Node, so that it runs before anything is there.
 * Usage: node scripts/setup.mjs [--packages] (packages only)
 */
import './node-version.mjs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureDocumented } from './build.mjs';
import { ensurePackages } from './packages.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Ends the process, saying why, when the clone cannot be made ready. */
export async function setUp({ packagesOnly = false } = {}) {
  const note = (line) => console.error(`plumbline: ${line}`);
  try {
    ensurePackages(ROOT, note);
    if (packagesOnly) return;
    await ensureBuilt(ROOT, note);
    await ensureDocumented(ROOT, note);
  } catch (error) {
    note(error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await setUp({ packagesOnly: process.argv.includes('--packages') });
