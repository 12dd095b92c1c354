import { describe, expect, test } from 'vitest';
import { duplicatePart, newPart } from '../../../src/renderer/plan/new-part.ts';
import { importLimitBytes, readImportedPlan } from '../../../src/renderer/plan/read-import.ts';
import { osaamisenHankkimistapa } from '../../../src/shared/hoks/osaamisen-hankkimistapa.ts';
import { osaamisenOsoittaminen } from '../../../src/shared/hoks/osaamisen-osoittaminen.ts';
import { koulutuksenJarjestajaArvioija } from '../../../src/shared/hoks/osaamisen-arvioija.ts';
import { tyopaikallaJarjestettavaKoulutus } from '../../../src/shared/hoks/tyopaikalla-jarjestettava-koulutus.ts';

const target = { oppijaOid: '1.2.246.562.24.10000000008', opiskeluoikeusOid: '1.2.246.562.15.10000000009' };
const oids = { 'oppija-oid': target.oppijaOid, 'opiskeluoikeus-oid': target.opiskeluoikeusOid };
const institution = '1.2.246.562.10.12345678901';

const counter = () => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};

describe('importing a plan', () => {
  test('takes a POST-shaped plan, with the identifiers of the student it is opened for', () => {
    const plan = { 'osaamisen-hankkimisen-tarve': true, sahkoposti: 'a@example.fi' };
    expect(readImportedPlan(JSON.stringify(plan), target, counter())).toEqual({
      ok: true,
      value: { ...plan, ...oids },
    });
  });

  test('takes a byte-order mark, and leaves out what only the server writes', () => {
    const text = `\uFEFF${JSON.stringify({
      ...oids,
      id: 5,
      eid: 'x',
      'hankittavat-ammat-tutkinnon-osat': [
        { 'module-id': 'm', 'osaamisen-hankkimistavat': [{ alku: '2026-09-01' }, { 'yksiloiva-tunniste': 'oma' }] },
      ],
    })}`;
    expect(readImportedPlan(text, target, counter())).toEqual({
      ok: true,
      value: {
        ...oids,
        'hankittavat-ammat-tutkinnon-osat': [
          {
            'osaamisen-hankkimistavat': [
              { alku: '2026-09-01', 'yksiloiva-tunniste': 'id-1' },
              { 'yksiloiva-tunniste': 'oma' },
            ],
          },
        ],
      },
    });
  });

  test.each([
    ['{"oppija-oid":', 'not-json'],
    ['', 'not-json'],
    ['[]', 'not-a-plan'],
    ['null', 'not-a-plan'],
    ['{"nimi":"x"}', 'not-a-plan'],
    ['{"oppija-oid":"1.2.246.562.24.99999999990"}', 'other-student'],
    ['{"opiskeluoikeus-oid":"1.2.246.562.15.99999999990"}', 'other-study-right'],
    [' '.repeat(importLimitBytes + 1), 'too-large'],
  ])('refuses %.60s as %s', (text, problem) => {
    expect(readImportedPlan(text, target, counter())).toEqual({ ok: false, error: problem });
  });
});

describe('a new part', () => {
  const defaults = { ownInstitution: institution, newId: counter() };

  test('begins with the lists and inner parts the API demands', () => {
    expect(newPart(osaamisenOsoittaminen, defaults)).toEqual({ nayttoymparisto: {}, 'sisallon-kuvaus': [] });
    expect(newPart(tyopaikallaJarjestettavaKoulutus, defaults)).toEqual({
      'vastuullinen-tyopaikka-ohjaaja': {},
      'keskeiset-tyotehtavat': [],
    });
  });

  test('knows the institution of an assessor and identifies a period', () => {
    expect(newPart(koulutuksenJarjestajaArvioija, defaults)).toEqual({
      organisaatio: { 'oppilaitos-oid': institution },
    });
    expect(newPart(osaamisenHankkimistapa, { ...defaults, newId: () => 'uusi' })).toEqual({
      'yksiloiva-tunniste': 'uusi',
    });
  });

  test('copied from another is a period of its own', () => {
    const unit = { nimi: 'x', 'osaamisen-hankkimistavat': [{ 'yksiloiva-tunniste': 'vanha', alku: '2026-09-01' }] };
    expect(duplicatePart(unit, () => 'uusi')).toEqual({
      nimi: 'x',
      'osaamisen-hankkimistavat': [{ 'yksiloiva-tunniste': 'uusi', alku: '2026-09-01' }],
    });
  });
});
