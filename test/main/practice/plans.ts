import { samplePeople } from '../../../src/main/practice/sample-people.ts';

/** OIDs of a sample student; the one with that name and, of two study rights, the first. */
export function oidsOf(nimi: string, index = 0): { oppija: string; opiskeluoikeus: string } {
  const person = samplePeople.filter((one) => one.nimi === nimi)[index];
  if (person === undefined) throw new Error(`no sample student called ${nimi}`);
  return { oppija: person.oppijaOid, opiskeluoikeus: person.opiskeluoikeusOid };
}

/** The smallest POST body for a sample student. */
export function smallPlan(nimi = 'Aallonsalo Miisa', index = 0): Record<string, unknown> {
  const { oppija, opiskeluoikeus } = oidsOf(nimi, index);
  return {
    'opiskeluoikeus-oid': opiskeluoikeus,
    'oppija-oid': oppija,
    'ensikertainen-hyvaksyminen': '2026-11-23',
    'osaamisen-hankkimisen-tarve': true,
  };
}

/** The smallest PUT or PATCH body. */
export function smallChange(id: number): Record<string, unknown> {
  return { id, 'ensikertainen-hyvaksyminen': '2026-11-23', 'osaamisen-hankkimisen-tarve': true };
}

export function period(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    'yksiloiva-tunniste': 'jakso-1',
    alku: '2026-11-30',
    loppu: '2027-02-26',
    'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
    'osaamisen-hankkimistapa-koodi-versio': 2,
    'osa-aikaisuustieto': 100,
    'jarjestajan-edustaja': { nimi: 'Olavi Opas', 'oppilaitos-oid': '1.2.246.562.10.55110000126' },
    'tyopaikalla-jarjestettava-koulutus': {
      'tyopaikan-nimi': 'Korjaamo Tunturikaarre Oy',
      'tyopaikan-y-tunnus': '9000001-1',
      'keskeiset-tyotehtavat': ['huoltotyöt'],
      'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Paula Paja', puhelinnumero: '040 555 0101' },
    },
    ...changes,
  };
}

export function demonstration(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    nayttoymparisto: { nimi: 'Korjaamo Tunturikaarre Oy' },
    'sisallon-kuvaus': ['vuosihuolto'],
    alku: '2027-02-22',
    loppu: '2027-02-26',
    ...changes,
  };
}

export function unit(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106945', 'tutkinnon-osa-koodi-versio': 1, ...changes };
}

/** A POST body with a period and a demonstration. */
export function planWith(unitChanges: Record<string, unknown>, rootChanges: Record<string, unknown> = {}) {
  return { ...smallPlan(), 'hankittavat-ammat-tutkinnon-osat': [unit(unitChanges)], ...rootChanges };
}

export const fullPlan = planWith(
  {
    'osaamisen-hankkimistavat': [period()],
    'osaamisen-osoittaminen': [demonstration()],
    'opetus-ja-ohjaus-maara': 12.5,
  },
  { sahkoposti: 'miisa@example.org', puhelinnumero: '040 555 0100', versio: 4 },
);
