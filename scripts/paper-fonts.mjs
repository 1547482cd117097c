/**
 * The type a dossier is printed in, as one style sheet that holds its fonts: dist/paper/fonts.css, read by src/dossier/pdf.ts. Fixed
 * weights, because browsers write variable fonts into a PDF as drawings of letters; those that the pages use, and no other.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const SHEETS = ['inter/400.css', 'inter/600.css', 'source-serif-4/400.css', 'source-serif-4/700.css'];
/** Alphabets held; a letter of another is printed in a font of the machine. */
const HELD = /-(latin|latin-ext|cyrillic|greek)-\d+-normal\.woff2/;

export function writePaperFonts(root) {
  const require = createRequire(join(root, 'package.json'));
  const held = SHEETS.map((name) => holding(require.resolve(`@fontsource/${name}`)));
  mkdirSync(join(root, 'dist', 'paper'), { recursive: true });
  writeFileSync(join(root, 'dist', 'paper', 'fonts.css'), `${held.join('\n')}\n`);
}

/** The sheet with its WOFF2 files in it; the older files beside them are left out. */
function holding(path) {
  const faces = readFileSync(path, 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return faces
    .filter((face) => HELD.test(face))
    .join('\n')
    .replace(/src: url\(([^)]+\.woff2)\)[^;]*;/g, (_, name) => {
      const font = readFileSync(join(dirname(path), name)).toString('base64');
      return `src: url(data:font/woff2;base64,${font}) format('woff2');`;
    })
    .replaceAll('font-display: swap', 'font-display: block')
    .replace(/\s*\n\s*/g, '');
}
