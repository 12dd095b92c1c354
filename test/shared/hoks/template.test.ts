import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPlan } from '../../../src/shared/hoks/check-plan.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { draftFromTemplate, templateFits, templateOf } from '../../../src/shared/hoks/template.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { fixture, planWithPeriod, studyRight, TODAY, tuvaStudyRight } from './plans.ts';

const everything = { workplace: true, staff: true, dates: true };
const least = { workplace: false, staff: false, dates: false };

const target = (opiskeluoikeus = studyRight()) => ({
  oppijaOid: '1.2.246.562.24.13579246803',
  opiskeluoikeus: { ...opiskeluoikeus, oid: '1.2.246.562.15.13579246805' },
});

/** New identifiers, each once. */
function counter(): () => string {
  let count = 0;
  return () => `uusi-${(count += 1)}`;
}

/** Every text of a document with the name of its field. */
function textsIn(value: unknown, name = ''): { name: string; text: string }[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, key));
}

/** The same document with every text replaced by one that tells where it stood. */
function planted(value: unknown, path = ''): unknown {
  if (typeof value === 'string') return `kanarialintu ${path}`;
  if (Array.isArray(value)) return value.map((item) => planted(item, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, planted(inner, `${path}/${key}`)]));
}

/** All that a template holds in words when nothing is kept by choice: what is studied, and how. */
const ofAnyStudent = new Set([
  'tutkinnon-osa-koodi-uri',
  'tutkinnon-osan-perusteen-diaarinro',
  'osa-alue-koodi-uri',
  'koulutuksen-osa-koodi-uri',
  'koodi-uri',
  'nimi',
  'amosaa-tunniste',
  'tavoitteet-ja-sisallot',
  'koulutuksen-jarjestaja-oid',
  'oppilaitos-oid',
  'osaamisen-hankkimistapa-koodi-uri',
  'oppisopimuksen-perusta-koodi-uri',
  'oppimisymparisto-koodi-uri',
  'ajanjakson-tarkenne',
  'keskeiset-tyotehtavat',
  'sisallon-kuvaus',
]);
const keptByChoice = new Set([
  'tyopaikan-nimi',
  'tyopaikan-y-tunnus',
  'sahkoposti',
  'puhelinnumero',
  'rooli',
  'y-tunnus',
  'kuvaus',
]);

test('a template holds nothing that is one student’s own', () => {
  fc.assert(
    fc.property(arbitraryPlan('put'), fc.boolean(), (plan, isKept) => {
      const choices = isKept ? everything : least;
      const texts = textsIn(templateOf(planted(plan) as HoksDraft, studyRight(), choices));
      const strangers = texts.filter(({ name }) => !ofAnyStudent.has(name) && !(isKept && keptByChoice.has(name)));
      expect(strangers).toEqual([]);
      const secret = /oppimisen-tuki|opiskeluvalmiuksia|aiemmin-hankitut|poikkeaminen|kriteerit|keskeytym/;
      const chosen = /tyopaikka-ohjaaja|arvioijat|edustaja|nayttoymparisto/;
      expect(texts.filter(({ text }) => secret.test(text) || (!isKept && chosen.test(text)))).toEqual([]);
    }),
  );
});

test('a template of a whole plan keeps its units, periods, tasks and demonstrations', () => {
  const plan = fixture('full-vocational-post.json') as HoksDraft;
  const content = templateOf(plan, studyRight(), everything);
  const draft = draftFromTemplate(content, target(), counter());
  const [unit] = plan['hankittavat-ammat-tutkinnon-osat'] ?? [];
  const [copied] = draft['hankittavat-ammat-tutkinnon-osat'] ?? [];
  expect(copied?.['tutkinnon-osa-koodi-uri']).toBe(unit?.['tutkinnon-osa-koodi-uri']);
  expect(copied?.['osaamisen-hankkimistavat']?.map((period) => [period.alku, period.loppu])).toEqual(
    unit?.['osaamisen-hankkimistavat']?.map((period) => [period.alku, period.loppu]),
  );
  expect(copied?.['osaamisen-osoittaminen']?.[0]?.['sisallon-kuvaus']).toEqual(
    unit?.['osaamisen-osoittaminen']?.[0]?.['sisallon-kuvaus'],
  );
  expect(copied?.['vaatimuksista-tai-tavoitteista-poikkeaminen']).toBeUndefined();
});

const periodsIn = (value: unknown): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(periodsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'osaamisen-hankkimistapa-koodi-uri' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(periodsIn)];
};

test('each use of a template gives every period an identifier of its own', () => {
  fc.assert(
    fc.property(arbitraryPlan('post'), (plan) => {
      const content = templateOf(plan, studyRight(), everything);
      expect(periodsIn(content).filter((period) => 'yksiloiva-tunniste' in period)).toEqual([]);
      const newId = counter();
      const drafts = [draftFromTemplate(content, target(), newId), draftFromTemplate(content, target(), newId)];
      const ids = drafts.flatMap(periodsIn).map((period) => period['yksiloiva-tunniste']);
      expect(ids).not.toContain(undefined);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

const isoDay = (min: string, max: string) =>
  fc
    .date({ min: new Date(`${min}T00:00:00Z`), max: new Date(`${max}T00:00:00Z`), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

test('the days of a template fall within the next study right or stay empty', () => {
  fc.assert(
    fc.property(
      arbitraryPlan('post'),
      isoDay('2023-01-01', '2026-09-10'),
      isoDay('2024-01-01', '2028-12-31'),
      fc.integer({ min: 0, max: 1200 }),
      (plan, from, alku, length) => {
        const loppu = new Date(Date.parse(alku) + length * 86_400_000).toISOString().slice(0, 10);
        const right = studyRight({ alkamispäivä: alku, arvioituPäättymispäivä: loppu });
        const content = templateOf(plan, studyRight({ alkamispäivä: from }), everything);
        const draft = draftFromTemplate(content, target(right), counter());
        const days = textsIn(draft).flatMap(({ name, text }) => (name === 'alku' || name === 'loppu' ? [text] : []));
        expect(days.filter((day) => day < alku || day > loppu)).toEqual([]);
      },
    ),
  );
});

const periodOf = (draft: HoksDraft) =>
  draft['hankittavat-paikalliset-tutkinnon-osat']?.[0]?.['osaamisen-hankkimistavat']?.[0];

test('a period keeps its weekdays and its week of studies, however the study rights begin', () => {
  // Monday to Friday of the second week; the first student began on a Wednesday, the next one on a Tuesday.
  const plan = planWithPeriod({ alku: '2024-08-19', loppu: '2024-08-23' }) as HoksDraft;
  const content = templateOf(plan, studyRight({ alkamispäivä: '2024-08-14' }), everything);
  const right = studyRight({ alkamispäivä: '2026-08-11', arvioituPäättymispäivä: '2029-05-31' });
  expect(periodOf(draftFromTemplate(content, target(right), counter()))).toMatchObject({
    alku: '2026-08-17',
    loppu: '2026-08-21',
  });
});

test('a period that begins with the study right begins with the next one too', () => {
  const plan = planWithPeriod({ alku: '2024-08-12', loppu: '2024-08-30' }) as HoksDraft;
  const content = templateOf(plan, studyRight({ alkamispäivä: '2024-08-12' }), everything);
  const right = studyRight({ alkamispäivä: '2026-08-13', arvioituPäättymispäivä: '2029-05-31' });
  expect(periodOf(draftFromTemplate(content, target(right), counter()))?.alku).toBe('2026-08-13');
});

test('a day that does not fit is empty and shown as missing', () => {
  const plan = planWithPeriod({ alku: '2026-08-17', loppu: '2026-12-18' }) as HoksDraft;
  const content = templateOf(plan, studyRight({ alkamispäivä: '2026-08-10' }), everything);
  const right = studyRight({ alkamispäivä: '2027-01-11', arvioituPäättymispäivä: '2027-03-01' });
  const draft = draftFromTemplate(content, target(right), counter());
  expect(periodOf(draft)).toMatchObject({ alku: '2027-01-18' });
  const found = checkPlan(draft, { method: 'post', virkailija: false, today: TODAY, opiskeluoikeus: right });
  const place = ['hankittavat-paikalliset-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 0, 'loppu'];
  expect(found).toContainEqual(expect.objectContaining({ rule: 'required', path: place }));
});

test('without the choice a template has no days, and applying it gives none', () => {
  const plan = planWithPeriod({}) as HoksDraft;
  const content = templateOf(plan, studyRight(), { ...everything, dates: false });
  expect(Object.keys(periodOf(content as HoksDraft) ?? {})).not.toContain('alku');
});

test('a template serves only study rights that may have something of it', () => {
  const vocational = templateOf(fixture('full-vocational-post.json') as HoksDraft, studyRight(), everything);
  const tuva = templateOf(fixture('tuva-post.json') as HoksDraft, tuvaStudyRight(), everything);
  expect([vocational, tuva].map((content) => templateFits(content, studyRight()))).toEqual([true, false]);
  expect([vocational, tuva].map((content) => templateFits(content, tuvaStudyRight()))).toEqual([false, true]);
  const draft = draftFromTemplate(vocational, target(tuvaStudyRight()), counter());
  expect(Object.keys(draft).toSorted()).toEqual(['opiskeluoikeus-oid', 'oppija-oid']);
});
