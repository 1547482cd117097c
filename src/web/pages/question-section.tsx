/** One question: the answers with prior, posterior and leave-one-out; the likelihoods; what analysts hold themselves. */
import type { Question } from '../../core/evidence/grading/result.js';
import { type Gap, isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { type Belief, BeliefMarks } from '../plots/belief-marks.js';
import { dayWords } from '../words/days.js';
import { chance, oneDecimal, share } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

export function QuestionSection({ question }: { readonly question: Question }) {
  const { run, open, stale } = useModel();
  const { id, weighing, analysts } = question;
  if (isGap(weighing))
    return (
      <section className={css.section} aria-label={say('grading.question', { question: id })}>
        <h2>{say('grading.question', { question: id })}</h2>
        <GapNote gap={weighing} />
      </section>
    );
  const beliefs = beliefsOf(question);
  const best = beliefs.reduce((most, belief) => (belief.posterior > most.posterior ? belief : most));
  const { before, after } = weighing.entropy;
  return (
    <section className={css.section} aria-label={say('grading.question', { question: id })}>
      <p className={css.kicker}>{say('grading.question', { question: id })}</p>
      <Figure
        title={say('grading.question.finding', { p: chance(best.posterior), statement: best.statement })}
        sentence={say('grading.question.sentence', { bits: oneDecimal(after), before: oneDecimal(before) })}
        stale={stale}
        source={say('figure.source.case', {
          title: run.theCase.title,
          revision: open.revision,
          day: dayWords(run.asOf),
        })}
        method={<p>{say('grading.question.method')}</p>}
        chart={
          <BeliefMarks
            beliefs={beliefs}
            describe={({ statement, prior, posterior, low, high }) =>
              say('grading.question.mark', {
                statement,
                ...{ prior: chance(prior), p: chance(posterior), low: chance(low), high: chance(high) },
              })
            }
            number={({ id: name, posterior }) => (
              <Num of={`hypothesis/${name}`} look="bold">
                {chance(posterior)}
              </Num>
            )}
          />
        }
        table={<LeftOut question={question} />}
      />
      <LeftOut question={question} />
      <Likelihoods question={question} />
      {analysts.length > 0 && <Analysts question={question} />}
    </section>
  );
}

function beliefsOf({ hypotheses, weighing }: Question): readonly Belief[] {
  if (isGap(weighing)) return [];
  return hypotheses.map(({ id, statement }, h) => {
    const posterior = weighing.posterior[h] as number;
    const others = weighing.pieces.flatMap(({ without }) => (isGap(without) ? [] : [without[h] as number]));
    return {
      ...{ id, statement, posterior, prior: weighing.prior[h] as number },
      ...{ low: Math.min(posterior, ...others), high: Math.max(posterior, ...others) },
    };
  });
}

type Row = {
  readonly name: string;
  readonly says: string;
  readonly p: readonly number[] | Gap;
  readonly voice: string;
};

function LeftOut({ question }: { readonly question: Question }) {
  const { id, weighing, pieces } = question;
  if (isGap(weighing)) return null;
  const rows: readonly Row[] = [
    { name: say('grading.prior'), says: '', p: weighing.prior, voice: '' },
    { name: say('grading.all'), says: '', p: weighing.posterior, voice: '' },
    ...weighing.pieces.map(({ id: name, root, weight, without }, k) => ({
      name,
      says: pieces[k]?.says ?? '',
      p: without,
      voice:
        weight === 1
          ? say('grading.root.whole')
          : say('grading.root.share', { n: Math.round(1 / weight), root: root ?? name }),
    })),
  ];
  return (
    <DataTable
      caption={say('grading.without.table', { question: id })}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        {
          head: say('grading.without'),
          rowHead: true,
          cell: ({ name, says }) => (says === '' ? name : `${name} · ${says}`),
        },
        ...byHypothesis<Row>(question, ({ p }, h) => (isGap(p) ? say(`gap.${p.reason}`) : chance(p[h] as number))),
        { head: say('grading.root'), cell: ({ voice }) => voice },
      ]}
    />
  );
}

function byHypothesis<R>({ hypotheses }: Question, cell: (row: R, h: number) => string): readonly Column<R>[] {
  return hypotheses.map(({ id }, h) => ({
    head: (
      <Num of={`hypothesis/${id}`} look="quiet">
        {id}
      </Num>
    ),
    figures: true,
    cell: (row) => cell(row, h),
  }));
}

function Likelihoods({ question }: { readonly question: Question }) {
  return (
    <div className={css.next}>
      <DataTable
        caption={say('grading.likelihoods')}
        rows={question.pieces}
        keyOf={({ evidenceId }) => evidenceId}
        columns={[
          { head: say('grading.evidence'), rowHead: true, cell: ({ evidenceId }) => evidenceId },
          ...byHypothesis<Question['pieces'][number]>(question, ({ rows }, h) => String(rows[h]?.likelihood ?? '')),
          {
            head: say('grading.why'),
            cell: ({ rows }) => [...new Set(rows.map(({ reason }) => reason))].join(' · '),
          },
        ]}
      />
    </div>
  );
}

function Analysts({ question }: { readonly question: Question }) {
  const { analysts, pooled } = question;
  type Set = { readonly name: string; readonly raw: readonly number[] | null; readonly mended: readonly number[] };
  const rows: readonly Set[] = [
    ...analysts.map(({ analyst, raw, coherent }) => ({ name: analyst, raw, mended: coherent })),
    ...(isGap(pooled)
      ? []
      : [{ name: say('grading.analyst.mean', { n: analysts.length }), raw: null, mended: pooled }]),
  ];
  return (
    <div className={css.next}>
      <h3>{say('grading.analysts')}</h3>
      <p className={css.note}>{say('grading.analysts.lede')}</p>
      <DataTable
        caption={say('grading.analysts.table')}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { head: say('grading.analyst'), rowHead: true, cell: ({ name }) => name },
          ...byHypothesis<Set>(question, ({ raw, mended }, h) =>
            raw === null
              ? chance(mended[h] as number)
              : say('grading.analyst.said', { said: share(raw[h] as number), mended: chance(mended[h] as number) }),
          ),
        ]}
      />
    </div>
  );
}
