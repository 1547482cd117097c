/** One line of the doctor: what was looked at, how it stands, and what to do where it does not. */
export type Finding = {
  readonly what: string;
  /** warn: works, with something missing or doubtful; fail: something that is needed does not work */
  readonly state: 'ok' | 'warn' | 'fail';
  readonly found: string;
  /** what to do next; null where nothing is */
  readonly next: string | null;
};

export const ok = (what: string, found: string): Finding => ({ what, state: 'ok', found, next: null });
export const warned = (what: string, found: string, next: string): Finding => ({ what, state: 'warn', found, next });
export const failed = (what: string, found: string, next: string): Finding => ({ what, state: 'fail', found, next });

/** What a check says of a fault of its own: a doctor that stops at the first illness is none. */
export const guarded = async (
  what: string,
  next: string,
  look: () => Promise<Finding | readonly Finding[]>,
): Promise<readonly Finding[]> => {
  try {
    return [await look()].flat();
  } catch (error) {
    return [failed(what, (error as Error).message.split('\n')[0] ?? '', next)];
  }
};
