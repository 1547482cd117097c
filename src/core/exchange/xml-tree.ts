/** A document of XML as elements with the line each begins on. */
import { readXml, type XmlFault } from './read-xml.js';

export type { XmlFault };

export type XmlElement = {
  readonly name: string;
  readonly line: number;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
};

type Open = {
  name: string;
  line: number;
  children: XmlElement[];
  text: string;
  attributes: Readonly<Record<string, string>>;
};

export function parseXml(text: string): XmlElement | XmlFault {
  const root: Open = { name: '', line: 1, children: [], text: '', attributes: {} };
  const open: Open[] = [root];
  const fault = readXml(text, {
    open: (name, attributes, line) => void open.push({ name, line, children: [], text: '', attributes }),
    close: () => {
      const done = open.pop();
      if (done) open.at(-1)?.children.push(done);
    },
    text: (more) => {
      const top = open.at(-1);
      if (top) top.text += more;
    },
  });
  return fault ?? root.children[0] ?? { line: 1, rule: 'XML: an element' };
}

export const isXmlFault = (x: XmlElement | XmlFault): x is XmlFault => 'rule' in x;

/** Every element of a name, at any depth, in order. */
export function allOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
}

export const childOf = (element: XmlElement, name: string): XmlElement | null =>
  element.children.find((child) => child.name === name) ?? null;

export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML 1.0 cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
