/**
 * One window's stream. It holds no queue: what is sent next is what the case and its visitors are now, against what was sent
 * last, so a reader that is slow is told less often and costs no more.
 */
import type { CaseRevision } from '../../core/ports.js';
import { stripPeople } from '../../people/strip-people.js';
import { type CaseMark, isSameMark, markText } from './case-mark.js';
import { eventText, HEARTBEAT } from './event-text.js';
import type { LiveHub } from './live-hub.js';
import type { Visitor } from './presence.js';

/** What the reader may see; asked anew at each beat. null: nothing any more. */
export type Sight = {
  readonly seesPeople: boolean;
  readonly readsComments: boolean;
};

export type StreamParts = {
  readonly hub: LiveHub;
  readonly visitor: Visitor;
  /** what the reader had already; null: the case as it is now */
  readonly after: CaseMark | null;
  readonly sight: () => Promise<Sight | null>;
  /** ran once, whoever ended it */
  readonly onEnd: () => void;
};

export function liveStream({ hub, visitor, after, sight, onEnd }: StreamParts): ReadableStream<Uint8Array> {
  const { caseName, id } = visitor;
  const encoder = new TextEncoder();
  let wakeUp: () => void = () => {};
  let isAwake = true;
  let isEnded = false;
  let sent: CaseMark | null = after;
  let sentHere = '';
  let sees: Sight | null = null;
  let seenAt = Number.NEGATIVE_INFINITY;

  const wake = (): void => {
    isAwake = true;
    wakeUp();
  };
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    unwatch();
    hub.leave(id);
    onEnd();
    wake();
  };
  const unwatch = hub.watch({ caseName, wake, end });
  hub.put(visitor);

  /** What there is to say now; '' when nothing is new. */
  const news = async (): Promise<string> => {
    const now = await hub.mark(caseName);
    const parts: string[] = [];
    const mark = markText(now);
    if (sent === null) parts.push(eventText({ event: 'mark', id: mark, data: now }));
    else if (!isSameMark(sent, now)) {
      for (const revision of now.revision > sent.revision ? await told(sent.revision) : [])
        parts.push(
          eventText({ event: 'revision', id: markText({ ...sent, revision: revision.revision }), data: revision }),
        );
      const { steps, comments } = now;
      if (steps !== sent.steps) parts.push(eventText({ event: 'review', id: mark, data: { steps } }));
      if (comments !== sent.comments && sees?.readsComments)
        parts.push(eventText({ event: 'comments', id: mark, data: { comments } }));
    }
    sent = now;
    const here = JSON.stringify(peopleSeen(hub.on(caseName), visitor, sees?.seesPeople === true));
    if (here !== sentHere) parts.push(eventText({ event: 'here', data: { people: JSON.parse(here) } }));
    sentHere = here;
    return parts.join('');
  };

  /** Revisions after a number. An author who may not be named has the number he has in the list of all revisions. */
  const told = async (after: number): Promise<readonly CaseRevision[]> => {
    if (sees?.seesPeople) return hub.since(caseName, after);
    const all = stripPeople(await hub.since(caseName, 0)) as readonly CaseRevision[];
    return all.filter(({ revision }) => revision > after);
  };

  const looked = async (): Promise<boolean> => {
    if (performance.now() - seenAt < hub.beatMs) return true;
    sees = await sight();
    seenAt = performance.now();
    return sees !== null;
  };

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          for (;;) {
            if (isEnded || !(await looked())) break;
            isAwake = false;
            const text = await news();
            if (text !== '') return controller.enqueue(encoder.encode(text));
            if (!isAwake && !(await slept(hub.beatMs))) return controller.enqueue(encoder.encode(HEARTBEAT));
          }
        } catch {
          // The database does not answer: the reader comes again, to whichever server does.
        }
        end();
        return controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );

  /** @returns whether it was woken */
  function slept(most: number): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), most);
      wakeUp = () => {
        clearTimeout(late);
        resolve(true);
      };
    });
  }
}

export type Here = {
  readonly id: string;
  /** null where nobody signs in, or the reader may not see who works on the case */
  readonly name: string | null;
  readonly page: string;
  /** another window of the reader's own */
  readonly isYou: boolean;
};

const peopleSeen = (there: readonly Visitor[], me: Visitor, seesPeople: boolean): readonly Here[] =>
  there
    .filter(({ id }) => id !== me.id)
    .map(({ id, page, name, account }) => ({
      ...{ id, page, name: seesPeople && name !== '' ? name : null },
      isYou: me.account !== '' && account === me.account,
    }));
