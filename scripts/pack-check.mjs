/**
 * Packs the package, installs the tarball with its dependencies into an empty folder, and uses it there as a stranger would: the
 * version, an assessment, its names in a program, the demo with its workbench. Needs the npm registry. Usage: node scripts/pack-check.mjs
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, setUp } from './setup.mjs';

/** The tarball has no dependency in it: our own programs, cases and documents. */
const MOST_BYTES = 5_000_000;
const DEMO_SECONDS = 180;

await setUp();
const work = mkdtempSync(join(tmpdir(), 'plumbline-pack-'));
// The account the database runs under, never root, passes through.
chmodSync(work, 0o711);
const elsewhere = join(work, 'elsewhere');
mkdirSync(elsewhere);
const env = { ...process.env, PLUMBLINE_DATA: join(work, 'data'), PLUMBLINE_CACHE: join(work, 'cache') };
const at = (program, ...args) => execFileSync(program, args, { cwd: elsewhere, env, encoding: 'utf8' });
try {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', work], { cwd: ROOT, env });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const tarball = join(work, `plumbline-${version}.tgz`);
  const { size } = statSync(tarball);
  console.log(`packed: ${(size / 1e6).toFixed(1)} MB`);
  if (size > MOST_BYTES) throw new Error(`tarball: at most ${MOST_BYTES} bytes, got ${size}`);

  writeFileSync(join(elsewhere, 'package.json'), '{"private": true, "type": "module"}\n');
  at('npm', 'install', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', tarball);
  expectText('plumbline --version', at('npx', 'plumbline', '--version'), version);
  const document = at('npx', 'plumbline', 'assess', 'node_modules/plumbline/examples/ridgeline', '--json');
  if (JSON.parse(document).verdicts.length === 0) throw new Error('assess: verdicts, got none');
  const program = "import { STAGES, run } from 'plumbline'; console.log(STAGES.length, typeof run);";
  expectText("import from 'plumbline'", at('node', '--input-type=module', '-e', program), '9 function');
  await demo();
  console.log('installed elsewhere: version, assess, import and demo work');
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}

function expectText(what, got, wanted) {
  if (got.trim() !== wanted) throw new Error(`${what}: ${wanted}, got ${got.trim()}`);
}

/** Serves the shipped case, answers, and ends when told. */
async function demo() {
  const child = spawn('npx', ['plumbline', 'demo', '--port', '0'], { cwd: elsewhere, env, detached: true });
  const closed = new Promise((resolve) => child.on('close', resolve));
  let [out, err] = ['', ''];
  child.stderr.on('data', (text) => (err += text));
  const address = new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`demo: an address within ${DEMO_SECONDS} s\n${err}`)),
      DEMO_SECONDS * 1000,
    );
    child.on('close', () => reject(new Error(`demo: goes on until it is told to end\n${err}`)));
    child.stdout.on('data', (text) => {
      out += text;
      const found = /^Workbench at (http\S+)/m.exec(out);
      if (found) {
        clearTimeout(timer);
        resolve(found[1]);
      }
    });
  });
  try {
    const url = await address;
    const { cases } = await (await fetch(`${url}/api/cases`)).json();
    if (cases.length === 0) throw new Error('demo: a case, got none');
    const page = await fetch(`${url}/`);
    if (!page.ok) throw new Error(`demo: a page, got ${page.status}`);
    const docs = await fetch(`${url}/docs/`);
    if (!docs.ok) throw new Error(`demo: its documents at /docs/, got ${docs.status}`);
  } finally {
    // npx passes no signal on: the whole group is told.
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await closed;
  }
}
