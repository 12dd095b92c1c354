import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import {
  addStudent,
  addVocationalUnit,
  addWorkplacePeriod,
  approve,
  beginPlan,
  createVault,
  fillBasics,
  followMissing,
  openApproval,
  openDeliveries,
  saveConnection,
  saveOrganisation,
  startPlanOf,
  typedDay,
  waitUntilSent,
} from './counselor.ts';
import { callerId, closedPort, sampleEntry } from './practice-ehoks.ts';
import { formsOf, search } from './search-files.ts';

/** Words that nothing in the program or in Chromium holds by chance. */
const planted = {
  student: 'Kyyhkysuo Wilhelmiina-Zaida',
  goal: 'Omakvartsipaja Zaidanniemeen',
  group: 'QXRYHMA77',
  institution: 'Zorgonmäen Vqxlukio',
  email: 'zaida.kyyhkysuo@planted.example.org',
  workplace: 'Pajupuro ja Värtinälä Oy',
  instructor: 'Torvald Xylanderi-Öhman',
  instructorEmail: 'torvald.xylanderi@planted.example.org',
  task: 'Kvartsikiteiden puhdistus hammasharjalla',
  representative: 'Yrsa Jäkälämaanpuro',
  username: 'palvelu-zxqvkello',
  password: 'Salaisuus9wqxzLumikko',
  passphrase: 'seitsemän hiljaista qvantti-ilvestä kuutamolla',
};

/** The search finds what it looks for: a file that the test itself writes, in each form, holds every text. */
function proveThatSearchFinds(folder: string, texts: readonly string[]) {
  for (const form of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const canary = join(folder, `kanarialintu-${form}`);
    const parts = texts.map((text) => formsOf(text)[form] ?? Buffer.alloc(0));
    writeFileSync(canary, Buffer.concat(parts.flatMap((part) => [Buffer.from('x'), part])));
    expect(search(folder, texts).found.filter(({ file }) => file === `kanarialintu-${form}`)).toHaveLength(
      texts.length,
    );
    writeFileSync(canary, '');
  }
}

/** A plan full of planted texts, typed and approved. */
async function approvePlantedPlan(page: Page, student: string) {
  const now = Date.now();
  await startPlanOf(page, student);
  await beginPlan(page);
  await fillBasics(page, { email: planted.email });
  await page.getByRole('textbox', { name: 'Tavoite opiskelijan sanoin' }).fill(planted.goal);
  await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
  await addWorkplacePeriod(page, {
    begins: typedDay(now, 14),
    ends: typedDay(now, 70),
    workplace: planted.workplace,
    yTunnus: '9333334-8',
    instructor: planted.instructor,
    instructorEmail: planted.instructorEmail,
    tasks: [planted.task],
    representative: planted.representative,
  });
  await followMissing(page, /Osa-aikaisuus/);
  await page.getByRole('textbox', { name: 'Osa-aikaisuus' }).fill('80');
  await openApproval(page);
  await approve(page);
}

test('nothing that a counselor types is found in any file of the app', async ({ launchApp }) => {
  const { page, close, userDataDir, problems } = await launchApp({ profile: 'testi' });
  const texts = Object.values(planted);
  await createVault(page, planted.passphrase);
  const port = await closedPort();
  await saveConnection(page, {
    baseUrl: `http://127.0.0.1:${port}/ehoks-virkailija-backend`,
    casUrl: `http://127.0.0.1:${port}/cas`,
    username: planted.username,
    password: planted.password,
    callerId,
  });
  await saveOrganisation(page, { nimi: planted.institution, oppilaitosOid: '1.2.246.562.10.55110000126' });
  await addStudent(page, { ...sampleEntry('Rantavuo Onni'), nimi: planted.student, ryhma: planted.group });
  await approvePlantedPlan(page, planted.student);

  const rows = await openDeliveries(page);
  await expect(rows.getByRole('row', { name: planted.student })).toBeVisible();
  await expect(page.getByText(/Ei yhteyttä eHOKSiin/)).toBeVisible();
  await page.getByRole('button', { name: 'På svenska' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sändningar' })).toBeVisible();
  // While the app runs, its newest records are still in the database's own log.
  expect(search(userDataDir, texts).found).toEqual([]);
  expect(problems).toEqual([]);
  await close();

  const { found, files } = search(userDataDir, texts);
  expect(found).toEqual([]);
  expect(files.filter((file) => /indexeddb/i.test(file)).length).toBeGreaterThan(2);
  expect(files.map((file) => file.slice(userDataDir.length + 1))).toEqual(
    expect.arrayContaining([join('testi', 'vault.json'), join('testi', 'logs', 'hoks.log')]),
  );
  proveThatSearchFinds(userDataDir, texts);
});

test('neither is what goes to the practice server, whose plans lie in the same folder', async ({ launchApp }) => {
  const { page, close, userDataDir } = await launchApp();
  const { goal, email, workplace, instructor, instructorEmail, task, representative } = planted;
  const everything = [goal, email, workplace, instructor, instructorEmail, task, representative, 'Rantavuo Onni'];
  await approvePlantedPlan(page, 'Rantavuo Onni');
  await waitUntilSent(page);
  expect(search(userDataDir, everything).found).toEqual([]);
  await close();
  const { found, files } = search(userDataDir, everything);
  expect(found).toEqual([]);
  expect(files.map((file) => file.slice(userDataDir.length + 1))).toEqual(
    expect.arrayContaining([join('harjoittelu', 'practice-server.json'), join('harjoittelu', 'logs', 'hoks.log')]),
  );
});
