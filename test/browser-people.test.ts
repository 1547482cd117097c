/** People in a real browser: the first owner joins by the link, adds a passkey, and comes in by it and by a code; two people review a case. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveWorkbench, type Workbench } from '../src/server/workbench.js';
import { axeOn } from './support/axe.js';
import { FLAGS, findBrowser, PATIENCE_MS, path, WEB } from './support/browser.js';
import { ask, freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('people');
const PASSWORD = 'a long enough phrase';
const STEP_MS = 30_000;
/** what a page needs to send a code off */
const LEFT_MS = 8_000;

/** By secret: the half minute whose code was used. */
const used = new Map<string, number>();

/** A code of a half minute that is not used and not nearly over, waited for where there is none. */
async function freshCode(secret: string): Promise<string> {
  const step = (): number => Math.floor(Date.now() / STEP_MS);
  while (step() === used.get(secret) || STEP_MS - (Date.now() % STEP_MS) < LEFT_MS)
    await new Promise((resolve) => setTimeout(resolve, 200));
  used.set(secret, step());
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

describe.runIf(isReady)('people', () => {
  let folder: string;
  let databaseUrl: string;
  let drop: () => Promise<void>;
  let workbench: Workbench;
  let browser: Browser;
  let page: Page;
  let recovery: readonly string[];

  beforeAll(async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const database = await freshDatabase(server);
    drop = database.drop;
    databaseUrl = database.url;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-people-'));
    workbench = await serveWorkbench({
      ...{ cases: [path('examples/ridgeline')], port: 0, databaseUrl: database.url, webRoot: WEB },
      ...{ dataFolder: join(folder, 'data'), people: true },
    });
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });

  const look = async (name: string, page: Page): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await axeOn(page).analyze();
      expect(violations.map(({ id, nodes }) => `${name} ${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      const shots = process.env.PLUMBLINE_SHOTS;
      if (shots) await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (process.env.PLUMBLINE_SHOTS)
      await page.screenshot({ path: `${process.env.PLUMBLINE_SHOTS}/${name}-phone.png`, fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
    expect([name, overflow > 0]).toEqual([name, false]);
  };
  const signOut = async (): Promise<void> => {
    await page.goto(`${workbench.address}/account`);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  };

  test('whoever has the link joins, and sees the cases', async () => {
    await page.goto(workbench.firstOwner as string);
    await page.getByLabel('Name').fill('owner');
    await page.getByLabel('Password, 12 characters or more').fill(PASSWORD);
    await look('join', page);
    const secret = (await page.locator('p', { hasText: 'Secret' }).locator('span').textContent()) ?? '';
    await page.getByLabel('The six figures it shows now').fill(await freshCode(secret));
    await page.getByRole('button', { name: 'Join the desk' }).click();
    await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
    recovery = await page.getByRole('listitem').allTextContents();
    expect(recovery).toHaveLength(10);
    await page.getByRole('link', { name: 'I have kept them: to the cases' }).click();
    await page.getByRole('link', { name: 'My account' }).waitFor();
  });

  test('a passkey is added, and is enough to sign in', async () => {
    await page.getByRole('link', { name: 'My account' }).click();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: /^End: Mozilla/ }).waitFor();
    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.getByText('Send this link').waitFor();
    await look('account', page);
    await signOut();
    await look('sign-in', page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('link', { name: 'My account' }).waitFor();
  });

  test('password, authenticator and recovery codes are changed, after who it is was shown again', async () => {
    // Another browser of the same person, left open somewhere.
    await ask(
      databaseUrl,
      `insert into account_session select 'elsewhere', 'x', id, 'password', 'elsewhere', now(), now(), null from account`,
    );
    await page.goto(`${workbench.address}/account`);
    await ask(databaseUrl, "update account_session set proven_at = now() - interval '1 hour'");
    await page.getByText('Change the password').first().click();
    await page.getByLabel('Password now').fill(PASSWORD);
    await page.getByLabel('New password').fill('another long enough phrase');
    await page.getByRole('button', { name: 'Change the password' }).click();
    const again = page.getByRole('dialog', { name: 'Is it you?' });
    await again.waitFor();
    await look('again', page);
    await again.getByRole('button', { name: 'Go on with a passkey' }).click();
    await page.getByText('The password is changed.').waitFor();
    await page.getByText('Take another authenticator').click();
    await page.getByRole('button', { name: 'Show me a new secret' }).click();
    const secret = (await page.locator('p', { hasText: 'Secret' }).locator('span').textContent()) ?? '';
    await page.getByLabel('The six figures it shows now').fill(await freshCode(secret));
    await page.getByRole('button', { name: 'Take this one from now on' }).click();
    await page.getByText('The new authenticator is the one from now on.').waitFor();
    await page.getByText('Recovery codes', { exact: true }).click();
    await page.getByRole('button', { name: 'Make ten new codes' }).click();
    const codes = page.getByRole('list', { name: 'Keep these recovery codes' }).getByRole('listitem');
    await codes.first().waitFor();
    recovery = await codes.allTextContents();
    expect(recovery).toHaveLength(10);
    await look('factors', page);
    await page.getByRole('status').getByRole('button', { name: 'End my other sessions' }).click();
    await page.getByText('Your other sessions are ended.').waitFor();
    const left = () => page.getByRole('button', { name: 'End my other sessions' }).count();
    await expect.poll(left, { timeout: PATIENCE_MS }).toBe(0);
  });

  test('what the browser keeps of a case says nothing without the key, and is there again for its person alone', async () => {
    const view = `${workbench.address}/case/ridgeline/losses`;
    const offer = async (words: string) => {
      await page.goto(view);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const palette = page.getByRole('dialog');
      // The page listens once it is drawn.
      const open = async (): Promise<boolean> => {
        if (!(await palette.isVisible())) await page.keyboard.press('Control+k');
        return palette.isVisible();
      };
      await expect.poll(open, { timeout: PATIENCE_MS }).toBe(true);
      await palette.getByRole('combobox').fill(words);
      return palette.getByRole('option').filter({ hasText: words });
    };
    await page.goto(workbench.address);
    // What lay here open, from before people signed in.
    await page.evaluate(() => {
      const kept = [{ name: 'an old look', address: '/case/ridgeline/losses' }];
      localStorage.setItem('plumbline.views.ridgeline', JSON.stringify(kept));
    });
    await (await offer('a quiet look')).filter({ hasText: 'Keep this view' }).click();
    const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    await expect.poll(stored, { timeout: PATIENCE_MS }).toMatch(/plumbline-sealed/);
    for (const words of ['a quiet look', 'an old look'])
      await (await offer(words)).filter({ hasNotText: 'Keep this view' }).first().waitFor();
    expect(await stored()).not.toMatch(/quiet|old look|ridgeline|views/);
    // Another person's key opens none of it.
    await ask(databaseUrl, "update account set browser_key = translate(browser_key, 'abcdefghijk', 'bcdefghijka')");
    const none = await offer('a quiet look');
    expect(await none.filter({ hasNotText: 'Keep this view' }).count()).toBe(0);
    await ask(databaseUrl, "update account set browser_key = translate(browser_key, 'bcdefghijka', 'abcdefghijk')");
    await (await offer('a quiet look')).filter({ hasNotText: 'Keep this view' }).first().waitFor();
  });

  test('a wrong code is refused in words, a recovery code lets in once', async () => {
    await signOut();
    await page.getByLabel('Name').fill('owner');
    await page.getByLabel('Password').fill('another long enough phrase');
    await page.getByLabel(/^Code/).fill('000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect
      .poll(() => page.getByRole('alert').textContent(), { timeout: PATIENCE_MS })
      .toMatch(/name, password and code/);
    await page.getByLabel(/^Code/).fill(recovery[0] ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('link', { name: 'My account' }).waitFor();
  });

  test('two people review a case: what one sends the other approves, and what is given to somebody waits for them', async () => {
    await page.goto(`${workbench.address}/account`);
    await page.getByLabel('Role on the desk').selectOption('reviewer');
    await page.getByLabel('may take data out', { exact: true }).check();
    await page.getByLabel('sees who worked', { exact: true }).check();
    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.getByText('Send this link').waitFor();
    const link = (await page.locator('[role=status] span').last().textContent()) ?? '';
    const second = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    second.setDefaultTimeout(PATIENCE_MS);
    await second.goto(link);
    await second.getByLabel('Name').fill('second');
    await second.getByLabel('Password, 12 characters or more').fill(PASSWORD);
    const secret = (await second.locator('p', { hasText: 'Secret' }).locator('span').textContent()) ?? '';
    await second.getByLabel('The six figures it shows now').fill(await freshCode(secret));
    await second.getByRole('button', { name: 'Join the desk' }).click();
    await second.getByRole('link', { name: 'I have kept them: to the cases' }).click();
    await second.getByRole('link', { name: 'My account' }).waitFor();

    const review = `${workbench.address}/case/ridgeline/review`;
    await page.goto(review);
    await page.getByRole('button', { name: 'Send to review' }).click();
    await page.getByText('You sent it to review').waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true);
    await page.getByLabel('Comment', { exact: true }).fill('@second is the depot counted twice?');
    await page.getByLabel('Give it to').selectOption('second');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: /1 thing waits/ }).waitFor();
    await page.getByLabel('Act or address').fill('review');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('cell', { name: 'send to review' }).first().waitFor();
    await look('review', page);

    await second.goto(workbench.address);
    await second.getByRole('heading', { name: 'Waits for me, or names me' }).waitFor();
    await look('mine', second);
    await second.getByRole('link', { name: 'ridgeline · case' }).click();
    await second.getByRole('button', { name: 'Approve' }).click();
    await second.getByRole('heading', { name: /^Review: approved/ }).waitFor();
    await second.getByRole('button', { name: /^Seen to: @second/ }).click();
    await second.getByText('Seen to by second').waitFor();

    await second.goto(`${workbench.address}/case/ridgeline/claims?n=claim/c001`);
    const row = second.getByRole('dialog').locator('details', { hasText: 'draft' }).first();
    await row.locator('summary').click();
    await row.getByLabel('Comment', { exact: true }).fill('Whose count is this?');
    await row.getByRole('button', { name: 'Add', exact: true }).click();
    await row.getByText(/^1 comment · draft/).waitFor();
    await look('claim', second);

    await page.goto(review);
    await page.getByText('Whose count is this?').waitFor();
    expect(await page.getByRole('button', { name: 'Sign', exact: true }).isDisabled()).toBe(true);
    await second.goto(`${workbench.address}/account`);
    await second.getByRole('button', { name: 'Sign out', exact: true }).click();
    await second.getByLabel('Name').fill('second');
    await second.getByLabel('Password').fill(PASSWORD);
    await second.getByLabel(/^Code/).fill(await freshCode(secret));
    await second.getByRole('button', { name: 'Sign in', exact: true }).click();
    await second.getByRole('link', { name: 'My account' }).waitFor();
    await page.goto(`${workbench.address}/account`);
    await page.getByRole('button', { name: 'Sign out everywhere: second' }).click();
    await page.getByText('second is signed out everywhere, tokens too.').waitFor();
    await second.reload();
    await second.getByRole('heading', { name: 'Sign in' }).waitFor();
    await second.context().close();
  });
});
