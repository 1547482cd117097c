/** The colours of the page as they are now, light or dark, in words a canvas understands. */
const NAMES = [
  'paper',
  'card',
  'wash',
  'ink',
  'mute',
  'rule',
  'edge',
  'seen',
  'attacker',
  'defender',
  'doubt',
  'focus',
] as const;
export type Tones = Readonly<Record<(typeof NAMES)[number], string>>;

/** A token names both of its values; only a property that uses it tells which one holds. */
export function tonesOf(element: HTMLElement): Tones {
  const probe = document.createElement('span');
  element.append(probe);
  const entries = NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Tones;
}

/** Told when the colours change: by the system, or by the reader. */
export function onTones(act: () => void): () => void {
  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(act);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  scheme.addEventListener('change', act);
  return () => {
    scheme.removeEventListener('change', act);
    observer.disconnect();
  };
}
