import { beforeAll, expect, test } from 'vitest';
import { type Assessment, printAssessment, toAssessment } from '../src/core/dossier/assessment.js';
import { siteFiles } from '../src/core/dossier/site/site-files.js';
import { run } from '../src/core/execute.js';
import { fogCurve } from '../src/core/losses/fog-curve.js';
import { loadCaseFolder } from '../src/folder/read-folder.js';

let assessment: Assessment;
let files: ReadonlyMap<string, string>;
const about = { revision: 2, published: '2031-07-01', audience: 'public', digest: 'sha256:00', hasPdf: false } as const;
const correction = {
  what: 'floor, destroyed',
  old: '3',
  now: '4',
  why: 'a second image',
  on: '2031-07-01',
  revision: 2,
};

beforeAll(async () => {
  const read = await loadCaseFolder('examples/ridgeline');
  if (!read.ok) throw new Error('the example reads');
  assessment = JSON.parse(printAssessment(toAssessment(run(read.theCase)))) as Assessment;
  const fog = fogCurve(read.theCase, { scenario: 'middling', seed: 1 });
  files = siteFiles({ assessment, fog, about, corrections: [correction] });
});

test('pages run no script, fetch nothing, and stay under 200 kB each', () => {
  expect(files.size).toBeGreaterThan(6);
  for (const [path, text] of files) {
    expect(text, path).not.toMatch(/<script|\son\w+=|javascript:|<link|<img|@import|url\(/i);
    expect(text.length, path).toBeLessThan(200_000);
  }
});

test('every link inside the dossier leads to something that is there', () => {
  const written = new Set(['manifest.json', 'VERIFY.md', 'case/datapackage.json']);
  for (const [path, text] of files) {
    const from = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    for (const [, href = ''] of text.matchAll(/href="([^"]*)"/g)) {
      if (/^https?:/.test(href)) continue;
      const [file = '', id] = href.split('#');
      const target = file === '' ? path : file.startsWith('../') ? file.slice(3) : `${from}${file}`;
      if (written.has(target)) continue;
      expect([...files.keys()], `${path} → ${href}`).toContain(target);
      if (id !== undefined) expect(files.get(target), `${path} → ${href}`).toContain(`id="${id}"`);
    }
  }
});

test('the verdict grammar stands in its order for every headline claim, and the words come last', () => {
  const page = files.get('index.html') ?? '';
  const weighed = assessment.verdicts.filter(
    ({ claim, holds, floor }) =>
      holds && floor !== undefined && assessment.claims.entries.find((entry) => entry.claim === claim)?.headline,
  );
  expect(weighed.length).toBeGreaterThan(0);
  for (const { claim } of weighed) {
    const part = page.slice(page.indexOf(`id="claim-${claim}"`)).split('</article>')[0] ?? '';
    const places = [
      '<b>Seen</b>',
      '<b>The chance',
      '<b>What would have to be true',
      '<b>What would change',
      '<b>In words',
    ].map((words) => part.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});

test("a stranger's words stay words", () => {
  const hostile = structuredClone(assessment) as {
    title: string;
    claims: { entries: { paraphrase: string; speaker: string }[] };
  };
  hostile.title = '<script>alert(1)</script>';
  for (const entry of hostile.claims.entries) {
    entry.speaker = '"><img src=x onerror=alert(1)>';
    entry.paraphrase = '<svg onload=alert(1)>';
  }
  for (const [path, text] of siteFiles({
    assessment: hostile as unknown as Assessment,
    fog: [],
    about,
    corrections: [],
  })) {
    expect(text, path).not.toMatch(/<script|<img|<svg onload/i);
    if (path.endsWith('.html')) expect(text).toContain('&lt;script&gt;');
  }
});

test('a correction shows the old number, the new one, why and when', () => {
  for (const path of ['index.html', 'corrections.html'])
    for (const words of Object.values(correction)) expect(files.get(path)).toContain(String(words));
});
