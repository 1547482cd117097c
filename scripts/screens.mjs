/**
 * Takes a picture of every page, light, dark and at the width of a phone, into docs/screens.
 * Usage: node scripts/screens.mjs [folder [page …]]
 * Pages of results are of the shipped case; what is worked on, and by whom, is of the invented example.
 */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { plumbline } from '../dist/client/client.js';
import { serveWorkbench } from '../dist/server/workbench.js';
import { FLAGS } from './chromium.mjs';

const OUT = process.argv[2] ?? 'docs/screens';
const asked = process.argv.slice(3);
const LOOKS = [
  { look: 'light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { look: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { look: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
];
const TALLEST = { front: 1500, phone: 2000, other: 1000 };
const CASE = '/case/spiderweb-2025-06-01';
const SMALL = '/case/ridgeline';
const PASSWORD = 'a phrase for pictures alone';

/** `of`: where it is; `act`: what is done there before the picture. Long answers have their own words while they are on their way. */
const STAGES = {
  front: { of: CASE, wait: 4000 },
  claims: { of: `${CASE}/claims` },
  record: { of: `${CASE}/record` },
  evidence: { of: `${CASE}/evidence` },
  files: { of: `${CASE}/files` },
  grading: { of: `${CASE}/grading` },
  map: { of: `${CASE}/map`, wait: 4000 },
  losses: { of: `${CASE}/losses`, wait: 4000 },
  model: { of: `${CASE}/model` },
  cost: { of: `${CASE}/cost` },
  fleet: { of: `${CASE}/fleet` },
  depth: { of: `${CASE}/depth` },
  perception: { of: `${CASE}/perception` },
  leverage: { of: `${CASE}/leverage` },
  dossier: { of: `${CASE}/dossier` },
};
const DESK = {
  edit: { of: `${CASE}/edit?item=readings`, sees: '[role="grid"]' },
  search: {
    of: `${CASE}/claims`,
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('destroyed');
      await page.locator('dialog[open] [role="option"]').first().waitFor();
    },
  },
  cases: { of: '/', sees: 'main li' },
  find: { of: '/find?q=destroyed', sees: 'main li' },
  new: { of: '/new', sees: 'main h1' },
  import: { of: '/import', sees: 'main h1', act: (page) => bringIn(page) },
  reading: { of: `${SMALL}/reading`, act: (page) => readPicture(page) },
  entities: { of: `${SMALL}/entities` },
};
const PEOPLE = {
  'sign-in': { of: '/', sees: 'main h1' },
  account: { of: '/account', sees: 'main h1', isSignedIn: true },
  review: { of: `${SMALL}/review`, isSignedIn: true, act: (page) => say(page) },
};

const wanted = (pages) => Object.entries(pages).filter(([name]) => asked.length === 0 || asked.includes(name));
const data = mkdtempSync('/var/tmp/plumbline-screens-');
// The account of the database comes through it.
chmodSync(data, 0o711);
const folder = join(data, 'ridgeline');
cpSync('examples/ridgeline', folder, { recursive: true });
mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.PLUMBLINE_CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});
try {
  if (wanted({ ...STAGES, ...DESK }).length > 0)
    await withWorkbench({ cases: ['cases/spiderweb', folder], dataFolder: join(data, 'alone') }, async (workbench) => {
      await prepare(workbench.address);
      for (const look of LOOKS) await takeAll(look, workbench.address, wanted({ ...STAGES, ...DESK }));
    });
  if (wanted(PEOPLE).length > 0)
    await withWorkbench({ cases: [folder], dataFolder: join(data, 'people'), people: true }, async (workbench) => {
      const owner = await joinDesk(workbench.firstOwner);
      for (const look of LOOKS) await takeAll(look, workbench.address, wanted(PEOPLE), owner);
    });
} finally {
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}

async function withWorkbench(options, use) {
  const workbench = await serveWorkbench({ ...options, port: 0 });
  try {
    await use(workbench);
  } finally {
    await workbench.close();
  }
}

/** @param state cookies of who is signed in */
async function takeAll({ look, ...screen }, address, pages, state) {
  const contexts = new Map();
  for (const [name, { of, sees = '#content h1', act, wait = 1200, isSignedIn = false }] of pages) {
    if (!contexts.has(isSignedIn))
      contexts.set(
        isSignedIn,
        await browser.newContext({
          ...screen,
          reducedMotion: 'reduce',
          ...(isSignedIn ? { storageState: state } : {}),
        }),
      );
    const page = await contexts.get(isSignedIn).newPage();
    page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
    page.on('pageerror', (error) => console.error(name, error));
    await page.goto(address + of);
    await page.waitForSelector(sees);
    await act?.(page);
    await page.waitForTimeout(wait);
    await page.waitForFunction(() => !document.querySelector('#content progress'), null, { timeout: 300_000 });
    const tallest = look === 'phone' ? TALLEST.phone : name === 'front' ? TALLEST.front : TALLEST.other;
    await page.screenshot({
      path: join(OUT, `${name}-${look}.png`),
      clip: { x: 0, y: 0, width: screen.viewport.width, height: tallest },
      fullPage: true,
    });
    await page.close();
  }
  for (const context of contexts.values()) await context.close();
}

/** A picture to be read, and a folder that has gone apart from its case. */
async function prepare(address) {
  const client = clientOf(address);
  const apron = await sharp(Buffer.from(drawnApron())).png().toBuffer();
  const url = 'https://ridgeline.example/images/saltmarsh-2031-03-16-optical';
  await client.bringIn('ridgeline', new File([apron], 'pass.png'), url);
  const cell = (column, key, was, now) => ({ kind: 'set', table: 'sites.csv', key: [key], column, was, now });
  const edits = [cell('region', 'kestrel', 'Kestrel', 'Kestrel hills'), cell('region', 'ridge', 'Ridgeline', 'Ridge')];
  await client.editCase('ridgeline', 1, edits, 'names as the survey has them');
  const path = join(folder, 'sites.csv');
  const sites = readFileSync(path, 'utf8')
    .replace('Kestrel depot,Kestrel', 'Kestrel depot,Kestrel valley')
    .replace('Saltmarsh harbour,Saltmarsh', 'Saltmarsh harbour,Salt coast');
  writeFileSync(path, sites);
}

function clientOf(address) {
  return plumbline({
    base: address,
    fetch: (to, init) => fetch(to, { ...init, headers: { ...init?.headers, origin: address } }),
  });
}

/** An invented harbour from above. */
function drawnApron() {
  const ship = (x, y, turn) =>
    `<path d="M${x} ${y}l70-14 90 4 30 12-30 12-90 4z" fill="#b9bdb8" transform="rotate(${turn} ${x} ${y})"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#3f4f55"/>
    <path d="M0 0h1200v260l-240 40-180-30-300 60-480-40z" fill="#77766a"/><path d="M420 300l60 260 30-6-50-262zM760 270l40 250 30-6-34-250z" fill="#8f8c80"/>
    ${ship(520, 420, 80)}${ship(380, 360, 78)}${ship(840, 330, 82)}${ship(150, 560, 12)}</svg>`;
}

async function bringIn(page) {
  await page.getByLabel('The folder').setInputFiles(folder);
  await page.getByRole('heading', { name: /went apart$/ }).waitFor();
}

async function readPicture(page) {
  await page.getByRole('link', { name: /pass\.png/ }).click();
  await page.getByRole('button', { name: 'Open the picture' }).click();
  const picture = page.getByRole('application');
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  for (const [x, y] of [
    [0.45, 0.6],
    [0.33, 0.54],
  ])
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  await page.keyboard.press('3');
  await page.evaluate(() => window.scrollTo(0, 0));
}

async function say(page) {
  const field = page.getByLabel('Comment', { exact: true });
  await field.waitFor();
  if (!(await page.getByText('Is the depot counted twice?').first().isVisible())) {
    await field.fill('@owner Is the depot counted twice?');
    await page.getByLabel('Give it to').selectOption('owner');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: /1 thing waits/ }).waitFor();
  }
}

/** The first owner joins. @returns the cookies of that session */
async function joinDesk(link) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Name').fill('owner');
  await page.getByLabel('Password, 12 characters or more').fill(PASSWORD);
  const secret = await page.locator('p', { hasText: 'Secret' }).locator('span').textContent();
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await page.getByLabel('The six figures it shows now').fill(code);
  await page.getByRole('button', { name: 'Join the desk' }).click();
  await page.getByRole('link', { name: 'I have kept them: to the cases' }).click();
  await page.getByRole('link', { name: 'My account' }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}
