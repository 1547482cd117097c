/** What changes on a case while one has it open. */
import type { CaseRevision } from '../core/ports.js';
import { eventsOf } from './event-stream.js';

/** `id`, sent back as `after`, brings what came since. */
export type LiveEvent =
  | { readonly kind: 'mark'; readonly id: string; readonly revision: number }
  | { readonly kind: 'revision'; readonly id: string; readonly revision: CaseRevision }
  | { readonly kind: 'review'; readonly id: string; readonly steps: number }
  | { readonly kind: 'comments'; readonly id: string; readonly comments: number }
  | { readonly kind: 'here'; readonly people: readonly HerePerson[] }
  /** nothing new: the server is still there */
  | { readonly kind: 'beat' };

/** A window in which somebody else, or oneself, has the case open. */
export type HerePerson = {
  readonly id: string;
  /** null where nobody signs in, or one may not see who works on the case */
  readonly name: string | null;
  readonly page: string;
  readonly isYou: boolean;
};

export type LiveOptions = {
  /** what others are told one has open */
  readonly page?: string;
  /** id of the last event one had */
  readonly after?: string | undefined;
  readonly signal?: AbortSignal;
};

export const liveCalls = (open: (path: string, signal?: AbortSignal) => Promise<Response>) => ({
  /**
   * Ends when the server ends it, or throws when the connection breaks: call again with the last id.
   * @throws ApiError 404, 429
   */
  async *live(name: string, { page, after, signal }: LiveOptions = {}): AsyncGenerator<LiveEvent, void, void> {
    const query = new URLSearchParams();
    if (page !== undefined) query.set('page', page);
    if (after !== undefined) query.set('after', after);
    const answer = await open(`/api/cases/${encodeURIComponent(name)}/live?${query}`, signal);
    if (!answer.body) return;
    for await (const event of eventsOf(answer.body)) {
      const read = event === null ? { kind: 'beat' as const } : readEvent(event.event, event.id, event.data);
      if (read !== null) yield read;
    }
  },
});

/** null: a kind this client does not know */
function readEvent(event: string, id: string, text: string): LiveEvent | null {
  const data = JSON.parse(text) as never;
  switch (event) {
    case 'mark':
      return { kind: 'mark', id, revision: (data as { revision: number }).revision };
    case 'revision':
      return { kind: 'revision', id, revision: data };
    case 'review':
      return { kind: 'review', id, steps: (data as { steps: number }).steps };
    case 'comments':
      return { kind: 'comments', id, comments: (data as { comments: number }).comments };
    case 'here':
      return { kind: 'here', people: (data as { people: readonly HerePerson[] }).people };
    default:
      return null;
  }
}
