/**
 * How wide a line of interface text can be, without a font to ask: advances of Inter Variable at weight 600, measured and
 * rounded up by class, so an estimate is an upper bound (kerning and lighter weights only narrow it) and what fits here
 * fits on screen. Layouts stay pure. What the table does not hold takes the widest class of its script.
 */
const CLASSES: readonly (readonly [em: number, characters: string])[] = [
  [0.28, 'Iijl '],
  [0.32, ',.:·’‘'],
  [0.36, "!';`t|"],
  [0.4, '()/[\\]fr'],
  [0.44, '1'],
  [0.48, '-_{}'],
  [0.52, '^–“”'],
  [0.56, '"*?s'],
  [0.6, '7FJLacekvxyzéèêíìóòáà'],
  [0.64, '23569Ebdghnopquüúöñ'],
  [0.68, '048#$&+<=>BPRSTZ~ß'],
  [0.72, 'KXY'],
  [0.76, 'ACDGHNUVÅÄÜÉ'],
  [0.8, 'OQÖ'],
  [0.84, 'w'],
  [0.92, 'm'],
  [0.96, 'M…'],
  [1, '@—'],
  [1.04, '%W'],
];
const ADVANCE = new Map(
  CLASSES.flatMap(([em, characters]) => [...characters].map((character) => [character, em] as const)),
);
const OTHER = 0.9;
const FULL_WIDTH = 1.05;

const advance = (character: string): number =>
  ADVANCE.get(character) ?? ((character.codePointAt(0) as number) >= 0x2e80 ? FULL_WIDTH : OTHER);

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
