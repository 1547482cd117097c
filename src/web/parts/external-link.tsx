/** An address outside: shown as its host, opened in a new tab that learns nothing of this one. Only http and https. */
import css from './external-link.module.css';

export function ExternalLink({ url, children }: { readonly url: string; readonly children?: string }) {
  const address = safeAddress(url);
  if (!address) return <span className={css.plain}>{url}</span>;
  return (
    <a className={css.out} href={address.href} target="_blank" rel="noopener noreferrer">
      {children ?? `${address.host.replace(/^www\./, '')}${address.pathname === '/' ? '' : address.pathname}`}
    </a>
  );
}

export function safeAddress(url: string): URL | null {
  try {
    const address = new URL(url);
    return address.protocol === 'https:' || address.protocol === 'http:' ? address : null;
  } catch {
    return null;
  }
}
