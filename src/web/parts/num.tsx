/**
 * A number on a page. It is a link to the same page with the drawer open on its trace, so it can be clicked, copied,
 * opened in a tab and reached by keyboard. Usage: `<Num of="floor/destroyed">11</Num>`.
 */
import type { ReactNode } from 'react';
import { useOpenModel } from '../model/model-context.js';
import { Link, withView } from '../route/use-route.js';
import css from './num.module.css';

type Props = {
  /** the trace id, see `core/dossier/trace.ts` */
  readonly of: string;
  readonly children: ReactNode;
  /** `quiet` in tables and charts, where every cell is a number */
  readonly look?: 'text' | 'quiet' | 'bold';
  readonly className?: string | undefined;
};

export function Num({ of, children, look = 'text', className }: Props) {
  const { route } = useOpenModel();
  return (
    <Link
      to={withView(route, { trace: of })}
      className={[css.num, css[look], className].filter(Boolean).join(' ')}
      aria-haspopup="dialog"
      data-trace={of}
    >
      {children}
    </Link>
  );
}
