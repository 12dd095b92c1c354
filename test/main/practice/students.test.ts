import { expect, test } from 'vitest';
import { hasEnded } from '../../../src/main/practice/linked-systems.ts';
import { harjoitteluOrganisaatiot } from '../../../src/main/practice/sample-people.ts';
import { sampleStudents } from '../../../src/main/practice/students.ts';
import type { Opiskeluoikeus } from '../../../src/shared/hoks/opiskeluoikeus.ts';
import { isOpiskeluoikeusOid, isOppijaOid, isOrganisaatioOid } from '../../../src/shared/identifiers/oid.ts';
import { sampleStudentSchema } from '../../../src/shared/ipc-contract.ts';
import { lataaPeruste } from '../../../src/shared/reference/perusteet.ts';

const today = '2026-11-23';
const opiskeluoikeudet = (day: string): Opiskeluoikeus[] =>
  sampleStudents(day).map((student) => student.opiskeluoikeus);
const latest = ({ tila }: Opiskeluoikeus) => tila?.opiskeluoikeusjaksot?.at(-1)?.tila?.koodiarvo;

test('has well-formed students with right check digits', () => {
  for (const student of sampleStudents(today)) {
    expect(sampleStudentSchema.parse(student)).toEqual(student);
    const opiskeluoikeus: Opiskeluoikeus = student.opiskeluoikeus;
    expect(isOppijaOid(student.oppijaOid)).toBe(true);
    expect(isOpiskeluoikeusOid(opiskeluoikeus.oid ?? '')).toBe(true);
    expect(isOrganisaatioOid(opiskeluoikeus.oppilaitos?.oid ?? '')).toBe(true);
    expect(isOrganisaatioOid(opiskeluoikeus.koulutustoimija?.oid ?? '')).toBe(true);
  }
  const oids = opiskeluoikeudet(today).map(({ oid }) => oid);
  expect(new Set(oids).size).toBe(oids.length);
});

test('has study rights on qualifications that the app ships', async () => {
  for (const { suoritukset } of opiskeluoikeudet(today)) {
    const moduuli = suoritukset?.[0]?.koulutusmoduuli;
    const peruste = await lataaPeruste(moduuli?.perusteenDiaarinumero ?? '');
    expect(peruste?.koulutukset).toContain(`koulutus_${moduuli?.tunniste?.koodiarvo}`);
    expect(moduuli?.tunniste?.nimi).toEqual({ fi: peruste?.fi, sv: peruste?.sv });
  }
});

test('has study rights of every kind', () => {
  const all = opiskeluoikeudet(today);
  const suoritukset = new Set(all.map((one) => one.suoritukset?.[0]?.tyyppi?.koodiarvo));
  expect(new Set(all.map(({ tyyppi }) => tyyppi?.koodiarvo))).toEqual(new Set(['ammatillinenkoulutus', 'tuva']));
  expect(suoritukset).toEqual(
    new Set(['ammatillinentutkinto', 'ammatillinentutkintoosittainen', 'telma', 'tuvakoulutuksensuoritus']),
  );
  expect(new Set(all.map(latest))).toEqual(
    new Set(['lasna', 'loma', 'valiaikaisestikeskeytynyt', 'valmistunut', 'eronnut']),
  );
  expect(all.filter(hasEnded)).toHaveLength(2);
  expect(all.filter((one) => one.sisältyyOpiskeluoikeuteen !== undefined)).toHaveLength(1);
  expect(all.filter((one) => !harjoitteluOrganisaatiot.includes(one.koulutustoimija?.oid ?? ''))).toHaveLength(1);
});

test.each(['2026-07-31', '2026-08-01', '2026-11-23', '2031-02-28', '2040-10-01'])(
  'gives dates in order around %s',
  (day) => {
    for (const one of opiskeluoikeudet(day)) {
      const jaksot = one.tila?.opiskeluoikeusjaksot?.map(({ alku }) => alku ?? '') ?? [];
      expect(jaksot).toEqual(jaksot.toSorted());
      expect(jaksot[0]).toBe(one.alkamispäivä);
      expect((one.alkamispäivä ?? '') < (one.arvioituPäättymispäivä ?? '')).toBe(true);
      expect(jaksot.every((alku) => alku <= day) || one.alkamispäivä === jaksot.at(-1)).toBe(true);
      expect(hasEnded(one) || (one.arvioituPäättymispäivä ?? '') >= day).toBe(true);
    }
  },
);

test('moves on by a year each August', () => {
  const onni = (day: string) => sampleStudents(day).find(({ nimi }) => nimi === 'Rantavuo Onni');
  expect(onni('2026-11-23')).toMatchObject({
    ryhma: 'AJO26A',
    opiskeluoikeus: { alkamispäivä: '2026-08-10', arvioituPäättymispäivä: '2029-06-01' },
  });
  expect(onni('2027-07-31')).toEqual(onni('2026-11-23'));
  expect(onni('2027-08-01')).toMatchObject({ ryhma: 'AJO27A', opiskeluoikeus: { alkamispäivä: '2027-08-10' } });
});
