/** The store cannot do its work. The message says what is wrong and, on its second line, what to do next. */
export class StoreError extends Error {
  constructor(
    what: string,
    readonly next: string,
    cause?: unknown,
  ) {
    super(`${what}\n  ${next}`, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
  }
}
