import type { Page } from '@playwright/test';
import { createMemoryStore } from '../../src/main/practice/store.ts';
import { type PracticeServer, startPracticeServer } from '../../src/main/practice/server.ts';
import { sampleStudents } from '../../src/main/practice/students.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import type { HoksBody } from '../../src/shared/delivery/ehoks-calls.ts';
import { expect, type LaunchApp, test } from './app.ts';
import {
  addStudent,
  approve,
  backToPlan,
  createVault,
  importPlan,
  openApproval,
  openSection,
  saveConnection,
  startPlanOf,
  waitUntilSent,
} from './counselor.ts';
import { connectionTo, readPlan, sampleEntry, startEhoks, startLyingNetwork, writesTo } from './practice-ehoks.ts';
import { changePlan, makePlan } from './somebody-else.ts';

const student = sampleEntry('Rantavuo Onni');
const basics = 'Opiskelijan tavoite ja perustiedot';
const units = 'hankittavat-ammat-tutkinnon-osat';

const day = (daysFromNow: number) => finnishDate(Date.now() + daysFromNow * 86_400_000);

/** A plan with one period and one demonstration in its unit. */
function planOf(more: HoksBody = {}): HoksBody {
  return {
    'oppija-oid': student.oppijaOid,
    'opiskeluoikeus-oid': student.opiskeluoikeusOid,
    'ensikertainen-hyvaksyminen': day(0),
    'osaamisen-hankkimisen-tarve': true,
    sahkoposti: 'onni@example.org',
    puhelinnumero: '040 555 0100',
    [units]: [
      {
        'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106945',
        'tutkinnon-osa-koodi-versio': 1,
        'opetus-ja-ohjaus-maara': 40,
        'osaamisen-hankkimistavat': [
          {
            'yksiloiva-tunniste': 'jakso-1',
            alku: day(7),
            loppu: day(60),
            'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
            'osaamisen-hankkimistapa-koodi-versio': 1,
          },
        ],
        'osaamisen-osoittaminen': [
          {
            alku: day(58),
            loppu: day(59),
            nayttoymparisto: { nimi: 'Korjaamo Tunturikaarre Oy' },
            'sisallon-kuvaus': ['vuosihuolto'],
            'osa-alueet': [
              { 'koodi-uri': 'ammatillisenoppiaineet_fk', 'koodi-versio': 1 },
              { 'koodi-uri': 'ammatillisenoppiaineet_mavt', 'koodi-versio': 1 },
            ],
          },
        ],
      },
    ],
    ...more,
  };
}

async function openApp(launchApp: LaunchApp, connection: Parameters<typeof saveConnection>[1]) {
  const running = await launchApp({ profile: 'testi' });
  await createVault(running.page, 'neljä hyvin tavallista sanaa');
  await saveConnection(running.page, connection);
  await addStudent(running.page, student);
  await startPlanOf(running.page, student.nimi);
  return running;
}

async function fillBasic(page: Page, field: string, value: string) {
  await openSection(page, basics);
  await page.getByRole('textbox', { name: field }).fill(value);
}

const stateOf = (page: Page, word: string) => page.getByRole('status').filter({ hasText: word });
const ero = (page: Page) => page.getByRole('region', { name: 'Tarkista ero' });
const rowOf = (page: Page, name: RegExp) => ero(page).getByRole('row', { name });

test("somebody else's change is compared field by field and nothing is overwritten unasked", async ({ launchApp }) => {
  const server = await startEhoks();
  const network = await startLyingNetwork(server);
  const { page, problems } = await openApp(launchApp, network.connection);
  await importPlan(page, {
    name: 'suunnitelma.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(planOf())),
  });
  await openApproval(page);
  await approve(page);
  const { ehoksId } = await waitUntilSent(page);

  await changePlan(server, ehoksId, (plan) => ({
    ...plan,
    puhelinnumero: '050 555 0111',
    [units]: (plan[units] ?? []).map((unit) => ({ ...unit, 'opetus-ja-ohjaus-maara': 52 })),
  }));
  await backToPlan(page);
  await fillBasic(page, 'Puhelinnumero', '040 555 0122');
  await page.getByRole('textbox', { name: 'Sähköposti' }).fill('uusi@example.org');
  await openApproval(page);
  await approve(page);
  await expect(stateOf(page, 'Muuttunut eHOKSissa')).toBeVisible({ timeout: 30_000 });
  expect(writesTo(server)).toEqual(['POST 200', 'PUT 204']);

  network.lie((_, response) => void response.destroy());
  await backToPlan(page);
  await page.getByRole('button', { name: 'Tarkista ero' }).last().click();
  await expect(page.getByText('Eroa ei voida näyttää juuri nyt')).toBeVisible();
  network.lie(undefined);
  await page.getByRole('button', { name: 'Hae uudelleen eHOKSista' }).click();

  await expect(ero(page)).toContainText('Muuttunut molemmissa 1 kohta, valitse itse');
  await expect(rowOf(page, /Puhelinnumero/)).toContainText('valitsematta');
  await expect(rowOf(page, /Opetus ja ohjaus/)).toContainText('eHOKSin tieto');
  await expect(rowOf(page, /Sähköposti/)).toContainText('tämän koneen tieto');
  const goOn = page.getByRole('button', { name: 'Jatka hyväksyntään' });
  await expect(goOn).toBeDisabled();
  await page.keyboard.press('n');
  await expect(page.getByRole('radio', { name: /^Puhelinnumero 050 555 0111/ })).toBeFocused();
  await page.keyboard.press('2');
  await expect(rowOf(page, /Puhelinnumero/)).toContainText('tämän koneen tieto');
  await expect(ero(page)).toContainText('3 / 3 valittu');
  await goOn.click();

  await expect(page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' })).toBeEnabled();
  expect(writesTo(server)).toEqual(['POST 200', 'PUT 204']);
  await approve(page);
  await waitUntilSent(page);
  expect(await readPlan(server, `/hoks/${ehoksId}`)).toMatchObject({
    puhelinnumero: '040 555 0122',
    sahkoposti: 'uusi@example.org',
    [units]: [{ 'opetus-ja-ohjaus-maara': 52, 'osaamisen-hankkimistavat': [{ 'yksiloiva-tunniste': 'jakso-1' }] }],
  });
  expect(problems).toEqual([]);
  await network.close();
  await server.close();
});

test('a plan that somebody else made first is compared without suggestions', async ({ launchApp }) => {
  const server = await startEhoks();
  const { page } = await openApp(launchApp, connectionTo(server));
  const ehoksId = await makePlan(server, planOf({ puhelinnumero: '050 555 0111', [units]: [] }));
  await importPlan(page, {
    name: 'suunnitelma.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(planOf({ [units]: [] }))),
  });
  await openApproval(page);
  await approve(page);
  await expect(stateOf(page, 'Muuttunut eHOKSissa')).toBeVisible({ timeout: 30_000 });
  await backToPlan(page);
  await page.getByRole('button', { name: 'Tarkista ero' }).last().click();
  await expect(ero(page)).toContainText('0 / 1 valittu');
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Jatka hyväksyntään' }).click();
  // What was chosen is what eHOKS holds: there is nothing to approve, and the plan is known by its eHOKS ID.
  expect((await waitUntilSent(page)).ehoksId).toBe(ehoksId);
  expect(writesTo(server)).toEqual(['POST 200']);
  await server.close();
});

async function look(page: Page) {
  await page.getByRole('button', { name: 'Hae suunnitelma eHOKSista' }).click();
  await expect(page.getByRole('region', { name: 'eHOKSissa on suunnitelma' })).toBeVisible();
}

test('a plan made elsewhere is shown, taken over, and updated by its eHOKS ID', async ({ launchApp }) => {
  const server = await startEhoks();
  const { page, problems } = await openApp(launchApp, connectionTo(server));
  await page.getByRole('button', { name: 'Hae suunnitelma eHOKSista' }).click();
  await expect(page.getByText('eHOKSissa ei ole suunnitelmaa')).toBeVisible();

  const ehoksId = await makePlan(server, planOf());
  await look(page);
  const found = page.getByRole('region', { name: 'eHOKSissa on suunnitelma' });
  await expect(found).toContainText(String(ehoksId));
  await expect(found).toContainText('Ammatilliset tutkinnon osat: 1 osa');
  await expect(found).toContainText('Osa-alueita voi kadota');
  const take = page.getByRole('button', { name: 'Ota tälle koneelle' });
  await expect(take).toBeDisabled();
  await page.getByText('Tästä ohjelmasta toiselta koneelta').click();
  await take.click();
  expect((await waitUntilSent(page)).ehoksId).toBe(ehoksId);

  await fillBasic(page, 'Puhelinnumero', '040 555 0122');
  await expect(stateOf(page, 'Muutettu lähetyksen jälkeen')).toBeVisible();
  await page.getByRole('textbox', { name: 'Sähköposti' }).fill('');
  await openApproval(page);
  await expect(page.getByText('Verrattu siihen, mitä eHOKSissa oli viimeksi haettaessa.')).toBeVisible();
  // A field is cleared by PUT alone, which would write the demonstration as eHOKS shows it.
  await expect(page.getByText('Osa-alueita voi kadota')).toBeVisible();
  await backToPlan(page);
  await fillBasic(page, 'Sähköposti', 'onni@example.org');
  await openApproval(page);
  await expect(page.getByText('Osa-alueita voi kadota')).toBeHidden();
  await approve(page);
  await waitUntilSent(page);
  expect(writesTo(server)).toEqual(['POST 200', 'PATCH 204']);
  expect(await readPlan(server, `/hoks/${ehoksId}`)).toMatchObject({ puhelinnumero: '040 555 0122' });
  expect(problems).toEqual([]);
  await server.close();
});

test('a plan that a school system feeds can be read and not changed', async ({ launchApp }) => {
  const server = await startEhoks();
  const { page } = await openApp(launchApp, connectionTo(server));
  await makePlan(server, planOf());
  await look(page);
  await page.getByText('Koulun järjestelmästä').click();
  await page.getByRole('button', { name: 'Ota tälle koneelle' }).click();

  await expect(stateOf(page, 'Vain luku')).toBeVisible();
  await expect(page.getByText('Suunnitelmaa ylläpidetään toisessa järjestelmässä')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hyväksyntä' })).toBeHidden();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' })).toBeHidden();
  await server.close();
});

/** A server whose plans have been entered in eHOKS's own screens. */
async function startManualEhoks(body: HoksBody): Promise<PracticeServer> {
  const store = createMemoryStore();
  const students = sampleStudents(finnishDate(Date.now()));
  const server = await startPracticeServer({ store, clock: Date.now, students });
  await makePlan(server, body);
  await store.change((state) => ({
    state: { ...state, hoksit: state.hoksit.map((hoks) => ({ ...hoks, manuaalisyotto: true })) },
    result: undefined,
  }));
  return server;
}

test("a plan made in eHOKS's own screens carries a lasting warning", async ({ launchApp }) => {
  const server = await startManualEhoks(planOf());
  const { page } = await openApp(launchApp, connectionTo(server));
  await look(page);
  await expect(page.getByText('Mistä suunnitelma on tullut eHOKSiin?')).toBeHidden();
  await page.getByRole('button', { name: 'Ota tälle koneelle' }).click();
  await waitUntilSent(page);
  await expect(page.getByText('Tehty eHOKSin käyttöliittymässä')).toBeVisible();

  await fillBasic(page, 'Puhelinnumero', '040 555 0122');
  await openApproval(page);
  await expect(page.getByText('Muokkaa sitä vain yhdessä paikassa', { exact: false })).toBeVisible();
  await approve(page);
  await waitUntilSent(page);
  await expect(page.getByText('Tehty eHOKSin käyttöliittymässä')).toBeVisible();
  await server.close();
});
