/** Review and comments of a case. `about` is `case`, or what a row is called: `claim:<id>`, `reading:<id>`. */
import { Hono } from 'hono';
import type { Store } from '../../core/ports.js';
import { mentionsIn } from '../../people/mentions.js';
import { isAllowed } from '../../people/permissions.js';
import { REVIEW_STATES, reviewState, STEP_ACT, stepFault } from '../../people/review.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody, textOf } from './body.js';
import { newId } from './secrets.js';
import { may } from './who.js';

const ABOUT = /^(case|[a-z]{1,20}:[^\s]{1,100})$/;
const MOST_WORDS = 10_000;
const RIVAL = '23505';
const MOST_MINE = 200;

export function caseWorkApp(people: PeopleStore, store: Store, now: () => string): Hono {
  const app = new Hono();
  const newest = async (name: string): Promise<number> => (await store.revisions(name)).at(-1)?.revision ?? 0;

  app.get('/api/cases/:name/review', async (c) => {
    const name = c.req.param('name');
    const [steps, revision] = [await people.work.steps(name), await newest(name)];
    const abouts = [...new Set(['case', ...steps.map(({ about }) => about)])];
    return c.json({
      revision,
      states: Object.fromEntries(
        abouts.map((about) => [
          about,
          reviewState(
            steps.filter((one) => one.about === about),
            revision,
          ),
        ]),
      ),
      steps: steps.map(({ by: _, name: by, ...step }) => ({ ...step, by })),
    });
  });

  app.post('/api/cases/:name/review', smallBody, async (c) => {
    const [name, who, fields] = [c.req.param('name'), c.get('who'), await fieldsOf(c)];
    const [about, note] = [textOf(fields, 'about'), textOf(fields, 'note').slice(0, MOST_WORDS)];
    const state = REVIEW_STATES.find((one) => one === fields.state);
    const revision = await newest(name);
    if (!state || !ABOUT.test(about))
      return c.json({ error: `state: one of ${REVIEW_STATES.join(', ')}; about: case or kind:id` }, 422);
    // What was looked at is what is approved: a revision that came meanwhile is another one.
    if (fields.revision !== revision)
      return c.json({ error: `revision: the newest, ${revision}, got ${String(fields.revision)}` }, 409);
    if (!who || !may(who, STEP_ACT[state], name))
      return c.json({ error: `role: one that may ${STEP_ACT[state]}` }, 403);
    if (state === 'draft' && note === '') return c.json({ error: 'note: why it goes back' }, 422);
    const steps = (await people.work.steps(name)).filter((one) => one.about === about);
    const fault = stepFault(steps, { revision, state, by: who.id });
    if (fault !== null) return c.json({ error: fault }, 409);
    const row = {
      case_name: name,
      about,
      number: steps.length + 1,
      revision,
      state,
      account_id: who.id,
      note,
      at: new Date(now()),
    };
    try {
      await people.work.addStep(row);
    } catch (error) {
      if ((error as { code?: string }).code !== RIVAL) throw error;
      return c.json({ error: 'state: somebody else took a step meanwhile; look again' }, 409);
    }
    return c.json({ state }, 201);
  });

  app.get('/api/cases/:name/comments', async (c) => {
    const comments = await people.work.comments(c.req.param('name'));
    return c.json({ comments: comments.map((one) => ({ ...one, mentions: mentionsIn(one.words) })) });
  });

  app.post('/api/cases/:name/comments', smallBody, async (c) => {
    const [name, who, fields] = [c.req.param('name'), c.get('who'), await fieldsOf(c)];
    const [about, words, assigned] = ['about', 'words', 'assignedTo'].map((one) => textOf(fields, one)) as [
      string,
      string,
      string,
    ];
    if (!ABOUT.test(about) || words.trim() === '' || words.length > MOST_WORDS)
      return c.json({ error: `words: 1 to ${MOST_WORDS} characters; about: case or kind:id` }, 422);
    if ((await newest(name)) === 0 || !who) return c.json({ error: 'no such case' }, 404);
    const to = assigned === '' ? null : await people.accounts.byName(assigned);
    // Nobody is given what they could not open.
    if (to === undefined || (to && !isAllowed(await people.accounts.memberships(to.id), 'read comments', name)))
      return c.json({ error: `assignedTo: somebody who may read comments on ${name}, got ${assigned}` }, 422);
    const row = {
      case_name: name,
      id: newId(),
      about,
      words,
      account_id: who.id,
      assigned_to: to?.id ?? null,
      at: new Date(now()),
      ...{ done_at: null, done_by: null },
    };
    await people.work.addComment(row);
    return c.json({ id: row.id }, 201);
  });

  app.post('/api/cases/:name/comments/:id/done', smallBody, async (c) => {
    const who = c.get('who');
    const isDone = who && (await people.work.seeTo(c.req.param('name'), c.req.param('id'), who.id, new Date(now())));
    return isDone ? c.json({ ok: true }) : c.json({ error: 'no such comment that waits for somebody' }, 404);
  });

  /** Whom a comment may name and be given to. */
  app.get('/api/cases/:name/people', async (c) =>
    c.json({ people: await people.accounts.readersOf(c.req.param('name')) }),
  );

  app.get('/api/people/mine', async (c) => {
    const who = c.get('who');
    const found = who ? await people.work.mine(who.id, who.name, MOST_MINE) : [];
    const comments = found
      .map((one) => ({ ...one, mentions: mentionsIn(one.words) }))
      .filter(
        ({ caseName, assignedTo, mentions }) =>
          who && may(who, 'read comments', caseName) && (assignedTo === who.name || mentions.includes(who.name)),
      );
    return c.json({ comments });
  });
  return app;
}
