import type { SampleStudent } from '../../shared/ipc-contract.ts';
import { perusteet } from '../../shared/reference/perusteet.ts';
import { type Koulupaiva, type SamplePerson, samplePeople } from './sample-people.ts';

/** Type codes of Koski, with their names. */
const tyypit = {
  ammatillinenkoulutus: { fi: 'Ammatillinen koulutus', sv: 'Yrkesutbildning' },
  tuva: { fi: 'Tutkintokoulutukseen valmentava koulutus', sv: 'Utbildning som handleder för examensutbildning' },
} as const;

/**
 * The sample students with their study rights in Koski's shape (contract 11.1). Dates follow the school year of `today`
 * (YYYY-MM-DD), so that practice mode is as usable in ten years as now; each 1 August they move on by a year. A person
 * with two study rights is there twice.
 */
export function sampleStudents(today: string): SampleStudent[] {
  const autumn = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  const day = ([years, monthAndDay]: Koulupaiva) => `${autumn + years}-${monthAndDay}`;
  return samplePeople.map((person) => ({
    nimi: person.nimi,
    ryhma: `${person.ryhma[0]}${day(person.alkaa).slice(2, 4)}${person.ryhma[1]}`,
    oppijaOid: person.oppijaOid,
    opiskeluoikeus: opiskeluoikeusOf(person, day),
  }));
}

function opiskeluoikeusOf(
  person: SamplePerson,
  day: (koulupaiva: Koulupaiva) => string,
): SampleStudent['opiskeluoikeus'] {
  const { oppilaitos, tyyppi } = person;
  const { oid, fi, sv, koulutustoimija } = oppilaitos;
  const jaksot = [{ alku: day(person.alkaa), tila: tila('lasna') }];
  if (person.tila !== undefined) jaksot.push({ alku: day(person.tila[1]), tila: tila(person.tila[0]) });
  return {
    oid: person.opiskeluoikeusOid,
    oppilaitos: { oid, nimi: { fi, sv } },
    koulutustoimija: { oid: koulutustoimija.oid, nimi: { fi: koulutustoimija.fi, sv: koulutustoimija.sv } },
    tyyppi: { ...koodi('opiskeluoikeudentyyppi', tyyppi), nimi: tyypit[tyyppi] },
    alkamispäivä: day(person.alkaa),
    arvioituPäättymispäivä: day(person.paattyy),
    ...paattymispaiva(person, day),
    tila: { opiskeluoikeusjaksot: jaksot },
    suoritukset: [suoritusOf(person, day)],
    ...(person.sisaltyyOpiskeluoikeuteen === undefined
      ? {}
      : { sisältyyOpiskeluoikeuteen: { oid: person.sisaltyyOpiskeluoikeuteen, oppilaitos: { oid } } }),
  };
}

function paattymispaiva({ tila: loppu }: SamplePerson, day: (koulupaiva: Koulupaiva) => string) {
  const hasEnded = loppu?.[0] === 'valmistunut' || loppu?.[0] === 'eronnut';
  return hasEnded ? { päättymispäivä: day(loppu[1]) } : {};
}

function suoritusOf(person: SamplePerson, day: (koulupaiva: Koulupaiva) => string) {
  const peruste = perusteet().find(({ diaarinumero }) => diaarinumero === person.diaarinumero);
  const nimi = { fi: peruste?.fi ?? '', sv: peruste?.sv ?? '' };
  const koulutus = peruste?.koulutukset[0]?.replace('koulutus_', '') ?? '';
  return {
    tyyppi: koodi('suorituksentyyppi', person.suoritus),
    koulutusmoduuli: {
      tunniste: { ...koodi('koulutus', koulutus), nimi },
      perusteenDiaarinumero: person.diaarinumero,
      perusteenNimi: nimi,
    },
    suorituskieli: koodi('kieli', person.suorituskieli),
    ...(person.osaamisala === undefined
      ? {}
      : { osaamisala: [{ osaamisala: koodi('osaamisala', person.osaamisala), alku: day(person.alkaa) }] }),
    ...(person.tutkintonimike === undefined
      ? {}
      : { tutkintonimike: [koodi('tutkintonimikkeet', person.tutkintonimike)] }),
  };
}

const tila = (koodiarvo: string) => koodi('koskiopiskeluoikeudentila', koodiarvo);

function koodi(koodistoUri: string, koodiarvo: string) {
  return { koodiarvo, koodistoUri };
}
