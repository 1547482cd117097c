/** What the tests ask of a PDF as Chromium writes it: objects in plain text, one after another. No reader of PDF in general. */

export type TaggedPart = { readonly role: string; readonly text: string; readonly inside: readonly TaggedPart[] };

export type ReadPdf = {
  /** the text of every object that holds the words */
  holding(words: string | RegExp): readonly string[];
  /** all parts of the structure in the order they are read */
  readonly parts: readonly TaggedPart[];
};

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = new Map(
    [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/^(\d+) 0 obj\r?\n([\s\S]*?)\r?\nendobj/gm),
    ].map(([, number, text]) => [Number(number), withoutStream(text ?? '')] as const),
  );
  const parts: TaggedPart[] = [];
  const partOf = (number: number): TaggedPart | null => {
    const text = objects.get(number) ?? '';
    const role = /\/S \/(\w+)/.exec(text)?.[1];
    if (!/\/Type \/StructElem/.test(text) || role === undefined) return null;
    const inside: TaggedPart[] = [];
    const part = { role, text, inside };
    parts.push(part);
    for (const child of childrenOf(text)) {
      const kid = partOf(child);
      if (kid) inside.push(kid);
    }
    return part;
  };
  const [root = ''] = [...objects.values()].filter((text) => /\/Type \/StructTreeRoot/.test(text));
  for (const child of childrenOf(root)) partOf(child);
  return {
    holding: (words) => [...objects.values()].filter((text) => text.search(words) >= 0),
    parts,
  };
}

const withoutStream = (text: string): string => text.split(/\r?\nstream\r?\n/)[0] ?? '';

/** Numbers of the objects that `/K` names: one, or a list among marks of content. */
function childrenOf(text: string): readonly number[] {
  const kids = /\/K (\[[^\]]*\]|\d+ 0 R)/.exec(text)?.[1] ?? '';
  // What a dictionary in the list names is a page or a link on it, and no part.
  return [...kids.replace(/<<[\s\S]*?>>/g, '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}
