/** Codes of an authenticator (RFC 6238: SHA-1, six digits, thirty seconds). A code is taken once, and one step either side. */
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
const ISSUER = 'Plumbline';

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

const made = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, period: PERIOD, secret: Secret.fromBase32(secret) });

export const totpAddress = (secret: string, label: string): string => made(secret, label).toString();

/** The step the code is of, when it is later than the last one used; else null. @param nowMs the caller's clock */
export function totpStep(secret: string, code: string, lastStep: number, nowMs: number): number | null {
  const delta = made(secret, '').validate({ token: code.replace(/\s/g, ''), timestamp: nowMs, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(nowMs / 1000 / PERIOD) + delta;
  return step > lastStep ? step : null;
}
