/**
 * Codes of an authenticator (RFC 6238: SHA-1, six digits, thirty seconds). A code is taken once, and only while its thirty seconds
 * last: a clock that is far off makes codes wrong, and a code that was seen is worth little.
 */
import { Secret, TOTP } from 'otpauth';

export const PERIOD_S = 30;
const ISSUER = 'Plumbline';

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

const made = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, period: PERIOD_S, secret: Secret.fromBase32(secret) });

export const totpAddress = (secret: string, label: string): string => made(secret, label).toString();

/** The step the code is of, when it is this one and later than the last one used; else null. @param nowMs the caller's clock */
export function totpStep(secret: string, code: string, lastStep: number, nowMs: number): number | null {
  if (secret === '') return null;
  const delta = made(secret, '').validate({ token: code.replace(/\s/g, ''), timestamp: nowMs, window: 0 });
  const step = Math.floor(nowMs / 1000 / PERIOD_S);
  return delta !== null && step > lastStep ? step : null;
}
