import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import {
  addStudent,
  approve,
  nameYourself,
  createVault,
  importPlan,
  openApproval,
  openDeliveries,
  openMainPage,
  openSection,
  saveConnection,
  saveOrganisation,
  startPlanOf,
  waitUntilSent,
} from './counselor.ts';
import {
  callerId,
  closedPort,
  connectionTo,
  type Lie,
  readPlan,
  sampleEntry,
  startEhoks,
  startLyingNetwork,
  writesTo,
} from './practice-ehoks.ts';

const onni = sampleEntry('Rantavuo Onni');

/** A plan that eHOKS takes, as a file. */
function planFile(content: object = {}) {
  const plan = { 'osaamisen-hankkimisen-tarve': true, sahkoposti: 'onni@example.org', ...content };
  return jsonFile(JSON.stringify(plan));
}

function jsonFile(text: string | Buffer) {
  return { name: 'suunnitelma.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

const basics = 'Opiskelijan tavoite ja perustiedot';

test('a file that is no plan of this student is refused in words, and nothing is changed', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  await startPlanOf(page, 'Rantavuo Onni');
  const bad: [what: string, file: string | Buffer, sentence: string][] = [
    ['broken JSON', '{"osaamisen-hankkimisen-tarve": tru', 'Tiedosto ei ole kelvollista JSONia'],
    ['no text at all', Buffer.from([0, 255, 254, 0, 1, 2, 200]), 'Tiedosto ei ole kelvollista JSONia'],
    ['an empty file', '', 'Tiedosto ei ole kelvollista JSONia'],
    ['6 megabytes', `{"osaamisen-hankkimisen-tarve": "${'a'.repeat(6_000_000)}"}`, 'Tiedosto on yli 5 megatavua'],
    ['an array', '[{"osaamisen-hankkimisen-tarve": true}]', 'Tiedostossa ei ole HOKS-suunnitelmaa'],
    ['null', 'null', 'Tiedostossa ei ole HOKS-suunnitelmaa'],
    ['other JSON', '{"version": 1, "packages": []}', 'Tiedostossa ei ole HOKS-suunnitelmaa'],
    ["another person's plan", '{"oppija-oid": "1.2.246.562.24.13579246803"}', 'on toisen opiskelijan'],
    ['another study right', '{"opiskeluoikeus-oid": "1.2.246.562.15.13579246805"}', 'on toiselle opiskeluoikeudelle'],
    ['very deep nesting', `{"muut-osat": ${'['.repeat(200_000)}`, 'Tiedosto ei ole kelvollista JSONia'],
  ];
  for (const [what, file, sentence] of bad) {
    await test.step(what, async () => {
      await importPlan(page, jsonFile(file));
      await expect(page.getByRole('alert')).toContainText(sentence);
      await expect(page.getByRole('alert')).toContainText('Mitään ei muutettu.');
    });
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Aloita suunnitelma' })).toBeVisible();
  await importPlan(page, planFile());
  await expect(page.getByRole('textbox', { name: 'Sähköposti' })).toHaveValue('onni@example.org');
  expect(problems).toEqual([]);
});

test('what a file brings in wrong shape is shown, named and can be removed before approval', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  await startPlanOf(page, 'Rantavuo Onni');
  await importPlan(
    page,
    planFile({
      tuntematon: { jotakin: 1 },
      'hankittavat-ammat-tutkinnon-osat': [{ 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106914', vieras: 'x' }, 7, null],
      'oppimisen-tuki': 'ei ole lista',
      'osaamisen-hankkimisen-tarve': 'kyllä',
      'ensikertainen-hyvaksyminen': '31.2.2026',
      puhelinnumero: 12,
    }),
  );
  await expect(page.getByText('Tieto ”tuntematon” ei kuulu tähän kohtaan.')).toBeVisible();
  await expect(page.getByText('Tieto ”oppimisen-tuki” ei kuulu tähän kohtaan.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'eHOKS ei ota vastaan' })).toBeVisible();
  for (const key of ['tuntematon', 'oppimisen-tuki']) {
    await page.getByText(`Tieto ”${key}” ei kuulu tähän kohtaan.`).getByRole('button', { name: 'Poista' }).click();
  }
  await page.getByRole('radiogroup', { name: 'Opiskelijalla on osaamisen' }).getByText('Kyllä').click();
  await page.getByRole('textbox', { name: 'Ensikertainen hyväksyminen' }).fill('');
  await page.getByRole('textbox', { name: 'Puhelinnumero' }).fill('');
  await openSection(page, 'Ammatilliset tutkinnon osat');
  for (const left of [2, 1]) {
    const stray = page.getByText(/Tieto ”Ammatillinen tutkinnon osa [23]” ei kuulu tähän kohtaan/);
    await expect(stray).toHaveCount(left);
    await stray.first().getByRole('button', { name: 'Poista' }).click();
  }
  const units = page.getByRole('region', { name: 'Ammatilliset tutkinnon osat' });
  await units.getByRole('button', { name: /^Tutkinnon osa toisesta/, expanded: false }).click();
  await page.getByText('Tieto ”vieras” ei kuulu tähän kohtaan.').getByRole('button', { name: 'Poista' }).click();
  await units.getByRole('button', { name: 'Poista', exact: true }).click();
  await openApproval(page);
  await approve(page);
  expect((await waitUntilSent(page)).ehoksId).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

/** A vault, an institution, the connection and one student with an approvable plan in front of the counselor. */
async function readyToApprove(page: Page, connection: Parameters<typeof saveConnection>[1]) {
  await createVault(page, 'neljä hyvin tavallista sanaa');
  await saveConnection(page, connection);
  await addStudent(page, onni);
  await startPlanOf(page, onni.nimi);
  await importPlan(page, planFile());
  await openSection(page, basics);
  await openApproval(page);
}

/** Opens why the newest delivery waits, and gives its line of reasons. */
async function openReason(page: Page) {
  const rows = await openDeliveries(page);
  const why = rows.getByRole('button', { name: 'Miksi?' });
  const hide = rows.getByRole('button', { name: 'Sulje' });
  await expect(why.or(hide).first()).toBeVisible({ timeout: 20_000 });
  if (await why.first().isVisible()) await why.first().click();
  return rows;
}

function answer(status: number, type: string, body: string, headers: Record<string, string> = {}): Lie {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };
}

/** Promises more than it sends. */
const truncated: Lie = (_request, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  response.write('{"data": {"id": 1, ');
  response.socket?.end();
};

const serverFault = JSON.stringify({ type: 'unknown-exception', class: 'java.lang.NullPointerException' });

test('a network that lies holds the plan back, says so in words, and hinders nothing when it behaves again', async ({
  launchApp,
}) => {
  const ehoks = await startEhoks();
  const network = await startLyingNetwork(ehoks);
  const { page, problems } = await launchApp({ profile: 'testi' });
  const html = '<!doctype html><title>Kirjaudu</title><script>document.title="murrettu"</script>';
  const lies: [what: string, how: Lie, sentence: string][] = [
    ['HTML with 200', answer(200, 'text/html', html), 'Vastaus ei tullut eHOKSista.'],
    ['HTML called JSON', answer(200, 'application/json', html), 'Vastaus ei tullut eHOKSista.'],
    [
      'a redirect to another host',
      answer(302, 'text/plain', '', { location: 'http://localhost:1/varas' }),
      'Vastaus ei tullut eHOKSista.',
    ],
    ['another plan than was asked for', answer(200, 'application/json', '{"data":{"id":7}}'), 'Vastaus ei tullut'],
    ['a truncated body', truncated, 'Vastaus ei tullut eHOKSista.'],
    ['500', answer(500, 'application/json', serverFault), 'Vika on palvelussa, ja on epäselvää'],
    ['503', answer(503, 'text/html', 'huolto', { 'retry-after': '1' }), 'eHOKS on ruuhkautunut tai huollossa.'],
    ['a closed connection', (_request, response) => response.destroy(), 'eHOKSiin ei saada yhteyttä verkon kautta.'],
  ];
  try {
    network.lie(lies[0]?.[1]);
    await readyToApprove(page, network.connection);
    await approve(page);
    for (const [what, how, sentence] of lies) {
      await test.step(what, async () => {
        network.lie(how);
        const rows = await openReason(page);
        await rows.getByRole('button', { name: 'Lähetä nyt' }).click();
        await expect(rows.getByText(sentence)).toBeVisible();
        await expect(rows.getByText('Mitä nyt')).toBeVisible();
        // The rest of the app goes on.
        await openMainPage(page, 'Opiskelijat');
        await expect(page.getByRole('row', { name: onni.nimi })).toContainText(/lähettämättä|epäselvä/i);
      });
    }
    expect(writesTo(ehoks)).toEqual([]);
    network.lie(undefined);
    const rows = await openReason(page);
    await rows.getByRole('button', { name: 'Lähetä nyt' }).click();
    await expect(rows.getByRole('row', { name: onni.nimi })).toContainText('Lähetetty', { timeout: 20_000 });
    expect(writesTo(ehoks)).toEqual(['POST 200']);
    expect(await readPlan(ehoks, '/hoks/1')).toMatchObject({ sahkoposti: 'onni@example.org' });
    expect(problems).toEqual([]);
  } finally {
    await network.close();
    await ehoks.close();
  }
});

test('a write whose answer was lost is looked up and not repeated', async ({ launchApp }) => {
  const ehoks = await startEhoks();
  const network = await startLyingNetwork(ehoks);
  const { page, problems } = await launchApp({ profile: 'testi' });
  try {
    await readyToApprove(page, network.connection);
    network.loseAnswers('POST');
    await approve(page);
    const rows = await openReason(page);
    await expect(rows.getByRole('row', { name: onni.nimi })).toContainText('Vastaus epäselvä');
    expect(writesTo(ehoks)).toEqual(['POST 200']);
    network.lie(undefined);
    await rows.getByRole('button', { name: 'Lähetä nyt' }).click();
    await expect(rows.getByRole('row', { name: onni.nimi })).toContainText('Lähetetty', { timeout: 20_000 });
    expect(writesTo(ehoks)).toEqual(['POST 200']);
    expect(problems).toEqual([]);
  } finally {
    await network.close();
    await ehoks.close();
  }
});

test('a plan approved while nobody listens goes when the server appears, once even after a double click', async ({
  launchApp,
}) => {
  const port = await closedPort();
  const { page, problems } = await launchApp({ profile: 'testi' });
  const origin = `http://127.0.0.1:${port}`;
  const absent = {
    baseUrl: `${origin}/ehoks-virkailija-backend`,
    casUrl: `${origin}/cas`,
    username: 'harjoittelu',
    password: 'väärä salasana',
    callerId,
  };
  await readyToApprove(page, absent);
  await nameYourself(page);
  await page.getByRole('button', { name: 'Hyväksy ja lähetä eHOKSiin' }).dblclick();
  await expect(page.getByText(/^Hyväksytty \d/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const waiting = await openReason(page);
  await expect(waiting.getByText('eHOKSiin ei saada yhteyttä verkon kautta.')).toBeVisible();
  await expect(waiting.getByRole('row', { name: onni.nimi })).toHaveCount(1);
  await expect(page.getByText(/Ei yhteyttä eHOKSiin\. Työ jatkuu tällä koneella/)).toBeVisible();

  const ehoks = await startEhoks(port);
  try {
    // The server is there, but the password is wrong: that is said once, and the account is not tried again.
    await waiting.getByRole('button', { name: 'Lähetä nyt' }).click();
    await expect(
      page
        .getByRole('alert')
        .or(page.getByRole('status'))
        .getByText(/Käyttäjätunnus tai salasana ei kelpaa/),
    ).toBeVisible();
    const logins = () => ehoks.requests.filter(({ path }) => path.endsWith('/tickets')).length;
    const before = logins();
    await waiting.getByRole('button', { name: 'Lähetä nyt' }).click();
    await expect(waiting.getByText('Käyttäjätunnus tai salasana ei kelpaa.')).toBeVisible();
    expect(logins()).toBe(before);

    await saveConnection(page, connectionTo(ehoks));
    const rows = await openDeliveries(page);
    await expect(rows.getByRole('row', { name: onni.nimi })).toContainText('Lähetetty', { timeout: 20_000 });
    await expect(rows.getByRole('row', { name: onni.nimi })).toHaveCount(1);
    expect(writesTo(ehoks)).toEqual(['POST 200']);
    expect(problems).toEqual([]);
  } finally {
    await ehoks.close();
  }
});

test('a plan of a school where the account has no rights is blocked and can be tried again', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  await startPlanOf(page, 'Zaferi Elias');
  await importPlan(page, planFile());
  await openSection(page, basics);
  await openApproval(page);
  await approve(page);
  const rows = await openReason(page);
  await expect(rows.getByText('Käytössä olevalla tunnuksella ei ole oikeutta')).toBeVisible();
  await expect(rows.getByRole('row', { name: /Zaferi/ })).toContainText('Lähetys estynyt');
  await rows.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await expect(rows.getByRole('row', { name: /Zaferi/ })).toContainText('Lähetys estynyt');
  await rows.getByRole('button', { name: 'Avaa suunnitelma' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Sähköposti' })).toHaveValue('onni@example.org');

  // One blocked plan holds up no other.
  await openMainPage(page, 'Opiskelijat');
  await startPlanOf(page, 'Rantavuo Onni');
  await importPlan(page, planFile());
  await openSection(page, basics);
  await openApproval(page);
  await approve(page);
  await waitUntilSent(page);
  expect(problems).toEqual([]);
});

test('a connection that could leak or cannot be right is refused at its field', async ({ launchApp }) => {
  const { page, problems } = await launchApp({ profile: 'testi' });
  await createVault(page, 'neljä hyvin tavallista sanaa');
  await openMainPage(page, 'Asetukset');
  const good = {
    'eHOKSin osoite': 'https://ehoks.example.org/ehoks-virkailija-backend',
    'Kirjautumispalvelun (CAS) osoite': 'https://cas.example.org/cas',
    'Palvelukäyttäjän tunnus': 'palvelu',
    Salasana: 'salasana',
    'Kutsujan tunniste (Caller-Id)': callerId,
  };
  const bad: [field: keyof typeof good, value: string, sentence: string][] = [
    ['eHOKSin osoite', 'http://ehoks.example.org/ehoks-virkailija-backend', 'Osoitteiden on alettava https://'],
    ['eHOKSin osoite', 'https://ehoks.example.org/', 'eHOKSin osoite ei kelpaa.'],
    ['Kirjautumispalvelun (CAS) osoite', 'javascript:alert(1)/cas', 'Kirjautumispalvelun osoite ei kelpaa.'],
    ['Kutsujan tunniste (Caller-Id)', 'minä', 'Kutsujan tunniste ei kelpaa.'],
    ['Salasana', '', 'Kirjoita palvelukäyttäjän tunnus ja salasana.'],
  ];
  for (const [field, value, sentence] of bad) {
    for (const [label, right] of Object.entries(good)) {
      await page.getByRole('textbox', { name: label }).fill(label === field ? value : right);
    }
    await page.getByRole('button', { name: 'Tallenna yhteys' }).click();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByText('Yhteys tallennettiin.')).toBeHidden();
  }
  await saveOrganisation(page, { nimi: 'Koeoppilaitos', oppilaitosOid: '1.2.246.562.10.55110000126' });
  expect(problems).toEqual([]);
});
