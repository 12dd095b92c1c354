import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { lataaMukanaTullut } from '../../src/shared/reference/perusteet.ts';
import { startLyingServices } from '../main/reference/lying-services.ts';
import { expect, test } from './app.ts';
import { beginPlan, openMainPage, startPlanOf } from './counselor.ts';
import { startEhoks } from './practice-ehoks.ts';

const student = 'Aallonsalo Miisa';

/** The machine's proxy: what the app asks of the open services goes through it. */
async function useProxy(app: ElectronApplication, port: number) {
  await app.evaluate(
    ({ session }, proxyPort) =>
      session
        .fromPartition('reference', { cache: false })
        .setProxy({ proxyRules: `http=127.0.0.1:${proxyPort}`, proxyBypassRules: '<-loopback>' }),
    port,
  );
}

/** Answers the system's dialogs in the person's place. */
async function answerDialogs(app: ElectronApplication, path: string) {
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, {
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath }),
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [filePath] }),
    });
  }, path);
}

const section = (page: Page) => page.getByRole('region', { name: 'Koodistot ja perusteet' });
const button = (page: Page, name: string) => section(page).getByRole('button', { name });
const careerPlans = (page: Page) => page.getByRole('combobox', { name: 'Urasuunnitelman päämäärä' });

test('a refresh brings new names all at once or not at all, and a file carries them to another machine', async ({
  launchApp,
}) => {
  const first = await launchApp();
  const { page, app, userDataDir } = first;
  const server = await startEhoks();
  const services = await startLyingServices(server.port);
  const exported = join(userDataDir, 'vietava.json');
  await useProxy(app, services.port);
  await answerDialogs(app, exported);
  server.publicData.codes
    .set('urasuunnitelma_0001', { fi: 'Jatko-opinnot ja kasvu', versio: 3 })
    .set('urasuunnitelma_0009', { fi: 'Uusi suunta', sv: 'Ny riktning' });
  const peruste = await lataaMukanaTullut('OPH-2762-2017');
  if (peruste === undefined) throw new Error('the shipped curriculum is missing');
  server.publicData.perusteet.set('OPH-9999-2026', {
    ...peruste,
    diaarinumero: 'OPH-9999-2026',
    fi: 'Aivan uusi perustutkinto',
  });
  await openMainPage(page, 'Asetukset');

  await test.step('the shipped set tells its age, and there is nothing to export', async () => {
    await expect(section(page)).toContainText('Tuli sovelluksen mukana: koodistot 4/2026');
    await expect(button(page, 'Vie tiedostoon')).toBeDisabled();
  });

  await test.step('a refresh that is interrupted changes nothing', async () => {
    services.lie((path) => path.includes('/external/peruste/'));
    await button(page, 'Päivitä nyt').click();
    const progress = section(page).getByRole('progressbar', { name: 'Haetaan tutkintojen perusteita' });
    await expect(progress).toHaveAttribute('aria-valuetext', /^1\d \/ \d\d$/);
    await button(page, 'Keskeytä').click();
    await expect(section(page)).toContainText('Päivitys keskeytettiin.');
    await expect(button(page, 'Päivitä nyt')).toBeFocused();
    await expect(section(page)).toContainText('Tuli sovelluksen mukana');
  });

  await test.step('nor does one that meets an error or a login page in the middle', async () => {
    const lies = [
      [500, '{}', 'Palvelussa on häiriö.'],
      [200, '<html>', 'Vastaus ei ollut palvelun oma'],
    ] as const;
    for (const [status, body, sentence] of lies) {
      services.lie((path, response) => {
        if (!path.includes('/external/')) return false;
        response.writeHead(status, { 'content-type': 'text/html' }).end(body);
        return true;
      });
      await button(page, 'Päivitä nyt').click();
      await expect(section(page).getByRole('alert')).toContainText(sentence);
      await expect(section(page).getByRole('alert')).toContainText(`Palvelu: ePerusteet (HTTP ${status})`);
    }
    await expect(section(page)).toContainText('Tuli sovelluksen mukana');
  });

  await test.step('a whole one says what changed; the next asks only for what is new', async () => {
    services.lie(undefined);
    await button(page, 'Päivitä nyt').click();
    await expect(section(page).getByRole('status')).toContainText('Uusia koodeja: 1');
    await expect(section(page).getByRole('status')).toContainText('Nimi muuttui: 1');
    await expect(section(page)).toContainText(/Päivitetty \d+\.\d+\.\d{4} klo/);
    services.requests.length = 0;
    await button(page, 'Päivitä nyt').click();
    await expect(section(page).getByRole('status')).toContainText('Mikään ei ollut muuttunut.');
    expect(services.requests.filter(({ status }) => status === 304).length).toBeGreaterThan(11);
  });

  await test.step('a qualification is added by its number; a wrong or unknown one says so', async () => {
    const field = section(page).getByRole('textbox', { name: 'Lisää tutkinto diaarinumerolla' });
    await field.fill('OPH-99');
    await button(page, 'Hae tutkinto').click();
    await expect(section(page)).toContainText('Diaarinumero on muotoa OPH-5410-2021');
    await field.fill('OPH-1-2000');
    await button(page, 'Hae tutkinto').click();
    await expect(section(page).getByRole('status')).toContainText('ePerusteista ei löytynyt: OPH-1-2000.');
    await field.fill('oph-9999-2026');
    await button(page, 'Hae tutkinto').click();
    await expect(section(page).getByRole('status')).toContainText('Päivittyneitä perusteita: 1');
  });

  await test.step('the pickers of a plan offer the new names at once', async () => {
    await openMainPage(page, 'Opiskelijat');
    await startPlanOf(page, student);
    await expect(page.getByRole('combobox', { name: 'Tutkinto' }).getByText('Aivan uusi')).toBeAttached();
    await beginPlan(page);
    await careerPlans(page).selectOption('Jatko-opinnot ja kasvu');
    await expect(careerPlans(page).getByText('Uusi suunta')).toBeAttached();
  });

  await test.step('a file carries the set to a machine without the services, where it outlives a restart', async () => {
    await openMainPage(page, 'Asetukset');
    await button(page, 'Vie tiedostoon').click();
    await expect(section(page).getByRole('status')).toContainText('Aineisto tallennettiin tiedostoon.');
    const other = await launchApp();
    await answerDialogs(other.app, join(other.userDataDir, 'harjoittelu', 'vault.json'));
    await openMainPage(other.page, 'Asetukset');
    await button(other.page, 'Tuo tiedostosta').click();
    await expect(section(other.page).getByRole('alert')).toContainText('Tiedosto ei ole tästä sovelluksesta viety');
    await answerDialogs(other.app, exported);
    await button(other.page, 'Tuo tiedostosta').click();
    await expect(section(other.page).getByRole('status')).toContainText('Tiedoston aineisto on käytössä');
    await other.close();
    const again = await launchApp({ userDataDir: other.userDataDir });
    await startPlanOf(again.page, student);
    await beginPlan(again.page);
    await expect(careerPlans(again.page).getByText('Jatko-opinnot ja kasvu')).toBeAttached();
    await again.close();
    expect([...other.problems, ...again.problems]).toEqual([]);

    writeFileSync(join(other.userDataDir, 'harjoittelu', 'koodistot.json'), '{"muoto":');
    const damaged = await launchApp({ userDataDir: other.userDataDir });
    await expect(damaged.page.getByText('Päivitetty aineisto on levyllä vioittunut')).toBeVisible();
    await startPlanOf(damaged.page, 'Harjuvirta Daniel');
    await beginPlan(damaged.page);
    await expect(careerPlans(damaged.page).getByText('Jatko-opinnot', { exact: true })).toBeAttached();
  });

  await test.step('it says so in Swedish as well', async () => {
    await page.getByRole('button', { name: 'På svenska' }).click();
    const swedish = page.getByRole('region', { name: 'Kodverk och examensgrunder' });
    await expect(swedish.getByRole('status')).toContainText('Materialet sparades i en fil.');
  });
  await services.close();
  await server.close();
  expect(first.problems).toEqual([]);
});
