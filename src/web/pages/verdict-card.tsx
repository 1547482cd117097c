/** A headline claim with its verdict, in the one order: floor, chance, what would have to be true, what would tell us. */
import { SCENARIOS } from '../../core/losses/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { Num } from '../parts/num.js';
import { Link } from '../route/use-route.js';
import { chance, inHundred } from '../words/numbers.js';
import { speakerWords } from '../words/said.js';
import { Say, say } from '../words/say.js';
import { sentenceCase } from '../words/spell-number.js';
import { CopyDraft } from './copy-draft.js';
import type { Headline } from './finding.js';
import { LEAST_BITS } from './looks.js';
import { MoneyVerdict } from './money-verdict.js';
import css from './pages.module.css';

export function VerdictCard({ entry, verdict }: Headline) {
  const { run, route, view } = useModel();
  const { claim } = entry;
  const relays = (run.claims.roots.find(({ id }) => id === entry.root)?.claims.length ?? 1) - 1;
  const looks = verdict.wouldChangeOurMind.filter(({ expectedBits }) => expectedBits >= LEAST_BITS);
  // A count implies nothing by itself: what follows from it and a share or a sum stands with the share or the sum.
  const implied = run.claims.arithmetic.flatMap((finding, index) =>
    claim.measure !== 'count' && finding.claims.includes(claim.id) && IMPLIES.has(finding.rule)
      ? [{ finding, index }]
      : [],
  );
  return (
    <article className={css.card} aria-label={verdict.statement}>
      <p className={css.quiet}>{speakerWords(entry, relays)}</p>
      <h3>
        <Num of={`claim/${claim.id}`} look="quiet">
          {sentenceCase(verdict.statement)}
        </Num>
      </h3>
      <dl>
        {verdict.floor !== null && (
          <>
            <dt>{say('verdict.floor')}</dt>
            <dd>
              <FloorSeen {...verdict} floor={verdict.floor} />
            </dd>
          </>
        )}
        {verdict.holds && (
          <>
            <dt>{say('verdict.chance')}</dt>
            <dd>
              <Chances verdict={verdict} />
            </dd>
          </>
        )}
        {verdict.holds && !isGap(verdict.heard) && (
          <>
            <dt>{say('verdict.heard')}</dt>
            <dd>
              <Link to={{ ...route, stage: 'record', view: { ...view, trace: null } }}>
                {say('verdict.heard.at', {
                  p: chance(verdict.heard[view.scenario], verdict.heardMcse?.[view.scenario]),
                  scenario: say(`scenario.${view.scenario}`),
                })}
              </Link>
            </dd>
          </>
        )}
        {verdict.byBasis && <MoneyVerdict claim={claim} bases={verdict.byBasis} />}
        {verdict.gap && (
          <>
            <dt>{say('verdict.gap')}</dt>
            <dd>
              <Say of="verdict.gap.why" reason={say(`gap.${verdict.gap.reason}`)} detail={verdict.gap.detail} />
            </dd>
          </>
        )}
        {verdict.wouldHaveToBeTrue.length > 0 && !verdict.byBasis && (
          <>
            <dt>{say('verdict.needs')}</dt>
            <dd>{verdict.wouldHaveToBeTrue[0]}</dd>
          </>
        )}
        {implied.slice(0, 2).map(({ finding, index }) => (
          <div key={index} className={css.pair}>
            <dt>{say('verdict.implies')}</dt>
            <dd>
              <Num of={`arithmetic/${index}`} look="quiet">
                {finding.sentence}
              </Num>
            </dd>
          </div>
        ))}
        {verdict.holds && (
          <>
            <dt>{say('verdict.tells')}</dt>
            <dd>{looks.length === 0 ? say('verdict.tells.none') : looks[0]?.look}</dd>
          </>
        )}
        {verdict.words && verdict.holds && (
          <>
            <dt>{say('verdict.words')}</dt>
            <dd>
              {say('verdict.words.at', {
                phia: verdict.words.phia,
                icd203: verdict.words.icd203,
                p: chance(verdict.holds[verdict.wordsFor], verdict.mcse?.[verdict.wordsFor]),
                scenario: say(`scenario.${verdict.wordsFor}`),
              })}
            </dd>
          </>
        )}
      </dl>
      <CopyDraft claim={claim.id} />
    </article>
  );
}

const IMPLIES: ReadonlySet<string> = new Set(['implied-fleet', 'mixed-numerator', 'implied-unit-value']);

function FloorSeen({ quantity, floor }: Headline['verdict'] & { readonly floor: number }) {
  const of = quantity === 'destroyed' ? 'destroyed' : 'hit';
  return <Num of={`floor/${of}`}>{say('verdict.floor.seen', { count: floor, verb: say(`quantity.${of}.seen`) })}</Num>;
}

/** Three chances side by side, the chosen visibility in full ink. */
function Chances({ verdict }: Pick<Headline, 'verdict'>) {
  const { view } = useModel();
  return (
    <ul className={css.chances}>
      {SCENARIOS.map((scenario) => {
        const p = verdict.holds?.[scenario] ?? 0;
        const counted = p >= 0.1 && p <= 0.9 ? inHundred(p) : null;
        return (
          <li key={scenario} className={scenario === view.scenario ? css.chosen : undefined}>
            <span>{say(`scenario.${scenario}`)}</span>
            <Num of={`verdict/${verdict.claim}/${scenario}`}>{chance(p, verdict.mcse?.[scenario])}</Num>
            {counted !== null && <small>{counted}</small>}
          </li>
        );
      })}
    </ul>
  );
}
