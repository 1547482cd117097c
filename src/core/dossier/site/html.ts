/** HTML and SVG as text, safe by construction: whatever is put into a template is escaped unless it is markup already. */

export type Html = { readonly markup: string };
export type Value = string | number | Html | readonly Html[] | null;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);

/** Text that is markup already: our own, never a stranger's. */
export const markup = (text: string): Html => ({ markup: text });

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.map((part, i) => part + (i < values.length ? shown(values[i] as Value) : '')).join('') };
}

function shown(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  if (typeof value === 'string') return escaped(value);
  return 'markup' in value ? value.markup : value.map((one) => one.markup).join('\n');
}

/** An address of a case as a link, where it is one of the web's; else as text. */
export function link(address: string, words: string): Html {
  return /^https?:\/\//i.test(address)
    ? html`<a href="${address}" rel="noopener noreferrer">${words}</a>`
    : html`${words}`;
}

export const hostOf = (address: string): string => /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1] ?? address;
