/**
 * A document of XML as elements with the line each begins on. Entities are the five of XML and numbers; a document type is
 * refused, so that nothing can be expanded or fetched.
 */
import { SaxesParser } from 'saxes';

export type XmlElement = {
  readonly name: string;
  readonly line: number;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
};
export type XmlFault = { readonly line: number; readonly rule: string };

type Open = { name: string; line: number; children: XmlElement[]; text: string; attributes: Record<string, string> };

const DEEPEST = 100;

export function parseXml(text: string): XmlElement | XmlFault {
  const root: Open = { name: '', line: 1, children: [], text: '', attributes: {} };
  const open: Open[] = [root];
  let fault: XmlFault | null = null;
  const parser = new SaxesParser();
  const fail = (rule: string): void => {
    fault ??= { line: parser.line, rule };
  };
  const add = (more: string): void => {
    const top = open.at(-1);
    if (top) top.text += more;
  };
  parser.on('error', (error) => fail(`XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () => fail('XML without a document type'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) fail(`XML at most ${DEEPEST} levels deep`);
    open.push({ name: localName(name), line: parser.line, children: [], text: '', attributes: { ...attributes } });
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (done) open.at(-1)?.children.push(done);
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return fault ?? root.children[0] ?? { line: 1, rule: 'XML: an element' };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

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
