/** The command line and the workbench built into dist/, when their sources are not those of the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Digest of all that a build depends on. Tests are no part of it. */
export function sourceDigest(root) {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  for (const name of readdirSync(root).sort())
    if (/^(package.*|tsconfig.*)\.json$|^vite\.config\./.test(name)) add(join(root, name));
  add(fileURLToPath(new URL('paper-fonts.mjs', import.meta.url)));
  for (const folder of ['schema', 'src']) {
    if (!existsSync(join(root, folder))) continue;
    const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) add(path);
  }
  return hash.digest('hex');
}

export async function ensureBuilt(root, note) {
  const stamp = join(root, 'dist', '.sources');
  const digest = sourceDigest(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  note('building the command line and the workbench');
  rmSync(stamp, { force: true });
  const bin = (name) => join(root, 'node_modules', '.bin', name);
  await Promise.all([
    run(root, bin('tsc'), ['-b', 'src/core', 'tsconfig.node.json']),
    run(root, bin('vite'), ['build', '--logLevel', 'warn']),
  ]);
  // Needs the packages, so it is loaded when they are there.
  (await import('./paper-fonts.mjs')).writePaperFonts(root);
  writeFileSync(stamp, digest);
}

/** The documentation too, from its own sources. Needs the packages, so it is loaded when they are there. */
export async function ensureDocumented(root, note) {
  const { ensureDocs } = await import('./docs.mjs');
  ensureDocs(root, note);
}

/** Silent when it succeeds. */
function run(root, program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${relative(root, program)} ${args.join(' ')}: ends well, got ${code}\n${said}`)),
    );
  });
}
