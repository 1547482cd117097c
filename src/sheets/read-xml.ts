/** XML as its tags and texts in turn (`saxen`). Nobody's own entities are followed: a document that declares a type is refused. */
import { Parser } from 'saxen';

export type XmlListener = {
  /** @param name without its prefix */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/** @throws Error where it is no XML, or declares a document type */
export function readXml(text: string, { open, close, text: onText }: XmlListener): void {
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new Error('XML without a document type');
  let failed: Error | null = null;
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    if (open) open(local(name), decoded(attributes(), decode));
  });
  parser.on('closeTag', (name) => close?.(local(name)));
  parser.on('text', (raw, decode) => onText?.(decode(raw)));
  parser.on('cdata', (raw) => onText?.(raw));
  parser.on('error', (error) => {
    failed ??= error;
  });
  parser.parse(text);
  if (failed) throw failed;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const decoded = (
  attributes: Readonly<Record<string, string>>,
  decode: (text: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), decode(value)]));
