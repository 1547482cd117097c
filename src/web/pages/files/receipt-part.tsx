/** The receipt of one file, to be read by somebody who knows no cryptography, and printed. */
import { itemReceipt } from '../../../core/evidence/vault/item-receipt.js';
import { api } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';
import { Waits } from './no-files.js';

export function ReceiptPart() {
  const { route, view, run } = useModel();
  const id = view.item ?? '';
  const { value: item, error } = useFetched(`${route.name}/${id}`, () => api.evidenceItem(route.name, id));
  if (item === null) return <Waits error={error} what="files.looking" />;
  const { title, parts, limit } = itemReceipt(item);
  return (
    <article className={css.receipt}>
      <p className={pages.kicker}>{say('receipt.title')}</p>
      <h1>{title}</h1>
      {parts.map(({ title: head, sentences }, i) => (
        <section key={i}>
          <h2>{head}</h2>
          {sentences.map((sentence, j) => (
            <p key={j}>{sentence}</p>
          ))}
        </section>
      ))}
      <p className={css.limit}>{limit}</p>
      <p className={pages.quiet}>{say('receipt.made', { title: run.theCase.title })}</p>
      <button type="button" data-print="no" onClick={() => window.print()}>
        {say('receipt.print')}
      </button>
    </article>
  );
}
