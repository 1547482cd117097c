/** An answer for somebody who sees data but not who worked on it: whatever names a worker is withheld. */

/** Fields of answers that name whoever worked on a case. What sources and claimants are called is data, and stays. */
const WORKERS: ReadonlySet<string> = new Set(['actor', 'by', 'assessedBy', 'assignedTo', 'mentions', 'rater', 'who']);

/** Fields stay where they are, so that whoever reads the answer finds its shape. */
export function stripPeople(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(stripPeople);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, WORKERS.has(name) ? withheld(value) : stripPeople(value)]),
  );
}

const withheld = (value: unknown): unknown =>
  typeof value === 'string' ? 'withheld' : Array.isArray(value) ? [] : value === null ? null : stripPeople(value);
