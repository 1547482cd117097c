/** The machine: Node.js, the packages as they are pinned, the programs that are optional. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, freemem, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../intake/capture/find-chromium.js';
import { findFfmpeg } from '../media/ffmpeg.js';
import { type Finding, failed, ok, warned } from './finding.js';

type PackageFile = {
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GB = 2 ** 30;

export function machine(): readonly Finding[] {
  const pinned = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageFile;
  return [node(pinned), system(), memory(), packages(pinned), chromium(), ffmpeg()];
}

/** @param version as `process.version` says it */
export function node({ engines }: PackageFile, version: string = process.version): Finding {
  const numbers = (text: string): readonly number[] => (text.match(/\d+/g) ?? []).map(Number);
  const [have, need] = [numbers(version), numbers(engines?.node ?? '')];
  const first = need.findIndex((n, i) => (have[i] ?? 0) !== n);
  const isEnough = first === -1 || (have[first] ?? 0) > (need[first] ?? 0);
  return isEnough
    ? ok('Node.js', version)
    : failed('Node.js', `${version}, older than ${engines?.node}`, 'install Node.js 20.19 or later');
}

function system(): Finding {
  const here = `${platform()} ${arch()}`;
  if (here === 'linux x64') return ok('system', here);
  return warned('system', `${here}: not tested`, 'assess runs without a database; for the workbench give DATABASE_URL');
}

function memory(): Finding {
  const found = `${(totalmem() / GB).toFixed(1)} GB, ${(freemem() / GB).toFixed(1)} GB free, ${cpus().length} processors`;
  return totalmem() >= 2 * GB ? ok('memory', found) : warned('memory', found, 'a workbench with pictures wants 2 GB');
}

function packages({ dependencies = {} }: PackageFile): Finding {
  const wrong = Object.entries(dependencies).flatMap(([name, wanted]) => {
    const version = installed(name);
    return version === wanted ? [] : [`${name} ${version ?? 'missing'} (pinned ${wanted})`];
  });
  const count = Object.keys(dependencies).length;
  if (wrong.length === 0) return ok('packages', `${count}, each of the pinned version`);
  const isMissing = wrong.some((one) => one.includes('missing'));
  return (isMissing ? failed : warned)('packages', wrong.join(', '), 'install them again: npm ci');
}

/** Version of a package, found as Node.js would; some hide their package.json from `require`. */
function installed(name: string): string | null {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    try {
      return (JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {}
  }
  return null;
}

function chromium(): Finding {
  const found = findChromium(undefined);
  if (found !== null) return ok('Chromium', found);
  const next = 'needed for intake --capture alone: apt-get install chromium, or name one with PLUMBLINE_CHROMIUM';
  return warned(
    'Chromium',
    process.env.PLUMBLINE_CHROMIUM ? `${process.env.PLUMBLINE_CHROMIUM} does not run` : 'none',
    next,
  );
}

function ffmpeg(): Finding {
  const found = findFfmpeg();
  if (found !== null) return ok('ffmpeg', `${found.version} (${found.program})`);
  return warned(
    'ffmpeg',
    'none',
    'needed to look into clips alone: apt-get install ffmpeg, or name one with PLUMBLINE_FFMPEG',
  );
}
