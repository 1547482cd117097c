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
import { freshDatabase } from './support/servers.js';

const { executablePath, isReady } = findBrowser('people');
const PASSWORD = 'a long enough phrase';

describe.runIf(isReady)('people', () => {
  let folder: string;
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
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  };

  test('whoever has the link joins, and sees the cases', async () => {
    await page.goto(workbench.firstOwner as string);
    await page.getByLabel('Name').fill('owner');
    await page.getByLabel('Password, 12 characters or more').fill(PASSWORD);
    await look('join', page);
    const secret = (await page.locator('p', { hasText: 'Secret' }).locator('span').textContent()) ?? '';
    await page
      .getByLabel('The six figures it shows now')
      .fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
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

  test('a wrong code is refused in words, a recovery code lets in once', async () => {
    await signOut();
    await page.getByLabel('Name').fill('owner');
    await page.getByLabel('Password').fill(PASSWORD);
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
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await second.getByLabel('The six figures it shows now').fill(totp.generate());
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
    // By a code of the next half minute: the one that joined was used.
    await second.goto(`${workbench.address}/account`);
    await second.getByRole('button', { name: 'Sign out' }).click();
    await second.getByLabel('Name').fill('second');
    await second.getByLabel('Password').fill(PASSWORD);
    await second.getByLabel(/^Code/).fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await second.getByRole('button', { name: 'Sign in', exact: true }).click();
    await second.getByRole('link', { name: 'My account' }).waitFor();
    await second.context().close();
  });
});
