/** Pages of the viewer: the one around a replay, which stays ours, the one that starts it, and plain words. */
import type { Replayed } from './tickets.js';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/viewer.css">
${body}
`;

/** @param frame address of the page that starts the replay */
export const outerPage = ({ page: url, at, digest }: Replayed, frame: string): string =>
  page(
    `Replay of ${url}`,
    `<header>
<p><b>A copy, not the page.</b> ${escaped(url)}${at === '' ? '' : `, captured ${instant(at)}`}</p>
<p>Replayed from an archive with the SHA-256 ${escaped(digest.slice('sha256:'.length))}. What it asks for comes out of that archive or not at all.</p>
</header>
<iframe src="${escaped(frame)}" title="The captured page" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>`,
  );

export const startPage = (archive: string, { page: url, at }: Replayed): string =>
  page(
    'Opening the archive',
    `<body data-archive="${escaped(archive)}" data-page="${escaped(url)}" data-at="${escaped(at)}">
<p role="status">Opening the archive…</p>
<script src="/start.js"></script>`,
  );

export const wordsPage = (words: string): string => page('Replay', `<p>${escaped(words)}</p>`);

export const STYLE = `html { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { margin: 0; min-block-size: 100vh; display: flex; flex-direction: column }
header { border-block-end: 1px solid; padding: .5rem 1rem; overflow-wrap: anywhere }
p { margin: 0; max-inline-size: 90ch }
body > p { padding: 1rem }
header p + p { font-size: 13px }
iframe { flex: 1; border: 0; min-block-size: 60vh; background: #fff; color-scheme: light }
`;

/** `20310314092653` as a reader writes it; what is not given is left out. */
function instant(digits: string): string {
  const [day, time] = [digits.slice(0, 8), digits.slice(8)];
  const date = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].filter((part) => part !== '').join('-');
  const clock = (time.match(/\d\d/g) ?? []).join(':');
  return escaped(clock === '' ? date : `${date} ${clock} UTC`);
}
