/**
 * Password and code of an account, looked at: to sign in, and again before what opens the account is changed. A wrong name,
 * password or code are told apart to nobody, and take the same time. Failures are limited per name and in all.
 */
import { makeRateLimit, type RateLimit } from '../../people/rate-limit.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import type { Keyring } from './keyring.js';
import { hashPassword, isPassword, type PasswordScheme, schemeOf } from './password-hash.js';
import { LONGEST } from './password-rules.js';
import { digestsOf } from './secrets.js';
import { totpStep } from './totp.js';

const WINDOW_MS = 15 * 60_000;
const MOST_PER_NAME = 10;
const MOST_IN_ALL = 300;

type Account = NonNullable<Awaited<ReturnType<PeopleStore['accounts']['byName']>>>;
export type Tried = { readonly name: string; readonly password: string; readonly code: string };

export type Factors = {
  readonly perName: RateLimit;
  /** seconds until this name may be tried again; 0: now */
  wait(name: string): number;
  /** null: not those of one account */
  check(tried: Tried): Promise<Account | null>;
  /** The password alone, of somebody who is signed in. */
  isCurrent(account: Account, password: string): Promise<boolean>;
};

/** @param scheme passwords kept by another are made anew when they are right, @param keyring and secrets sealed by an older key are */
export function makeFactors(
  people: PeopleStore,
  nowMs: () => number,
  scheme: PasswordScheme,
  keyring: Keyring,
): Factors {
  const perName = makeRateLimit(MOST_PER_NAME, WINDOW_MS, nowMs);
  const inAll = makeRateLimit(MOST_IN_ALL, WINDOW_MS, nowMs);
  const takesCode = async ({ id, totp, totp_step }: Account, code: string): Promise<boolean> => {
    if (/-/.test(code)) return people.accounts.useRecovery(id, digestsOf(code.trim().toLowerCase()));
    const step = totpStep(keyring.open(totp), code, totp_step, nowMs());
    return step !== null && (await people.accounts.useStep(id, step));
  };
  const isRight = async (account: Account | undefined, password: string): Promise<boolean> => {
    // A longer one is nobody's: it is not cut to what somebody's might be, only the work on it is.
    const is = await isPassword(password.slice(0, LONGEST), account?.password ?? null, scheme);
    return is && password.length <= LONGEST;
  };
  // Counted before it is known, so that tries at the same time count too.
  const count = (name: string): void => {
    perName.failed(name);
    inAll.failed('');
  };
  return {
    perName,
    wait: (name) => Math.max(perName.wait(name), inAll.wait('')),
    async check({ name, password, code }) {
      count(name);
      const account = await people.accounts.byName(name);
      if (!(await isRight(account, password)) || !account || !(await takesCode(account, code))) return null;
      perName.forget(name);
      if (schemeOf(account.password) !== scheme)
        await people.accounts.setPassword(account.id, account.password, await hashPassword(password, scheme));
      if (!keyring.isNewest(account.totp))
        await people.accounts.resealTotp(account.id, account.totp, keyring.close(keyring.open(account.totp)));
      return account;
    },
    async isCurrent(account, password) {
      count(account.name);
      const is = await isRight(account, password);
      if (is) perName.forget(account.name);
      return is;
    },
  };
}
