import { describe, expect, test } from 'vitest';
import type { Student } from '../../../src/renderer/db/records.ts';
import type { ServerPlan } from '../../../src/renderer/delivery/server-plan.ts';
import { foundPlan, truncatedPlaces } from '../../../src/renderer/takeover/found-plan.ts';
import { names } from '../../shared/hoks/summary-names.ts';

const student: Student = {
  id: 's',
  nimi: 'Rantavuo Onni',
  oppijaOid: '1.2.246.562.24.10000000008',
  opiskeluoikeus: { oid: '1.2.246.562.15.55500011121' },
};
const subArea = (name: string) => ({ 'koodi-uri': `ammatillisenoppiaineet_${name}`, 'koodi-versio': 1 });
const units = (...subAreas: string[]) => [
  {
    'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1',
    'osaamisen-osoittaminen': [{ alku: '2026-10-01' }, { alku: '2026-11-01', 'osa-alueet': subAreas.map(subArea) }],
  },
];
const server = (changes: Partial<ServerPlan> = {}): ServerPlan => ({
  id: 477031,
  eid: 'e',
  manuaalisyotto: false,
  moduleIds: [],
  document: {
    'oppija-oid': student.oppijaOid,
    'opiskeluoikeus-oid': student.opiskeluoikeus.oid,
    'ensikertainen-hyvaksyminen': '2025-08-11',
    'hankittavat-ammat-tutkinnon-osat': units('fk'),
  },
  ...changes,
});

describe('a plan found in eHOKS', () => {
  test('is told by its ID, its first approval, its parts and what eHOKS may not show', () => {
    expect(foundPlan(server(), student, names())).toEqual({
      ehoksId: 477031,
      firstApproval: '2025-08-11',
      collections: [{ label: 'Ammatilliset tutkinnon osat', count: 1 }],
      truncated: ['Huolto, näyttö 2'],
      origin: undefined,
    });
  });

  test("is known to be of eHOKS's own screens; of any other a person says where it came from", () => {
    expect(foundPlan(server({ manuaalisyotto: true }), student, names())).toMatchObject({ origin: 'ehoks-ui' });
  });

  test.each([{ 'oppija-oid': '1.2.246.562.24.1' }, { 'opiskeluoikeus-oid': '1.2.246.562.15.1' }])(
    'is not shown when it is of somebody else: %o',
    (other) => {
      const document = { ...server().document, ...other };
      expect(foundPlan(server({ document }), student, names())).toBe('other-student');
    },
  );
});

test('warns of a demonstration with one sub-area, and not of one that was given more', () => {
  expect(truncatedPlaces({ 'hankittavat-ammat-tutkinnon-osat': units('fk') }, names())).toHaveLength(1);
  expect(truncatedPlaces({ 'hankittavat-ammat-tutkinnon-osat': units('fk', 'mavt') }, names())).toEqual([]);
  expect(truncatedPlaces({ 'hankittavat-ammat-tutkinnon-osat': units() }, names())).toEqual([]);
});
