import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app.ts';
import { autumn, openTimeline, startWithTimeline } from './timeline-plan.ts';

const [y, next] = [autumn, autumn + 1];

test('the plan is bars and marks, its problems are links, and each leads to its field', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  const { keyboard } = page;
  await startWithTimeline(page);
  const chart = page.getByRole('region', { name: 'Aikajana' });
  const bar = (name: string) => chart.getByRole('button', { name, exact: true });
  await expect(bar(`Oppilaitosmuotoinen koulutus, Ajoneuvon huoltotyöt, 17.8.–18.12.${y}`)).toBeVisible();
  await expect(bar(`Keskeytymisajanjakso, Ajoneuvon huoltotyöt, 12.–18.10.${y}`)).toBeVisible();
  await expect(bar(`Näyttö, Ajoneuvon huoltotyöt, 1.3.${next}, Korjaamo Oy`)).toBeVisible();
  const clash = `Työpaikkajaksot päällekkäin 15.2.–5.3.${next}`;
  const agreement = `Koulutussopimus, Ajoneuvon huoltotyöt, 11.1.–5.3.${next}, Korjaamo Oy, ${clash}`;
  await expect(bar(agreement)).toBeVisible();
  await expect(chart.getByText(`opiskeluoikeus alkaa 12.8.${y - 2}`)).toBeVisible();
  await expect(chart.getByRole('row', { name: /^Alustan korjaustyöt/ })).toContainText(`Päällekkäin 15.2.–5.3.${next}`);
  await expect(chart.getByRole('row', { name: /^Jarrujen korjaus/ })).toContainText('10 päivää yli');
  await expect(chart.getByRole('row', { name: /^Sähköjärjestelmän/ })).toContainText('Ei ajankohtaa');

  // Bars stand where their days are.
  const left = async (name: string) => (await bar(name).boundingBox())?.x ?? Number.NaN;
  expect(await left(agreement)).toBeGreaterThan(
    await left(`Oppilaitosmuotoinen koulutus, Ajoneuvon huoltotyöt, 17.8.–18.12.${y}`),
  );

  const warnings = page.getByRole('list', { name: 'Huomautukset aikajanasta' });
  await expect(warnings.getByRole('button')).toHaveText([
    `Opiskeluoikeuden ulkopuolella 1.–10.8.${next}`,
    clash,
    'Ei ajankohtaa: Sähköjärjestelmän kunnon määrittäminen',
  ]);
  await warnings.getByRole('button', { name: /^Opiskeluoikeuden/ }).click();
  await expect(page.getByRole('textbox', { name: 'Lopetuspäivä' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Lopetuspäivä' })).toHaveValue(new RegExp(`10\\.8\\.${next}`));
  await keyboard.press('Control+a');
  await keyboard.type(`31.7.${next}`);
  await keyboard.press('Tab');
  await openTimeline(page);
  await expect(warnings.getByRole('button')).toHaveCount(2);

  // One stop of Tab; the arrows go along the rows, and Enter opens the days.
  const name = bar('Ajoneuvon huoltotyöt');
  await name.focus();
  await keyboard.press('ArrowRight');
  await expect(bar(`Oppilaitosmuotoinen koulutus, Ajoneuvon huoltotyöt, 17.8.–18.12.${y}`)).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(bar(agreement)).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(bar(`Koulutussopimus, Alustan korjaustyöt, 15.2.–30.4.${next}, Rallitalli Oy, ${clash}`)).toBeFocused();
  await keyboard.press('Home');
  await expect(bar('Alustan korjaustyöt')).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(name).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(chart.locator('[data-stop][tabindex="0"]')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Aloituspäivä' }).first()).toBeFocused();
  expect(problems).toEqual([]);
});

test('a school year or a term is shown alone, in Swedish too, and as lines where there is no room', async ({
  launchApp,
}) => {
  const { app, page, problems } = await launchApp();
  await startWithTimeline(page);
  const chart = page.getByRole('region', { name: 'Aikajana' });
  await page.getByRole('radio', { name: 'Lukuvuosi' }).check();
  await expect(chart.getByText(`Lukuvuosi ${y}–${next}`)).toBeVisible();
  await page.getByRole('button', { name: 'Aiemmin' }).click();
  await expect(chart.getByText(`Lukuvuosi ${y - 1}–${y}`)).toBeVisible();
  await expect(chart.getByText(`myöhemmin 3.5.–10.8.${next}`)).toBeVisible();
  await page.getByRole('radio', { name: 'Koko opiskeluoikeus' }).check();

  await page.getByRole('button', { name: 'På svenska' }).click();
  const swedish = page.getByRole('region', { name: 'Tidslinje' });
  await expect(
    swedish.getByRole('button', { name: `Utbildningsavtal, Fordonsservice, 11.1.–5.3.${next}` }),
  ).toBeVisible();
  await expect(swedish.getByText('10 dagar över')).toBeVisible();

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(4));
  const lines = page.getByRole('list', { name: 'Tidslinje', exact: true });
  await expect(lines).toBeVisible();
  await expect(swedish).toBeHidden();
  await lines.getByRole('button', { name: /^Utbildningsavtal, 15\.2\./ }).click();
  await expect(page.getByRole('textbox', { name: 'Startdatum' })).toBeFocused();
  expect(problems).toEqual([]);
});

/** Has the next save dialogs answer this instead of asking. */
async function choose(app: ElectronApplication, filePath: string | undefined) {
  await app.evaluate(({ dialog }, chosen) => {
    const answer = () => Promise.resolve({ canceled: chosen === undefined, filePath: chosen ?? '' });
    Object.assign(dialog, { showSaveDialog: answer });
  }, filePath);
}

test('the timeline is printed alone on landscape A4, and only where the person says', async ({ launchApp }) => {
  const { app, page, problems, userDataDir } = await launchApp();
  await startWithTimeline(page);
  const sheet = page.locator('[data-print-sheet]');
  const file = join(userDataDir, 'tuloste.pdf');
  await choose(app, undefined);
  await page.getByRole('button', { name: /^Tulosta PDF/ }).click();
  await expect(page.getByRole('button', { name: /^Tulosta PDF/ })).toBeEnabled();
  await expect(sheet).toHaveCount(0);
  expect(existsSync(file)).toBe(false);

  // Support is on the screen, and on paper only when that is chosen.
  await page.evaluate(() => {
    const seen = (element: Element) => document.body.setAttribute('data-seen-sheet', element.textContent ?? '');
    const observer = new MutationObserver(() => {
      const printed = document.querySelector('[data-print-sheet]');
      if (printed) seen(printed);
    });
    observer.observe(document.body, { childList: true });
  });
  const printed = page.locator('body');
  await expect(page.getByRole('region', { name: 'Aikajana' }).getByText('Oppimisen tuki')).toBeVisible();
  await choose(app, file);
  await page.keyboard.press('Control+p');
  await expect(page.getByText('Aikajana tallennettiin PDF-tiedostoksi.')).toBeVisible();
  await expect(printed).toHaveAttribute('data-seen-sheet', /Jarrujen korjaus/);
  await expect(printed).not.toHaveAttribute('data-seen-sheet', /Oppimisen tuki|salassa pidettävä/);
  await page.getByRole('checkbox', { name: 'Tuki myös tulosteeseen' }).check();
  await page.keyboard.press('Control+p');
  await expect(printed).toHaveAttribute('data-seen-sheet', /salassa pidettävä.*Oppimisen tuki/);
  await expect(sheet).toHaveCount(0);
  const pdf = readFileSync(file).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [width, height] = (/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).slice(1).map(Number);
  expect(Math.round((width ?? 0) * 0.3528)).toBe(297);
  expect(Math.round((height ?? 0) * 0.3528)).toBe(210);
  expect(readdirSync(userDataDir).filter((name) => name.includes('tuloste'))).toEqual(['tuloste.pdf']);

  await choose(app, join(userDataDir, 'ei-ole', 'tuloste.pdf'));
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('alert')).toHaveText(/Aikajanaa ei saatu tallennettua\. Suunnitelma on tallessa\./);
  expect(problems).toEqual([]);
});
