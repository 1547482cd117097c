/** An answer, or null where it takes longer: what is being made goes on, whoever waits. A failure before that is the caller's. */
export async function within<T>(ms: number, made: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([made, late]).finally(() => clearTimeout(timer));
}
