/** The missing looks that would move the headline verdicts most, each with the claims it bears on. */
import { useModel } from '../model/model-context.js';
import { Num } from '../parts/num.js';
import { Say, say } from '../words/say.js';
import { sentenceCase } from '../words/spell-number.js';
import type { Headline } from './finding.js';
import css from './pages.module.css';

/** Bits; a look worth less is not named. */
export const LEAST_BITS = 0.01;
const SHOWN = 4;
const CLAIMS_SHOWN = 3;

type Bearing = { readonly claim: string; readonly statement: string; readonly bits: number };

export function Looks({ headlines }: { readonly headlines: readonly Headline[] }) {
  const { view } = useModel();
  const looks = byLook(headlines);
  return (
    <section className={css.section} aria-labelledby="mind">
      <h2 id="mind">{say('front.mind')}</h2>
      <p className={css.note}>{say(looks.length === 0 ? 'front.mind.none' : 'front.mind.lede')}</p>
      <ol className={css.looks}>
        {looks.map(({ look, bearings }) => (
          <li key={look}>
            <b>{sentenceCase(look)}</b>
            <ul>
              {bearings.slice(0, CLAIMS_SHOWN).map(({ claim, statement, bits }) => (
                <li key={claim}>
                  <Say
                    of="front.mind.for"
                    bits={
                      <Num of={`verdict/${claim}/${view.scenario}`}>
                        {say('front.mind.bits', { bits: bits.toFixed(2) })}
                      </Num>
                    }
                    statement={statement}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function byLook(
  headlines: readonly Headline[],
): readonly { readonly look: string; readonly bearings: readonly Bearing[] }[] {
  const looks = new Map<string, Bearing[]>();
  for (const { verdict } of headlines) {
    for (const { look, expectedBits } of verdict.wouldChangeOurMind) {
      if (expectedBits < LEAST_BITS) continue;
      const bearing = { claim: verdict.claim, statement: verdict.statement, bits: expectedBits };
      looks.set(look, [...(looks.get(look) ?? []), bearing]);
    }
  }
  const most = (bearings: readonly Bearing[]): number => Math.max(...bearings.map(({ bits }) => bits));
  return [...looks]
    .map(([look, bearings]) => ({ look, bearings: bearings.sort((a, b) => b.bits - a.bits) }))
    .sort((a, b) => most(b.bearings) - most(a.bearings))
    .slice(0, SHOWN);
}
