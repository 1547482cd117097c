/** XML of a workbook, told in turn as the core reads it. */
import { readXml as read, type XmlListener } from '../core/exchange/read-xml.js';

/** @throws Error where it is no XML, or declares a document type */
export function readXml(text: string, listener: XmlListener): void {
  const fault = read(text, listener);
  if (fault !== null) throw new Error(`${fault.rule}, line ${fault.line}`);
}
