import { expect, type Page } from '@playwright/test';
import { importPlan, startPlanOf } from './counselor.ts';

/** The school year that has begun: the sample student's right is of the two before it and of this one. */
const now = new Date();
export const autumn = now.getUTCFullYear() - (now.getUTCMonth() < 7 ? 1 : 0);

const school = (alku: string, loppu: string, more = {}) => ({
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
  'osaamisen-hankkimistapa-koodi-versio': 1,
  alku,
  loppu,
  ...more,
});
const workplace = (alku: string, loppu: string, nimi: string, yTunnus: string, more = {}) => ({
  ...school(alku, loppu, more),
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
  'tyopaikalla-jarjestettava-koulutus': { 'tyopaikan-nimi': nimi, 'tyopaikan-y-tunnus': yTunnus },
});
const demonstration = (day: string) => ({ alku: day, loppu: day, nayttoymparisto: { nimi: 'Korjaamo Oy' } });
const unit = (code: number, periods: readonly object[], demonstrations: readonly object[] = []) => ({
  'tutkinnon-osa-koodi-uri': `tutkinnonosat_${code}`,
  'tutkinnon-osa-koodi-versio': 1,
  'osaamisen-hankkimistavat': periods,
  'osaamisen-osoittaminen': demonstrations,
});

const [y, next] = [autumn, autumn + 1];
/** Periods of each kind with a break, an overlap, one outside the study right, and a part without a time. */
const plan = {
  'hankittavat-ammat-tutkinnon-osat': [
    unit(
      106945,
      [
        school(`${y}-08-17`, `${y}-12-18`, { keskeytymisajanjaksot: [{ alku: `${y}-10-12`, loppu: `${y}-10-18` }] }),
        workplace(`${next}-01-11`, `${next}-03-05`, 'Korjaamo Oy', '5551234-5'),
      ],
      [demonstration(`${next}-03-01`)],
    ),
    unit(106877, [workplace(`${next}-02-15`, `${next}-04-30`, 'Rallitalli Oy', '5554321-3')]),
    unit(106878, [school(`${next}-05-03`, `${next}-08-10`)]),
    unit(106879, []),
  ],
  'oppimisen-tuki': [
    { 'oppimisen-tuen-tyyppi-koodi-uri': 'ammatillinenkoulutusoppimisentuentyyppi_02', alku: `${y}-09-01` },
  ],
};

/** Shows the timeline of the open plan. */
export async function openTimeline(page: Page) {
  await page.getByRole('navigation', { name: 'Näkymät' }).getByRole('button', { name: 'Aikajana' }).click();
  await expect(page.getByRole('region', { name: 'Aikajana' })).toBeVisible();
}

/** Begins a plan that has it all, and shows its timeline. */
export async function startWithTimeline(page: Page) {
  await startPlanOf(page, 'Aallonsalo Miisa');
  const buffer = Buffer.from(JSON.stringify(plan));
  await importPlan(page, { name: 'suunnitelma.json', mimeType: 'application/json', buffer });
  await openTimeline(page);
}
