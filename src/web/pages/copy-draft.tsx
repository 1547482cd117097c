/** The draft paragraph of one claim, to the clipboard: one click for each form. Where the clipboard is closed, the text to mark. */
import { useState } from 'react';
import { draftOf } from '../../core/dossier/draft.js';
import { DRAFT_FORMATS, type DraftFormat, printDraft } from '../../core/dossier/draft-print.js';
import { useModel } from '../model/model-context.js';
import { say } from '../words/say.js';
import css from './copy-draft.module.css';

type Done = { readonly format: DraftFormat; readonly notes: number; readonly byHand: string | null };

export function CopyDraft({ claim }: { readonly claim: string }) {
  const { run, stale } = useModel();
  const [done, setDone] = useState<Done | null>(null);
  const copy = async (format: DraftFormat): Promise<void> => {
    const draft = draftOf(run, claim);
    if (!draft) return;
    const text = printDraft(draft, format);
    const isCopied = await toClipboard(text, format);
    setDone({ format, notes: draft.notes.length, byHand: isCopied ? null : text });
  };
  return (
    <div className={css.draft}>
      <fieldset>
        <legend>{say('draft.copy')}</legend>
        {DRAFT_FORMATS.map((format) => (
          // A number that is being weighed anew is not to be quoted.
          <button key={format} type="button" disabled={stale} onClick={() => void copy(format)}>
            {say(`draft.${format}`)}
          </button>
        ))}
      </fieldset>
      <p role="status">
        {done &&
          (done.byHand === null
            ? say('draft.copied', { form: say(`draft.${done.format}`), n: done.notes })
            : say('draft.by.hand'))}
      </p>
      {done !== null && done.byHand !== null && (
        <textarea
          readOnly
          rows={8}
          value={done.byHand}
          aria-label={say('draft.copy')}
          onFocus={(e) => e.target.select()}
        />
      )}
    </div>
  );
}

/** HTML goes as formatted text too: an editor pastes it with its footnotes, a source view gets the source. */
async function toClipboard(text: string, format: DraftFormat): Promise<boolean> {
  try {
    if (format !== 'html') await navigator.clipboard.writeText(text);
    else {
      const forms = ['text/html', 'text/plain'].map((type) => [type, new Blob([text], { type })] as const);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))]);
    }
    return true;
  } catch {
    return false;
  }
}
