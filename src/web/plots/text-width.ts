/**
 * How wide a line of interface text can be, without a font to ask: each character takes the widest advance of its class
 * in Inter at weight 600, so an estimate is an upper bound and what fits here fits on screen. Layouts stay pure.
 */
const NARROW = new Set("ijl|!.,:;'’‘`·");
const SLIM = new Set('frt()[]/\\-–I"“” 1');
const BROAD = new Set('mwMW@%—…');

/** em, per class; measured in Inter Variable 600 and rounded up */
const EM = { narrow: 0.34, slim: 0.48, small: 0.66, capital: 0.78, digit: 0.68, broad: 1.0, other: 0.85, full: 1.05 };

function advance(character: string): number {
  if (NARROW.has(character)) return EM.narrow;
  if (SLIM.has(character)) return EM.slim;
  if (BROAD.has(character)) return EM.broad;
  if (character >= 'a' && character <= 'z') return EM.small;
  if (character >= '0' && character <= '9') return EM.digit;
  if (character >= 'A' && character <= 'Z') return EM.capital;
  return (character.codePointAt(0) as number) >= 0x2e80 ? EM.full : EM.other;
}

/** Upper bound in px of one line set at `size` px. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += advance(character);
  return em * size;
}

/** Breaks at spaces into at most `lines` lines no wider than `width` px; what does not fit ends in an ellipsis. */
export function wrapText(text: string, size: number, width: number, lines: number): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const made: string[] = [];
  let line = '';
  for (let i = 0; i < words.length; i++) {
    const longer = line === '' ? (words[i] as string) : `${line} ${words[i]}`;
    if (textWidth(longer, size) <= width) line = longer;
    else if (made.length === lines - 1 || line === '') {
      made.push(cutText([line, ...words.slice(i)].filter((part) => part !== '').join(' '), size, width));
      return made;
    } else {
      made.push(line);
      line = '';
      i--;
    }
  }
  return line === '' ? made : [...made, line];
}

/** The text, or as much of it as fits `width` px with an ellipsis behind it. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
