/** One row of the case as it stands in its file: the words first, then every cell that is not blank, then its address. */
import type { Case, RowPlace } from '../../core/case.js';
import type { CostBook } from '../../core/cost/cost-book.js';
import { ASSUMED_TABLE } from '../../core/cost/cost-what-if.js';
import { useCaseWork } from '../model/case-work.js';
import { useOpenModel } from '../model/model-context.js';
import { ExternalLink } from '../parts/external-link.js';
import { ReviewSteps } from '../parts/review-steps.js';
import { Talk } from '../parts/talk.js';
import talk from '../parts/talk.module.css';
import { Say, say } from '../words/say.js';
import css from './row-card.module.css';

type Cells = Readonly<Record<string, unknown>>;

type Rows = readonly { readonly row: RowPlace }[];

const TABLES: Readonly<Record<string, (theCase: Case) => Rows>> = {
  sources: ({ sources }) => sources,
  claims: ({ claims }) => claims,
  imagery: ({ imagery }) => imagery,
  readings: ({ readings }) => readings,
  items: ({ items }) => items,
  sites: ({ sites }) => sites,
  presence: ({ presence }) => presence,
  inventory: ({ inventory }) => inventory,
  prices: ({ prices }) => prices,
  events: ({ events }) => events,
  series: ({ series }) => series,
  rates: ({ rates }) => rates,
  replacements: ({ replacements }) => replacements,
  source_ratings: ({ grading }) => grading.sourceRatings,
  credibility: ({ grading }) => grading.credibility,
  hypotheses: ({ grading }) => grading.hypotheses,
  likelihoods: ({ grading }) => grading.likelihoods,
  elicitations: ({ grading }) => grading.elicitations,
  assessments: ({ grading }) => grading.assessments,
};

/** cells with a place of their own on the card */
const APART = new Set(['row', 'url', 'paraphrase', 'note', 'id']);

export function RowCard({ place }: { readonly place: RowPlace }) {
  const { open, run } = useOpenModel();
  const { theCase } = open;
  const row = findRow(theCase, place) ?? assumedRow(run?.costWhatIf?.book, place);
  return (
    <li className={css.card}>
      <p className={css.place}>
        <b>{place.id}</b> <Say of="drawer.row" table={place.table} line={place.line} />
      </p>
      {row ? <Content row={row} theCase={theCase} /> : <Say of="drawer.row.gone" />}
      {row && <RowWork table={place.table} id={place.id} />}
    </li>
  );
}

/** Rows that people speak of, by the kind of thing they are. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ sources: 'source', claims: 'claim', imagery: 'image', readings: 'reading', items: 'item', sites: 'site' },
  ...{ hypotheses: 'hypothesis', assessments: 'assessment' },
};

/** Folded: what was said of the row, and of a claim how far its review is. */
function RowWork({ table, id }: { readonly table: string; readonly id: string }) {
  const work = useCaseWork();
  const kind = KINDS[table];
  if (!work || kind === undefined) return null;
  const about = `${kind}:${id}`;
  const n = work.comments.filter((one) => one.about === about).length;
  return (
    <details className={talk.fold}>
      <summary>
        {n === 0 ? say('talk.fold.none') : say('talk.fold', { n })}
        {kind === 'claim' && ` · ${say(`review.${work.review?.states[about] ?? 'draft'}`)}`}
      </summary>
      {kind === 'claim' && <ReviewSteps about={about} />}
      <Talk about={about} />
    </details>
  );
}

function findRow(theCase: Case, { table, id, line }: RowPlace): Cells | null {
  const rows = TABLES[table]?.(theCase) ?? [];
  return (rows.find(({ row }) => row.line === line && row.id === id) ?? null) as Cells | null;
}

/** A row of the reader's own cost book: `price 2` is the second of its prices. */
function assumedRow(book: CostBook | undefined, { table, id, line }: RowPlace): Cells | null {
  if (table !== ASSUMED_TABLE || !book) return null;
  const rows = { price: book.prices, rate: book.rates, route: book.routes }[id.split(' ')[0] ?? ''];
  const row = rows?.[line - 1];
  return row ? { ...row, note: row.source } : null;
}

function Content({ row, theCase }: { readonly row: Cells; readonly theCase: Case }) {
  const cells = Object.entries(row)
    .filter(([key]) => !APART.has(key))
    .flatMap(([key, value]) => {
      const text = cellText(value);
      return text === null
        ? []
        : [{ key: columnName(key), text: key === 'sourceId' ? sourceName(theCase, text) : text }];
    });
  return (
    <>
      {typeof row.paraphrase === 'string' && <p className={css.words}>{row.paraphrase}</p>}
      <dl className={css.cells}>
        {cells.map(({ key, text }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {typeof row.note === 'string' && <p className={css.note}>{row.note}</p>}
      {typeof row.url === 'string' && <ExternalLink url={row.url} />}
    </>
  );
}

function cellText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).flatMap(([key, part]) => (part === null ? [] : [`${key} ${String(part)}`]));
  return parts.length === 0 ? null : parts.join(', ');
}

/** `sourceId` → `source_id`, as the column stands in the file. */
const columnName = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const sourceName = (theCase: Case, id: string): string =>
  theCase.sources.find((source) => source.id === id)?.name ?? id;
