import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { Delivery } from '../../src/shared/delivery/delivery.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import { createMemoryStore } from '../../src/main/practice/store.ts';
import { startPracticeServer } from '../../src/main/practice/server.ts';
import { makePeople } from '../faults/people.ts';
import { startFaultProxy } from '../faults/proxy.ts';
import { expect, test } from './app.ts';
import { openDeliveries } from './counselor.ts';
import { connectionTo, writesTo } from './practice-ehoks.ts';
import { openWithDeliveries, type PreparedDelivery } from './prepared-queue.ts';

const hour = 3_600_000;
const names = [
  'Berehovenko Oleksandra',
  'Kivisalmi Roope',
  'Sjöhamn Linnea',
  'Aallonsalo Miisa',
  'Tuulenkallio Venla',
  'Rautalehto Kasper',
  'Soinikoski Emma',
  'Lehtokaarre Anton',
  'Merisuo Julia',
  'Nuottasaari Leevi',
];

/** About thirty deliveries in every state. Nothing falls due while the test looks at them. */
function everyState(now: number): PreparedDelivery[] {
  const later = now + 5 * hour;
  const states: Partial<Delivery>[] = [
    {
      state: 'blocked',
      approvedAt: now - 42 * hour,
      lastError: 'opiskeluoikeus-ended',
      lastStatus: 400,
      method: 'put',
      attempts: 1,
    },
    {
      state: 'blocked',
      approvedAt: now - 20 * hour,
      lastError: 'invalid',
      lastStatus: 400,
      method: 'post',
      attempts: 1,
      findings: [{ path: ['sahkoposti'], leaf: 'invalid' }],
    },
    { state: 'blocked', approvedAt: now - 3 * hour, lastError: 'differs-in-ehoks', method: 'put', attempts: 1 },
    { approvedAt: now - 15 * hour, outcomeUnknown: true, lastError: 'timeout', nextAttemptAt: later, attempts: 2 },
    { approvedAt: now - hour, lastError: 'linked-system', lastStatus: 500, nextAttemptAt: later, attempts: 3 },
    ...Array.from({ length: 10 }, (_none, index) => ({ approvedAt: now - (index + 1) * 60_000, nextAttemptAt: later })),
    ...Array.from({ length: 4 }, (_none, index) => ({
      state: 'delivered' as const,
      approvedAt: now - hour,
      deliveredAt: now - (index + 1) * 20_000,
      method: 'put' as const,
      attempts: 1,
    })),
    { state: 'delivered', approvedAt: now - 60 * hour, deliveredAt: now - 30 * hour, method: 'post', attempts: 1 },
    ...Array.from({ length: 6 }, (_none, index) => ({
      state: 'delivered' as const,
      approvedAt: now - (100 + index) * hour,
      deliveredAt: now - (99 + index) * hour,
      method: 'post' as const,
      attempts: 1,
    })),
    { state: 'superseded', approvedAt: now - 50 * hour },
    { state: 'superseded', approvedAt: now - 51 * hour, isWithdrawn: true },
  ];
  return makePeople(states.length, finnishDate(now)).map(({ oppijaOid, opiskeluoikeusOid }, index) => {
    const delivery = states[index] ?? {};
    const isKnown = delivery.method === 'put' || delivery.state === 'delivered';
    return {
      nimi: names[index] ?? `Koeopiskelija ${index + 1}`,
      ryhma: index % 2 === 0 ? 'AJO24A' : 'SOT25B',
      oppijaOid,
      opiskeluoikeusOid,
      number: delivery.method === 'put' ? 2 : 1,
      ehoks: isKnown ? { id: 482_871 + index } : undefined,
      delivery,
    };
  });
}

const rowOf = (table: Locator, nimi: string) => table.getByRole('row').filter({ hasText: nimi });

/** Has the next save dialogs answer this instead of asking. */
async function choose(app: ElectronApplication, filePath: string | undefined) {
  await app.evaluate(({ dialog }, chosen) => {
    const answer = () => Promise.resolve({ canceled: chosen === undefined, filePath: chosen ?? '' });
    Object.assign(dialog, { showSaveDialog: answer });
  }, filePath);
}

const overflow = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main div')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
      .map((one) => `${one.className} ${one.scrollWidth} > ${one.clientWidth}`),
  );

test('the queue and the log say everything in one place, and a person can act on it', async ({ launchApp }) => {
  const { app, page, problems } = await openWithDeliveries(launchApp, everyState(Date.now()));
  const table = await openDeliveries(page);

  await test.step('what waits for a person comes first, with its reason open', async () => {
    const headings = table.getByRole('rowheader').filter({ hasText: /^(Odottaa sinua|Jonossa|Lähetetty|Ei lähetetä)/ });
    await expect(headings).toHaveText([
      'Odottaa sinua 3',
      'Jonossa 12',
      'Lähetetty tänään 4',
      'Lähetetty aiemmin 7',
      'Ei lähetetä 2',
    ]);
    await expect(table.getByRole('button', { expanded: true })).toHaveAccessibleName(/Berehovenko Oleksandra/);
    await expect(table.getByRole('heading', { name: 'Mitä nyt' })).toHaveCount(1);
    await table.getByText('Tekniset tiedot').click();
    await expect(table.getByText('opiskeluoikeus-ended · HTTP 400 · PUT · 1 yritys')).toBeVisible();
  });

  await test.step('tabs narrow the list and count', async () => {
    const tabs = page.getByRole('navigation', { name: 'Rajaa lähetyksiä' });
    await expect(tabs.getByRole('button')).toHaveText(['Kaikki 28', 'Estynyt 3', 'Jonossa 12', 'Lähetetty 11']);
    await tabs.getByRole('button', { name: 'Estynyt' }).click();
    await expect(table.getByRole('row')).toHaveCount(1 + 1 + 3 + 1);
    await tabs.getByRole('button', { name: 'Kaikki' }).click();
  });

  await test.step('late ones are marked', async () => {
    await expect(rowOf(table, 'Berehovenko')).toContainText(/yli/);
    await expect(table.getByText('perillä määräajan jälkeen')).toHaveCount(1);
  });

  await test.step('sending is paused and goes on', async () => {
    await page.getByRole('button', { name: 'Keskeytä lähettäminen' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Lähettäminen on keskeytetty' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Jatka lähettämistä' }).click();
    await expect(page.getByText('Lähettäminen on keskeytetty')).toHaveCount(0);
  });

  await test.step('an approval that has not left is taken back, one that may have left is not', async () => {
    await expect(rowOf(table, 'Aallonsalo').getByRole('button', { name: /Ota pois jonosta/ })).toHaveCount(0);
    await table.getByRole('button', { name: 'Ota pois jonosta: Rautalehto Kasper' }).click();
    await expect(page.getByText('1 lähetys otettiin pois jonosta. Suunnitelma on taas luonnos.')).toBeVisible();
    await expect(rowOf(table, 'Rautalehto')).toContainText('Otettu pois jonosta');
  });

  await test.step('the rest is taken back after a question; what has left stays', async () => {
    await page.getByRole('button', { name: 'Peru loput 10' }).click();
    await expect(page.getByRole('button', { name: 'Jätä jonoon' })).toBeFocused();
    await page
      .getByRole('group', { name: /Otetaanko 10/ })
      .getByRole('button', { name: 'Ota pois jonosta' })
      .click();
    await expect(page.getByText('10 lähetystä otettiin pois jonosta.')).toBeVisible();
    await expect(table.getByRole('rowheader', { name: 'Jonossa 1', exact: true })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: 'Lähetetty tänään 4', exact: true })).toBeVisible();
  });

  await test.step('receipts are saved where the person chooses, without names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kuitit-'));
    chmodSync(folder, 0o777);
    try {
      const save = page.getByRole('button', { name: 'Tallenna kuitit…' });
      await choose(app, undefined);
      await save.click();
      await expect(save).toBeEnabled();
      await expect(page.getByText('Kuitit tallennettiin.')).toHaveCount(0);
      await choose(app, join(folder, 'kuitit.csv'));
      await save.click();
      await expect(page.getByText('Kuitit tallennettiin.')).toBeVisible();
      const text = readFileSync(join(folder, 'kuitit.csv'), 'utf8');
      const lines = text.split('\r\n').slice(0, -1);
      expect(lines[0]).toBe(
        '\uFEFFeHOKS ID;eid;Opiskeluoikeuden OID;Hyväksyntä nro;Hyväksytty;Määräaika;Lähetetty;Myöhässä;Vastaus',
      );
      expect(lines).toHaveLength(29);
      expect(text).not.toMatch(/Berehovenko|Kivisalmi|AJO24A/);
      await choose(app, join(folder, 'poissa', 'kuitit.csv'));
      await save.click();
      await expect(page.getByText('Kuitteja ei tallennettu, koska levy ei ottanut tiedostoa vastaan.')).toBeVisible();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  await test.step('a plan that cannot be sent is typed into eHOKS by hand, and marked as done with its ID', async () => {
    const nameOfPlan = 'Berehovenko Oleksandra';
    await rowOf(table, 'Berehovenko').locator('+ tr').getByRole('button', { name: 'Siirrä käsin…' }).click();
    await expect(rowOf(table, 'Berehovenko')).toContainText('Siirrettävä käsin');
    const panel = rowOf(table, 'Berehovenko').locator('+ tr');
    await expect(
      panel.getByRole('heading', { name: /^Kirjoita suunnitelma eHOKSin omaan .* viimeistään/ }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Käsin siirrettävä 1' })).toBeVisible();
    await panel.getByRole('textbox', { name: 'eHOKS ID' }).fill('48 29');
    await panel.getByRole('button', { name: 'Merkitse siirretyksi' }).click();
    await expect(panel.getByText('eHOKS ID on pelkkä numero. Tarkista se eHOKSista.')).toBeVisible();
    await panel.getByRole('textbox', { name: 'eHOKS ID' }).fill('482913');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('Suunnitelmalla on jo eHOKS ID 482871.')).toBeVisible();
    await panel.getByRole('textbox', { name: 'eHOKS ID' }).fill('482871');
    await page.keyboard.press('Enter');
    await expect(rowOf(table, 'Berehovenko')).toContainText('siirretty käsin');
    await expect(table.getByRole('button', { name: `Miksi? ${nameOfPlan}` })).toHaveCount(0);
  });

  await test.step('a place that eHOKS did not take is one press away', async () => {
    await table.getByRole('button', { name: 'Miksi? Kivisalmi Roope' }).click();
    await table.getByRole('button', { name: 'Sähköposti' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kivisalmi Roope' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Sähköposti' })).toBeFocused();
  });
  expect(problems).toEqual([]);
});

test('the queue fits its window, in both languages, light and dark, and at 200 % text', async ({ launchApp }) => {
  const { app, page } = await openWithDeliveries(launchApp, everyState(Date.now()));
  const resize = (width: number, height: number) =>
    app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
      width,
      height,
    ] as [number, number]);
  await resize(1280, 800);
  await openDeliveries(page);
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor);
  const found: string[] = [];
  const looks = [
    { kieli: 'fi', colorScheme: 'light', factor: 1 },
    { kieli: 'fi', colorScheme: 'dark', factor: 1 },
    { kieli: 'fi', colorScheme: 'dark', factor: 1.6 },
    { kieli: 'sv', colorScheme: 'light', factor: 2 },
    { kieli: 'sv', colorScheme: 'light', factor: 1 },
  ] as const;
  for (const { kieli, colorScheme, factor } of looks) {
    const other = page.getByRole('button', { name: kieli === 'fi' ? 'Suomeksi' : 'På svenska' });
    if (await other.isVisible()) await other.click();
    await page.emulateMedia({ colorScheme });
    await zoom(factor);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1280 / factor);
    const where = `${kieli} ${colorScheme} ${factor * 100} %`;
    found.push(...(await overflow(page)).map((what) => `${where}: ${what}`));
    // Legacy mode: the usual one opens a second page, which the app refuses.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    found.push(...violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`));
  }
  expect(found).toEqual([]);
});

test('many deliveries show how far they have come, and cancelling leaves what was sent', async ({ launchApp }) => {
  const people = makePeople(8, finnishDate(Date.now()));
  const server = await startPracticeServer({
    store: createMemoryStore(),
    clock: Date.now,
    students: people.map(({ sample }) => sample),
  });
  const proxy = await startFaultProxy();
  const upstream = new URL(server.baseUrl).origin;
  proxy.upstream = upstream;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const created = () => proxy.passed.filter(({ kind }) => kind === 'create').length;
  // The fourth plan is on its way for as long as the test likes.
  proxy.script = ({ kind }) => (kind === 'create' && created() === 4 ? { arrived: () => held } : undefined);
  const { baseUrl, casUrl, ...rest } = connectionTo(server);
  const here = (address: string) => address.replace(upstream, proxy.origin);
  try {
    const waiting = people.map(({ nimi, oppijaOid, opiskeluoikeusOid }, index) => ({
      nimi,
      ryhma: 'KOE',
      oppijaOid,
      opiskeluoikeusOid,
      delivery: { approvedAt: Date.now() - (people.length - index) * 1000 },
    }));
    const { page, problems } = await openWithDeliveries(launchApp, waiting, (store) =>
      store.saveSettings({ connection: { baseUrl: here(baseUrl), casUrl: here(casUrl), ...rest } }),
    );
    const table = await openDeliveries(page);
    const bulk = page.getByRole('region', { name: 'Lähetettävänä 8 suunnitelmaa' });
    await expect(bulk.getByText('3 / 8')).toBeVisible();
    await expect(rowOf(table, 'Koe 004')).toContainText('Lähetetään');
    await bulk.getByRole('button', { name: 'Peru loput 4' }).click();
    await bulk.getByRole('button', { name: 'Ota pois jonosta' }).click();
    await expect(page.getByText('4 lähetystä otettiin pois jonosta.')).toBeVisible();
    letGo();
    await expect(table.getByRole('rowheader', { name: 'Lähetetty tänään 4', exact: true })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: 'Ei lähetetä 4', exact: true })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /ei lähetettävää/ })).toBeVisible();
    expect(writesTo(server)).toEqual(['POST 200', 'POST 200', 'POST 200', 'POST 200']);
    expect(problems).toEqual([]);
  } finally {
    letGo();
    await proxy.close();
    await server.close();
  }
});
