/**
 * The type a dossier is printed in, so that a PDF looks alike wherever it is made: a style sheet that holds its fonts, made by the
 * build (scripts/paper-fonts.mjs). A program that was never built prints in the fonts of its machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/paper/fonts.css', import.meta.url));

export const paperFonts = (): string => (existsSync(BUILT) ? readFileSync(BUILT, 'utf8') : '');
