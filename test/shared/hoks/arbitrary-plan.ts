import fc from 'fast-check';
import type { Field, Method, Part, ScalarField } from '../../../src/shared/hoks/field-spec.ts';
import { hoks } from '../../../src/shared/hoks/hoks.ts';

/** Valid plans made from the field lists, so that a new field is generated without a change here. */

type Json = Record<string, unknown>;

const OIDS: Readonly<Record<string, string>> = {
  'oppija-oid': '1.2.246.562.24.55500022216',
  'opiskeluoikeus-oid': '1.2.246.562.15.55500011121',
  'tuva-opiskeluoikeus-oid': '1.2.246.562.15.55500011147',
};

const CODES: Readonly<Record<string, readonly string[]>> = {
  urasuunnitelma: ['urasuunnitelma_0001', 'urasuunnitelma_0003'],
  tutkinnonosat: ['tutkinnonosat_555001', 'tutkinnonosat_555002'],
  ammatillisenoppiaineet: ['ammatillisenoppiaineet_fk', 'ammatillisenoppiaineet_mavt'],
  osaamisenhankkimistapa: [
    'osaamisenhankkimistapa_koulutussopimus',
    'osaamisenhankkimistapa_oppisopimus',
    'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
  ],
  oppisopimuksenperusta: ['oppisopimuksenperusta_01', 'oppisopimuksenperusta_02'],
  oppimisymparistot: ['oppimisymparistot_0001', 'oppimisymparistot_0002'],
  osaamisentodentamisenprosessi: ['osaamisentodentamisenprosessi_0001', 'osaamisentodentamisenprosessi_0002'],
  koulutuksenosattuva: ['koulutuksenosattuva_101', 'koulutuksenosattuva_104'],
  ammatillinenkoulutusoppimisentuentyyppi: ['ammatillinenkoulutusoppimisentuentyyppi_02'],
  ammatillisentutkinnonosanryhma: ['ammatillisentutkinnonosanryhma_1', 'ammatillisentutkinnonosanryhma_2'],
};

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-09-${String(n).padStart(2, '0')}`);
const words = fc.string({ unit: fc.constantFrom(...'abcäöå 1-'.split('')), minLength: 1, maxLength: 8 });

function scalarOf(name: string, field: ScalarField<unknown>): fc.Arbitrary<unknown> {
  const { widget } = field;
  if (widget.type === 'code') return fc.constantFrom(...(CODES[widget.koodisto] ?? []));
  if (widget.type === 'organisation') return fc.constant('1.2.246.562.10.55500033301');
  if (widget.type === 'yTunnus') return fc.constantFrom('5551234-5', '5554321-3');
  switch (field.valueType) {
    case 'pattern':
      return fc.constant(OIDS[name]);
    case 'date':
      return day;
    case 'timestamp':
      return fc.constantFrom('2026-08-17T09:00:00Z', '2026-08-17T12:00:00.250+03:00', '2026-08-17');
    case 'integer':
      return fc.integer({ min: 1, max: 100 });
    case 'number':
      return fc.constantFrom(0, 10, 12.5);
    case 'boolean':
      return fc.boolean();
    case 'texts':
      return fc.array(words, { maxLength: 2 });
    case 'text':
      return name === 'puhelinnumero' ? fc.constantFrom('040 555 0101', '') : words.map((word) => `${word}x`);
  }
}

function fieldOf(name: string, field: Field, method: Method): fc.Arbitrary<unknown> {
  if (field.kind === 'scalar') return scalarOf(name, field);
  if (field.kind === 'part') return partOf(field.part, method);
  return fc.array(partOf(field.part, method), { maxLength: 2 });
}

/** What the rules ask beyond the fields. */
const mended: Readonly<Record<string, (part: Json) => Json>> = {
  OsaamisenHankkimistapa: (period) => {
    const workplace = period['tyopaikalla-jarjestettava-koulutus'];
    return {
      ...period,
      loppu: '2026-10-01',
      'yksiloiva-tunniste': 'jakso-1',
      'osa-aikaisuustieto': 80,
      'oppisopimuksen-perusta-koodi-uri': 'oppisopimuksenperusta_01',
      ...(workplace
        ? { 'tyopaikalla-jarjestettava-koulutus': { ...workplace, 'tyopaikan-y-tunnus': '5551234-5' } }
        : {}),
      ...(Array.isArray(period['keskeytymisajanjaksot'])
        ? { keskeytymisajanjaksot: period['keskeytymisajanjaksot'].slice(0, 1) }
        : {}),
    };
  },
  OppimisenTuki: ({ 'oppimisen-tuen-tyyppi-koodi-uri': type }) => ({ 'oppimisen-tuen-tyyppi-koodi-uri': type }),
};

function partOf(part: Part, method: Method): fc.Arbitrary<Json> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  const requiredKeys: string[] = [];
  for (const [name, field] of Object.entries(part.fields)) {
    const presence = field.presence[method];
    if (presence === 'excluded') continue;
    model[name] = fieldOf(name, field, method);
    if (presence === 'required') requiredKeys.push(name);
  }
  return fc.record(model, { requiredKeys }).map((value) => mended[part.name]?.(value) ?? value);
}

/** A plan the server takes for a study right that is not known. */
export const arbitraryPlan = (method: Method): fc.Arbitrary<Json> => partOf(hoks, method);
