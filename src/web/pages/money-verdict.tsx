/** A sum that was claimed, against each basis. A lower bound of nothing says nothing, and is said so once for all of them. */
import type { Claim } from '../../core/case.js';
import { SCENARIOS, type Verdict } from '../../core/losses/result.js';
import { Num } from '../parts/num.js';
import { chance } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

type Basis = NonNullable<Verdict['byBasis']>[number];

/** A lower bound below this would read "at least 0". */
const NOTHING = 0.0005;

const saysNothing = ({ bound, holds }: Basis): boolean =>
  bound === 'lower' && SCENARIOS.every((scenario) => holds[scenario] < NOTHING);

const nameOf = (basis: string): string => basis.replaceAll('_', ' ');

export function MoneyVerdict({ claim, bases }: { readonly claim: Claim; readonly bases: readonly Basis[] }) {
  const silent = bases.filter(saysNothing);
  return (
    <>
      {bases
        .filter((basis) => !saysNothing(basis))
        .map((basis) => (
          <div key={basis.basis} className={css.pair}>
            <dt>{say('verdict.basis', { basis: nameOf(basis.basis) })}</dt>
            <dd>
              <ul className={css.chances}>
                {SCENARIOS.map((scenario) => {
                  const p = chance(basis.holds[scenario]);
                  return (
                    <li key={scenario}>
                      <span>{say(`scenario.${scenario}`)}</span>
                      <Num of={`exceed/${basis.basis}/${claim.low ?? claim.high}`}>
                        {basis.bound === 'lower' ? say('verdict.atLeast', { p }) : p}
                      </Num>
                    </li>
                  );
                })}
              </ul>
            </dd>
          </div>
        ))}
      {silent.length > 0 && (
        <div className={css.pair}>
          <dt>{say('verdict.basis.others')}</dt>
          <dd>{say('verdict.basis.silent', { bases: silent.map(({ basis }) => nameOf(basis)).join(', ') })}</dd>
        </div>
      )}
    </>
  );
}
