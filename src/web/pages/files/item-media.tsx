/** What a picture or clip says of itself, and what speaks against it, each with its rule in words. */
import { MEDIA_CODES } from '../../../core/evidence/media/codes.js';
import type { MediaFacts } from '../../../core/evidence/media/media-facts.js';
import type { ItemFacts } from '../../../core/evidence/vault/item-facts.js';
import { type Gap, isGap } from '../../../core/problem.js';
import { GapNote } from '../../parts/gap-note.js';
import { oneDecimal } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';

type Props = { readonly facts: ItemFacts; readonly media: MediaFacts | Gap };

export function ItemMedia({ facts, media }: Props) {
  const { prints } = facts;
  const isSaid = isGap(media) && isGap(prints) && media.detail === prints.detail;
  return (
    <section className={pages.section} aria-labelledby="says">
      <h2 id="says">{say('item.media')}</h2>
      {isGap(media) ? <GapNote gap={media} /> : <Says media={media} />}
      {!isSaid && <Prints facts={facts} />}
    </section>
  );
}

function Says({ media }: { readonly media: MediaFacts }) {
  const { taken, gpsTime, created, place, make, model, programs, flags } = media;
  const camera = [make, model].filter((name) => name !== null).join(', ');
  const line = (label: string, value: string) => (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
  const words = (value: string | Gap): string => (isGap(value) ? value.detail : value);
  return (
    <>
      <dl className={css.facts}>
        {line(say('item.media.taken'), words(taken))}
        {line(say('item.media.gps'), words(gpsTime))}
        {line(say('item.media.created'), words(created))}
        {line(
          say('item.media.place'),
          isGap(place)
            ? place.detail
            : say('item.media.place.coarse', { lat: oneDecimal(place.lat), lon: oneDecimal(place.lon) }),
        )}
        {camera !== '' && line(say('item.media.camera'), camera)}
        {programs.length > 0 && line(say('item.media.programs'), programs.join(', '))}
      </dl>
      <h3 className={css.sub}>{say('item.media.flags')}</h3>
      <p className={pages.note}>{say(flags.length === 0 ? 'item.media.flags.none' : 'item.media.flags.note')}</p>
      <ul className={pages.list}>
        {flags.map(({ code, detail }, i) => (
          <li key={`${code} ${i}`}>
            <b>{code}</b> {MEDIA_CODES[code]} <span className={pages.quiet}>{detail}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const SHOWN = 12;

function Prints({ facts: { prints, length } }: { readonly facts: ItemFacts }) {
  if (isGap(prints)) return <GapNote gap={prints} />;
  return (
    <>
      <h3 className={css.sub}>
        {length === null ? say('item.media.printOf') : say('item.media.prints', { n: prints.length })}
      </h3>
      {length !== null && (
        <p className={pages.quiet}>
          {say('item.media.length')} {say('item.media.seconds', { n: oneDecimal(length) })}
        </p>
      )}
      <ul className={pages.list}>
        {prints.slice(0, SHOWN).map(({ pdq, quality, width, height, at }) => (
          <li key={`${at}`} className={css.mono}>
            {at !== null && `${say('item.media.at', { n: oneDecimal(at) })} `}
            {say('item.media.print', { pdq: pdq[0] ?? '', quality, width, height })}
          </li>
        ))}
      </ul>
    </>
  );
}
