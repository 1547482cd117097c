/** The text of a dropped file: a page without its scripts, styles and tags, anything else as it stands. */
export async function textOfFile(file: File): Promise<string> {
  const text = await file.text();
  if (!/\.x?html?$/i.test(file.name) && file.type !== 'text/html') return text;
  // A parsed document of its own: nothing in it runs or is fetched.
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const part of page.querySelectorAll('script, style, noscript, template, nav, footer')) part.remove();
  for (const block of page.querySelectorAll('p, li, h1, h2, h3, h4, tr, br, blockquote, div')) block.append('\n');
  return (page.body.textContent ?? '')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\n\s*\n+/g, '\n\n')
    .trim();
}
