/** Raters who disagree, for a desk: how far they agree, what is true of how many tasks, who errs how, and who copies whom. */

import { grouped, percent, plural } from '../../core/dossier/number-words.js';
import { likeliest } from '../../core/evidence/raters/document.js';
import { answersOfEach, type Raters, type Weighed } from '../../core/evidence/raters/raters.js';
import { isGap } from '../../core/problem.js';
import { gapWords, heading, type Page, stack } from './page.js';
import { printableDeep } from './printable.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const MOST_ROWS = 15;
const SETTLED = 0.95;

export function ratersPage(raters: Raters, page: Page): string {
  const { asGiven, withoutCopies } = raters;
  const { tasks, workers, classes, worker } = asGiven.answers;
  const title = `${grouped(worker.length)} answers: ${plural(tasks.length, 'task')}, ${plural(workers.length, 'worker')}, ${plural(classes.length, 'label')}`;
  const parts =
    withoutCopies === null
      ? weighedParts(asGiven, page)
      : [
          copiesPart(raters, page),
          heading('Each group of copies as one voice', page),
          ...weighedParts(withoutCopies, page),
          heading('With every worker as a voice of his own it would be', page),
          alphaPart(asGiven, page),
          labelsPart(asGiven, page),
          doubtPart(asGiven, page).slice(0, 1),
        ];
  return `${stack([heading(title, page), ...parts]).join('\n')}\n`;
}

function weighedParts(weighed: Weighed, page: Page): readonly (readonly string[])[] {
  return [alphaPart(weighed, page), labelsPart(weighed, page), doubtPart(weighed, page), workersPart(weighed, page)];
}

function alphaPart({ alpha, likelihood }: Weighed, page: Page): readonly string[] {
  const agreement = isGap(alpha)
    ? `Agreement cannot be measured: ${gapWords(alpha)}.`
    : `Agreement beyond chance (Krippendorff's α) ${alpha.value.toFixed(2)}, 95 % interval ${alpha.q025.toFixed(2)} to ${alpha.q975.toFixed(2)}; 1 is full agreement, 0 is chance.`;
  const fit = isGap(likelihood)
    ? `No fit: ${gapWords(likelihood)}.`
    : `Dawid–Skene log-likelihood ${likelihood.logLikelihood.toFixed(3)}.`;
  return [...paragraph(agreement, page.columns, 0), ...paragraph(fit, page.columns, 0)];
}

const LABELS: readonly Column[] = [
  { head: 'label', gives: true },
  { head: 'share, likelihood', align: 'right' },
  { head: 'share, Bayes', align: 'right' },
  { head: '95 % interval', align: 'right' },
];

function labelsPart({ answers, likelihood, posterior }: Weighed, page: Page): readonly string[] {
  if (isGap(likelihood) && isGap(posterior)) return [];
  const rows = printableDeep(answers.classes).map((label, k) => {
    const share = isGap(posterior) ? undefined : posterior.prior[k];
    return {
      cells: [
        label,
        isGap(likelihood) ? '–' : percent(likelihood.model.prior[k] as number),
        share ? percent(share.mean) : '–',
        share ? `${percent(share.q025)} to ${percent(share.q975)}` : '–',
      ],
    };
  });
  const why = isGap(posterior) ? paragraph(`No Bayesian figures: ${gapWords(posterior)}.`, page.columns, 0) : [];
  return [...table(LABELS, rows, page), ...why];
}

const DOUBTS: readonly Column[] = [
  { head: 'task in doubt', gives: true },
  { head: 'likeliest label' },
  { head: 'probability', align: 'right' },
];

/** Tasks whose label is least certain, by the Bayesian figures where there are any. */
function doubtPart({ answers, sets, likelihood, posterior }: Weighed, page: Page): readonly string[] {
  const from = isGap(posterior) ? likelihood : posterior;
  if (isGap(from)) return [];
  const best = answers.tasks.map((task, i) => ({
    task,
    ...likeliest(from.shares, sets.setOf[i] as number, answers.classes),
  }));
  const doubtful = best
    .filter(({ probability }) => probability < SETTLED)
    .sort((a, b) => a.probability - b.probability);
  const settled = `${grouped(best.length - doubtful.length)} of ${plural(best.length, 'task')} settled at ${100 * SETTLED} % or more.`;
  const rows = printableDeep(doubtful.slice(0, MOST_ROWS)).map(({ task, label, probability }) => ({
    cells: [task, label, percent(probability)],
  }));
  return [settled, ...(rows.length === 0 ? [] : table(DOUBTS, rows, page)), ...rest(doubtful.length)];
}

const WORKER: Column = { head: 'worker', gives: true };
const ANSWERS: Column = { head: 'answers', align: 'right' };
/** Confusions of more labels do not fit a page. */
const MOST_COLUMNS = 5;

/** How often each worker is right where the label is true, with its 95 % interval. */
function workersPart({ answers, likelihood, posterior }: Weighed, page: Page): readonly string[] {
  if (isGap(likelihood)) return [];
  const given = answersOfEach(answers.worker, answers.workers.length);
  const K = answers.classes.length;
  const classes = printableDeep(answers.classes).slice(0, MOST_COLUMNS);
  const rows = printableDeep(answers.workers).map((worker, w) => {
    const own = isGap(posterior) ? posterior : posterior.workers[w];
    const cells = classes.map((_, k) => {
      if (own && !isGap(own)) return between(own.cells[k]?.[k]?.q025 ?? 0, own.cells[k]?.[k]?.q975 ?? 1);
      return percent(likelihood.model.theta[(w * K + k) * K + k] as number);
    });
    return { answers: given[w] as number, cells: [worker, grouped(given[w] as number), ...cells] };
  });
  const shown = rows.sort((a, b) => b.answers - a.answers).slice(0, MOST_ROWS);
  const shape: readonly Column[] = [
    WORKER,
    ANSWERS,
    ...classes.map((label): Column => ({ head: `right on ${label}`, align: 'right' })),
  ];
  return [...table(shape, shown, page), ...rest(rows.length)];
}

const between = (low: number, high: number): string => `${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)} %`;

const rest = (n: number): readonly string[] =>
  n > MOST_ROWS ? [`and ${grouped(n - MOST_ROWS)} more (all of them: --json)`] : [];

function copiesPart({ copies, asGiven }: Raters, page: Page): readonly string[] {
  const names = printableDeep(asGiven.answers.workers);
  return copies.groups.flatMap((group) => {
    const inside = copies.pairs.filter(({ first }) => group.includes(first));
    const least = Math.min(...inside.map(({ share }) => share));
    const who = group.map((w) => names[w]).join(', ');
    return paragraph(
      `${who}: one voice. Their accuracy does not explain how they agree; of the answers of each linked pair about ${percent(least)} or more come from one source.`,
      page.columns,
      0,
    );
  });
}
