/**
 * The one drawer behind every number: what it is, how it was computed, from which rows, what it assumes, what would
 * change it, and the link that reproduces the view. Open exactly when the address names a trace.
 */
import { useEffect, useRef, useState } from 'react';
import type { Trace } from '../../core/dossier/trace-shape.js';
import { useOpenModel } from '../model/model-context.js';
import { navigate, withView } from '../route/use-route.js';
import { Say, say } from '../words/say.js';
import css from './drawer.module.css';
import { RowCard } from './row-card.js';

export function Drawer() {
  const { route, view } = useOpenModel();
  const ref = useRef<HTMLDialogElement>(null);
  const id = view.trace;

  useEffect(() => {
    const dialog = ref.current;
    if (id !== null && !dialog?.open) dialog?.showModal();
    if (id === null && dialog?.open) dialog.close();
  }, [id]);

  const close = (): void => {
    if (id === null) return;
    if ((window.history.state as { ours?: boolean } | null)?.ours) window.history.back();
    else navigate(withView(route, { trace: null }), 'replace');
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog; the click is on the backdrop only
    <dialog
      ref={ref}
      className={css.drawer}
      aria-label={say('drawer.label')}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={({ target }) => target === ref.current && close()}
    >
      <div className={css.body}>
        <button type="button" className={css.close} onClick={close} aria-label={say('drawer.close')}>
          <span aria-hidden="true">×</span>
        </button>
        {id !== null && <Traced key={id} id={id} />}
      </div>
    </dialog>
  );
}

function Traced({ id }: { readonly id: string }) {
  const { client, config, run } = useOpenModel();
  const [found, setFound] = useState<{ trace: Trace | null } | null>(null);
  const key = JSON.stringify(config);
  // dependencies: the key is the config; the run on screen is the one traced
  useEffect(() => {
    let wanted = true;
    client?.ask({ kind: 'trace', config, trace: id }).then(
      ({ trace }) => wanted && setFound({ trace }),
      () => wanted && setFound({ trace: null }),
    );
    return () => {
      wanted = false;
    };
  }, [client, key, id, run]);

  if (!found) return <p className={css.wait}>{say('drawer.loading')}</p>;
  if (!found.trace)
    return (
      <>
        <h2>
          <Say of="drawer.unknown" id={id} />
        </h2>
        <p>
          <Say of="drawer.unknown.next" />
        </p>
      </>
    );
  return <TraceView trace={found.trace} />;
}

function TraceView({ trace }: { readonly trace: Trace }) {
  return (
    <>
      <p className={css.value}>{trace.value}</p>
      <h2>{trace.title}</h2>
      <Part head={<Say of="drawer.what" />}>
        <p>{trace.what}</p>
      </Part>
      <Part head={<Say of="drawer.how" />}>
        <p>{trace.how}</p>
      </Part>
      <Part head={<Say of="drawer.rows" n={trace.rows.length} />}>
        {trace.rows.length === 0 && (
          <p>
            <Say of="drawer.rows.none" />
          </p>
        )}
        <ol className={css.rows}>
          {trace.rows.map((row, i) => (
            <RowCard key={i} place={row} />
          ))}
        </ol>
      </Part>
      <List head={<Say of="drawer.assumes" />} items={trace.assumes} />
      <List head={<Say of="drawer.change" />} items={trace.wouldChange} />
      <Part head={<Say of="drawer.link" />}>
        <CopyLink />
      </Part>
    </>
  );
}

function Part({ head, children }: { readonly head: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <section className={css.part}>
      <h3>{head}</h3>
      {children}
    </section>
  );
}

function List({ head, items }: { readonly head: React.ReactNode; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Part head={head}>
      <ul className={css.list}>
        {items.map((item, i) => (
          <li key={i}>{item}</li>
        ))}
      </ul>
    </Part>
  );
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  const address = window.location.href;
  const copy = (): void => {
    navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <p className={css.copy}>
      <a href={address}>{address}</a>
      <button type="button" onClick={copy}>
        <Say of={copied ? 'drawer.copied' : 'drawer.copy'} />
      </button>
    </p>
  );
}
