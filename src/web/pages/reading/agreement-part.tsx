/** Two readings of one picture laid over one another: how far they agree, and where they differ. */
import { useMemo, useState } from 'react';
import {
  type Agreement,
  ASPECTS,
  type Aspect,
  agreementOf,
  DEFAULT_REACH,
} from '../../../core/evidence/reading/agreement.js';
import type { DoubleReading } from '../../../core/evidence/reading/double-reading.js';
import type { PlacedMark, ReadingDraft } from '../../../core/evidence/reading/placed-mark.js';
import { makeRng } from '../../../core/numerics/rng.js';
import { isGap } from '../../../core/problem.js';
import { useOpenModel } from '../../model/model-context.js';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { dayWords } from '../../words/days.js';
import { share, threeDigits } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { toWindow } from './eye.js';
import glyph from './glyph.module.css';
import { MarkGlyph } from './mark-glyph.js';
import css from './picture.module.css';
import { type Drawn, PictureWindow } from './picture-window.js';
import reading from './reading.module.css';
import { useEye } from './use-eye.js';

type Props = { readonly double: DoubleReading; readonly drawn: Drawn; readonly take: (reading: ReadingDraft) => void };

const SEED = 1;

export function AgreementPart({ double, drawn, take }: Props) {
  const { open } = useOpenModel();
  const [reach, setReach] = useState(DEFAULT_REACH * 100);
  const [first, second] = [double.readings?.[0], double.readings?.[1]];
  const [mine = '', theirs = ''] = double.handedIn.map(({ reader }) => reader);
  const agreement = useMemo(
    () => agreementOf(first?.marks ?? [], second?.marks ?? [], drawn.size, reach / 100, makeRng(SEED)),
    [first, second, drawn.size, reach],
  );
  if (!first || !second) return null;
  const { pairs, onlyFirst, onlySecond, pairsAtHalf, pairsAtTwice } = agreement;
  const places = pairs.length + onlyFirst.length + onlySecond.length;
  const title =
    places === 0 ? say('agreement.title.nothing') : say('agreement.title', { both: pairs.length, all: places });
  return (
    <>
      <p className={pages.kicker}>{say('double.past', { at: dayWords(double.openedAt.slice(0, 10)) })}</p>
      <Figure
        title={title}
        sentence={say('agreement.sentence', { first: mine, second: theirs })}
        chart={<Overlay {...{ drawn, agreement }} first={first.marks} second={second.marks} />}
        table={<Named agreement={agreement} />}
        method={<p>{say('agreement.method')}</p>}
        source={say('agreement.source', { title: open.theCase.title })}
        controls={
          <label className={reading.slider}>
            {say('agreement.reach', { share: threeDigits(reach) })}
            <input
              type="range"
              min={0.5}
              max={10}
              step={0.5}
              value={reach}
              aria-label={say('agreement.reach.label')}
              onChange={({ target }) => setReach(Number(target.value))}
            />
          </label>
        }
        legend={<p className={pages.quiet}>{say('agreement.sensitive', { half: pairsAtHalf, twice: pairsAtTwice })}</p>}
      />
      <Named agreement={agreement} />
      <h3>{say('agreement.differences')}</h3>
      <Differences {...{ agreement, mine, theirs }} first={first.marks} second={second.marks} />
      <div className={reading.tools}>
        {[first, second].map((one, i) => (
          <button key={i} type="button" onClick={() => take(one)}>
            {say('agreement.take', { reader: i === 0 ? mine : theirs })}
          </button>
        ))}
      </div>
    </>
  );
}

type Two = {
  readonly agreement: Agreement;
  readonly first: readonly PlacedMark[];
  readonly second: readonly PlacedMark[];
};

function Overlay({ drawn, agreement, first, second }: Two & { readonly drawn: Drawn }) {
  const { ref, frame, eye } = useEye(drawn.size);
  const at = ({ x, y }: PlacedMark) => toWindow(eye, drawn.size, frame, x, y);
  const marks = (list: readonly PlacedMark[], reader: 'first' | 'second') =>
    list.map((mark, i) => {
      const [left, top] = at(mark);
      return <MarkGlyph key={i} {...{ left, top, reader }} state={mark.state} words={String(i + 1)} isChosen={false} />;
    });
  return (
    <div
      ref={ref}
      className={`${css.window} ${css.still}`}
      style={{ aspectRatio: `${drawn.size.width} / ${drawn.size.height}` }}
    >
      {frame.width > 0 && (
        <PictureWindow drawn={drawn} eye={eye} frame={frame}>
          {agreement.pairs.map((pair) => {
            const [a, b] = [at(first[pair.first] as PlacedMark), at(second[pair.second] as PlacedMark)];
            return <line key={pair.first} className={glyph.line} x1={a[0]} y1={a[1]} x2={b[0]} y2={b[1]} />;
          })}
          {marks(first, 'first')}
          {marks(second, 'second')}
        </PictureWindow>
      )}
    </div>
  );
}

function Named({ agreement }: { readonly agreement: Agreement }) {
  return (
    <DataTable
      caption={say('agreement.table')}
      rows={ASPECTS}
      keyOf={(aspect) => aspect}
      columns={[
        { head: say('agreement.what'), rowHead: true, cell: (aspect) => say(`aspect.${aspect}`) },
        {
          head: say('agreement.alike'),
          figures: true,
          cell: (aspect) => {
            const { agreed, n } = agreement.named[aspect];
            return n === 0 ? '' : `${say('agreement.of', { agreed, n })} (${share(agreed / n)})`;
          },
        },
        {
          head: say('agreement.kappa'),
          prose: true,
          cell: (aspect) => {
            const { kappa } = agreement.named[aspect];
            return isGap(kappa) ? say('agreement.undefined', { why: kappa.detail }) : threeDigits(kappa);
          },
        },
        {
          head: say('agreement.alpha'),
          prose: true,
          cell: (aspect) => {
            const { alpha } = agreement.named[aspect];
            if (isGap(alpha)) return say('agreement.undefined', { why: alpha.detail });
            const [value, low, high] = [alpha.value, alpha.q025, alpha.q975].map(threeDigits);
            return say('agreement.alpha.range', { value: value ?? '', low: low ?? '', high: high ?? '' });
          },
        },
      ]}
    />
  );
}

function Differences({
  agreement,
  first,
  second,
  mine,
  theirs,
}: Two & { readonly mine: string; readonly theirs: string }) {
  const said = (mark: PlacedMark | undefined, aspect: Aspect): string => {
    if (!mark) return '';
    if (aspect === 'assetType') return mark.assetType;
    if (aspect === 'state') return say(`state.${mark.state}`);
    return aspect === 'confidence' ? say(`confidence.${mark.confidence}`) : say(`identity.${mark.identityState}`);
  };
  const line = (mark: PlacedMark | undefined, i: number): string =>
    say('reading.mark.line', {
      ...{ n: i + 1, type: mark?.assetType ?? '', state: said(mark, 'state') },
      confidence: said(mark, 'confidence'),
    });
  const lines = [
    ...agreement.pairs.flatMap(({ first: i, second: j, differs }) =>
      differs.map((aspect) =>
        say('agreement.differs', {
          ...{ first: mine, mine: i + 1, second: theirs, theirs: j + 1, what: say(`aspect.${aspect}`).toLowerCase() },
          ...{ a: said(first[i], aspect), b: said(second[j], aspect) },
        }),
      ),
    ),
    ...agreement.onlyFirst.map((i) => say('agreement.only', { reader: mine, mark: line(first[i], i) })),
    ...agreement.onlySecond.map((j) => say('agreement.only', { reader: theirs, mark: line(second[j], j) })),
  ];
  if (lines.length === 0) return <p>{say('agreement.differences.none')}</p>;
  return (
    <ul className={pages.list}>
      {lines.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
