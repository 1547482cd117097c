/**
 * XML as its tags and texts in turn. Entities are the five of XML and numbers; a document type is refused, so that nothing can be
 * expanded or fetched.
 */
import { SaxesParser } from 'saxes';

export type XmlListener = {
  /** @param name without its prefix, as those of attributes @param line it begins on, from 1 */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

export type XmlFault = { readonly line: number; readonly rule: string };

const DEEPEST = 100;

/** @returns the first thing by which it is no XML, or none we read; what came before it has been told */
export function readXml(text: string, { open, close, text: onText }: XmlListener): XmlFault | null {
  let fault: XmlFault | null = null;
  let depth = 0;
  const parser = new SaxesParser();
  const fail = (rule: string): void => {
    fault ??= { line: parser.line, rule };
  };
  parser.on('error', (error) => fail(`XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () => fail('XML without a document type'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) fail(`XML at most ${DEEPEST} levels deep`);
    if (fault === null && open) open(localName(name), bare(attributes), parser.line);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    if (fault === null) close?.(localName(name));
  });
  const add = (more: string): void => {
    if (fault === null) onText?.(more);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return fault;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const bare = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
