import type { Locator, Page } from '@playwright/test';
import { killTree, processTree } from '../faults/process-tree.ts';
import { expect, test } from './app.ts';
import {
  addStudent,
  addVocationalUnit,
  approve,
  backToPlan,
  beginPlan,
  createVault,
  fillBasics,
  openApproval,
  openSection,
  saveConnection,
  startPlanOf,
  unlockVault,
  waitUntilSent,
} from './counselor.ts';
import { lockAndReopen } from './page-after-lock.ts';
import { sampleEntry, startEhoks, startLyingNetwork } from './practice-ehoks.ts';

const email = (page: Page) => page.getByRole('textbox', { name: 'Sähköposti' });
const goal = (page: Page) => page.getByRole('textbox', { name: 'Tavoite opiskelijan sanoin' });

/** How long after its last key a kill may come and still find the text on disk (reliability, row 34). */
const mostLostMs = 500;

/** Lets the time pass that a person's last key has before the power goes, and no more. */
async function untilLastKeyIsOld(typedAt: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, typedAt + mostLostMs - 50 - Date.now())));
}

async function expectValues(...values: readonly [Locator, string][]) {
  for (const [field, value] of values) await expect(field).toHaveValue(value);
}

test('a kill loses nothing typed half a second ago, and undo, redo and history go on after it', async ({
  launchApp,
}) => {
  const { app, page, userDataDir } = await launchApp();
  await startPlanOf(page, 'Rantavuo Onni');
  await beginPlan(page);
  await email(page).fill('eka@example.org');
  await goal(page).focus();
  const pid = app.process().pid ?? 0;
  const processes = processTree(pid);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await page.keyboard.type('Oma paja');
  await untilLastKeyIsOld(Date.now());
  killTree(pid, processes);
  await ended;

  const { page: again, problems } = await launchApp({ userDataDir });
  await again.getByRole('button', { name: 'Avaa suunnitelma: Rantavuo Onni' }).click();
  await expectValues([email(again), 'eka@example.org'], [goal(again), 'Oma paja']);
  await again.keyboard.press('Control+z');
  await expect(goal(again)).toHaveValue('');
  await again.keyboard.press('Control+z');
  await expect(email(again)).toHaveValue('');
  await again.keyboard.press('Control+y');
  await again.keyboard.press('Control+y');
  await expectValues([email(again), 'eka@example.org'], [goal(again), 'Oma paja']);

  await goal(again).fill('Insinööriksi');
  await again.getByRole('button', { name: 'Historia' }).click();
  const panel = again.getByRole('complementary', { name: 'Suunnitelman tilanne' });
  await expect(panel.getByRole('listitem').filter({ hasText: 'Tämä on nykyinen luonnos.' })).toContainText(
    'Insinööriksi',
  );
  await panel.getByRole('button', { name: /^Katso/ }).click();
  const past = again.getByRole('region', { name: 'Historia' });
  await expect(past.getByRole('heading', { name: /^Luonnos / })).toBeFocused();
  await expect(past.getByRole('deletion')).toHaveText('Insinööriksi');
  await past.getByRole('button', { name: 'Palauta tähän' }).click();
  await expectValues([email(again), 'eka@example.org'], [goal(again), 'Oma paja']);
  await expect(again.getByText(/^Palautettu: /)).toBeVisible();
  await again.keyboard.press('Control+z');
  await expect(goal(again)).toHaveValue('Insinööriksi');
  expect(problems).toEqual([]);
});

const passphrase = 'neljä hyvin tavallista sanaa';

/** Texts that stay here, one for each field; none is a word of the program. */
const local = {
  goal: 'Kvartsitavoite haaveissa',
  learning: 'Zirkonihitsaus',
  where: 'Qvantin konepaja kesäisin',
  matter: 'Hämyvalo-olennaisuus',
  decision: 'Päätösnumero XQ-77',
};

async function fillLocalFields(page: Page) {
  const fill = (name: string, text: string) => page.getByRole('textbox', { name }).fill(text);
  await fill('Tavoite opiskelijan sanoin', local.goal);
  await openSection(page, 'Aiemmin hankittu osaaminen');
  await page.getByRole('button', { name: 'Lisää muu aiemmin hankittu osaaminen' }).click();
  await fill('Mitä osaaminen on', local.learning);
  await fill('Missä hankittu ja miten osoitettu', local.where);
  await openSection(page, 'Oppimisen tuki');
  await fill('Olennaisen seikan sisältö', local.matter);
  await fill('Päätös tuesta', local.decision);
}

test('what is local stays here through approvals, and a half-filled form outlives a lock', async ({ launchApp }) => {
  const ehoks = await startEhoks();
  const network = await startLyingNetwork(ehoks);
  const student = sampleEntry('Rantavuo Onni');
  const running = await launchApp({ profile: 'testi' });
  try {
    await createVault(running.page, passphrase);
    await running.page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
    await running.page.getByRole('textbox', { name: 'Nimi' }).fill(student.nimi);
    const page = await lockAndReopen(running, 'testi', async () => {
      await running.page.keyboard.insertText(' Kesken');
      await running.page.keyboard.press('Control+l');
    });
    await unlockVault(page, passphrase);
    await page.getByRole('button', { name: 'Uusi opiskelija' }).first().click();
    await expect(page.getByRole('textbox', { name: 'Nimi' })).toHaveValue(`${student.nimi} Kesken`);
    await page.getByRole('button', { name: 'Tyhjennä lomake' }).click();
    await expect(page.getByRole('textbox', { name: 'Nimi' })).toHaveValue('');

    await saveConnection(page, network.connection);
    await addStudent(page, student);
    await startPlanOf(page, student.nimi);
    await beginPlan(page);
    await fillBasics(page, { email: 'onni@example.org' });
    await fillLocalFields(page);
    await openApproval(page);
    const apart = page.getByRole('region', { name: /^Vain tällä koneella/ });
    for (const text of Object.values(local)) await expect(apart).toContainText(text);
    await approve(page);
    await waitUntilSent(page);

    // As a local unit the learning is sent, and only that; one undo would bring it back.
    await backToPlan(page);
    await openSection(page, 'Aiemmin hankittu osaaminen');
    await page.getByRole('button', { name: 'Muuta paikalliseksi tutkinnon osaksi' }).click();
    await expect(page.getByRole('textbox', { name: 'Nimi', exact: true })).toHaveValue(local.learning);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('textbox', { name: 'Mitä osaaminen on' })).toHaveValue(local.learning);
    await addVocationalUnit(page, 'määräaika', 'Ajoneuvon määräaikaishuolto');
    await openApproval(page);
    await approve(page);
    await waitUntilSent(page);

    const bodies = network.received.filter((request) => /^(?:POST|PUT) .*\/hoks/.test(request));
    expect(bodies.map((request) => request.split(' ')[0])).toEqual(['POST', 'PUT']);
    expect(bodies.every((request) => request.includes('onni@example.org'))).toBe(true);
    for (const text of Object.values(local)) expect(network.received.join('\n')).not.toContain(text);
  } finally {
    await network.close();
    await ehoks.close();
  }
});
