import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { selfSignedCertificate } from '../main/ehoks/self-signed.ts';
import { expect, test } from './app.ts';
import { createVault, openMainPage } from './counselor.ts';
import { connectionTo, startEhoks } from './practice-ehoks.ts';

async function fillIn(page: Page, fields: Record<string, string>) {
  for (const [name, value] of Object.entries(fields)) await page.getByRole('textbox', { name }).fill(value);
}

function steps(page: Page) {
  return page.getByRole('list', { name: 'Yhteyden kokeilu kohta kohdalta' }).getByRole('listitem');
}

test('the connection is tried with what is typed, step by step, before anything is saved', async ({ launchApp }) => {
  const { app, page, problems } = await launchApp({ profile: 'testi' });
  const server = await startEhoks();
  const connection = connectionTo(server);
  await createVault(page, 'neljä hyvin tavallista sanaa');
  await openMainPage(page, 'Asetukset');
  const tryIt = page.getByRole('button', { name: 'Kokeile yhteyttä' });

  await test.step('a wrong form asks nobody', async () => {
    await tryIt.click();
    await expect(page.getByText('eHOKSin osoite ei kelpaa.', { exact: false })).toBeVisible();
    expect(server.requests).toEqual([]);
  });

  await test.step('the Caller-Id is proposed from the institution', async () => {
    await fillIn(page, { 'Oppilaitoksen nimi': 'Esimerkkiopisto', 'Oppilaitoksen OID': '1.2.246.562.10.13579246805' });
    await page.getByRole('button', { name: 'Tallenna oppilaitos' }).click();
    await expect(page.getByRole('textbox', { name: 'Kutsujan tunniste (Caller-Id)' })).toHaveValue(
      '1.2.246.562.10.13579246805.hoks-desktop',
    );
  });

  await test.step('a wrong password stops at once', async () => {
    await fillIn(page, {
      'eHOKSin osoite': connection.baseUrl,
      'Kirjautumispalvelun (CAS) osoite': connection.casUrl,
      'Palvelukäyttäjän tunnus': connection.username,
      Salasana: 'vaara-sana',
    });
    await tryIt.click();
    await expect(page.getByText('Yhteys ei vielä toimi. Korjattavaa: kirjautuminen.')).toBeVisible();
    await expect(steps(page)).toHaveCount(6);
    await expect(steps(page).nth(0)).toContainText('Osoite toimii');
    await expect(steps(page).nth(2)).toContainText('Niitä kokeiltiin kerran.');
    await expect(steps(page).nth(3)).toContainText('Ei kokeiltu');
    expect(server.requests.filter(({ path }) => path.startsWith('/cas'))).toHaveLength(1);
  });

  await test.step('the right one works, and a changed field takes the answer away', async () => {
    await fillIn(page, { Salasana: connection.password });
    await expect(steps(page)).toHaveCount(0);
    await tryIt.click();
    await expect(page.getByText('Yhteys toimii siltä osin kuin sen voi nyt tarkistaa.')).toBeVisible();
    await expect(steps(page).nth(3)).toContainText('Oikeus toimii');
    await expect(steps(page).nth(4)).toContainText('Tätä ei voi vielä tietää.');
    await expect(steps(page).nth(5)).toContainText('Kello toimii');
  });

  await test.step('nothing of it was saved, and a saved password is used without being shown', async () => {
    await expect(page.getByRole('contentinfo')).toContainText('Yhteyttä eHOKSiin ei ole määritetty');
    await page.getByRole('button', { name: 'Tallenna yhteys' }).click();
    await expect(page.getByText('Yhteys tallennettiin. Lähetykset käyttävät sitä heti.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Salasana' })).toHaveValue('');
    await expect(page.getByText('Salasana on salattu salalauseesi taakse.', { exact: false })).toBeVisible();
    await tryIt.click();
    await expect(steps(page).nth(2)).toContainText('Tunnus ja salasana kelpaavat.');
  });

  await test.step('a real key store is used as well, and one that is gone or weak later is said', async () => {
    const systemHas = async (backend: string) => {
      await app.evaluate(({ safeStorage }, name) => {
        Object.assign(safeStorage, {
          isAsyncEncryptionAvailable: undefined,
          encryptStringAsync: undefined,
          isEncryptionAvailable: () => true,
          getSelectedStorageBackend: () => name,
          encryptString: (text: string) => Buffer.from(text.split('').reverse().join('')),
          decryptString: (wrapped: Buffer) => wrapped.toString().split('').reverse().join(''),
          decryptStringAsync: undefined,
        });
      }, backend);
      await openMainPage(page, 'Opiskelijat');
      await openMainPage(page, 'Asetukset');
    };
    await systemHas('gnome_libsecret');
    await fillIn(page, { Salasana: connection.password });
    await page.getByRole('button', { name: 'Tallenna yhteys' }).click();
    await expect(page.getByText(/lisäksi käyttöjärjestelmän avainsäilöön/)).toBeVisible();
    await systemHas('basic_text');
    await expect(page.getByText(/joka ei ole nyt käytössä, joten lähetykset odottavat/)).toBeVisible();
    await fillIn(page, { Salasana: connection.password });
    await page.getByRole('button', { name: 'Tallenna yhteys' }).click();
    await expect(page.getByText(/avainsäilöä ei ole tällä koneella käytettävissä/)).toBeVisible();
  });

  await test.step('a server with a certificate that nobody vouches for is refused without a way around', async () => {
    const secure = createServer(selfSignedCertificate('localhost'), (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const { port } = secure.address() as AddressInfo;
    await fillIn(page, { 'eHOKSin osoite': `https://localhost:${port}/ehoks-virkailija-backend` });
    await tryIt.click();
    await expect(page.getByText('Yhteys ei vielä toimi. Korjattavaa: varmenne.')).toBeVisible();
    await expect(steps(page).nth(1)).toContainText('Tämä kone ei luota palvelimen varmenteeseen.');
    secure.closeAllConnections();
    secure.close();
  });

  await test.step('it says so in Swedish as well', async () => {
    await page.getByRole('button', { name: 'På svenska' }).click();
    await expect(page.getByText('Förbindelsen fungerar inte ännu. Att åtgärda: certifikat.')).toBeVisible();
  });
  await server.close();
  expect(problems.filter((problem) => !problem.includes('ERR_CERT'))).toEqual([]);
});
