/** An answer for somebody who sees data but not who worked on it: every field that names a worker is taken out. */

/** Fields of answers that name whoever worked on a case. What sources and claimants are called is data, and stays. */
const WORKERS: ReadonlySet<string> = new Set(['actor', 'author', 'by', 'assignedTo', 'mentions', 'rater', 'assessor']);

export function stripPeople(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(stripPeople);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([name]) => !WORKERS.has(name))
      .map(([name, value]) => [name, stripPeople(value)]),
  );
}
