import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyDraft, Part } from '../../../src/shared/hoks/field-spec.ts';
import { hoks } from '../../../src/shared/hoks/hoks.ts';
import { draftsIn, isDraft } from '../../../src/shared/hoks/json-shape.ts';
import {
  demonstrations,
  type ExtractRequest,
  extractOf,
  fieldNamesOf,
  workplacePeriods,
} from '../../../src/shared/rights/extract.ts';
import { arbitraryPlan } from '../hoks/arbitrary-plan.ts';

const unit = ['koulutuksen-osa-koodi-uri', 'nimi', 'osa-alue-koodi-uri', 'tutkinnon-osa-koodi-uri'];
const schedule = ['alku', 'loppu', 'osaamisen-hankkimistapa-koodi-uri'];
const work = 'tyopaikalla-jarjestettava-koulutus';
const workplace = [work, `${work}.tyopaikan-nimi`, `${work}.tyopaikan-y-tunnus`];

/** Every name that each recipient may ever see, written out: a new field of the plan comes into none of them by itself. */
const golden = {
  tyollisyysrahasto: [...schedule, ...workplace, 'osa-aikaisuustieto', 'oppisopimuksen-perusta-koodi-uri'],
  ohjaaja: [
    ...schedule,
    ...workplace,
    'osa-aikaisuustieto',
    'jarjestajan-edustaja.nimi',
    'jarjestajan-edustaja.rooli',
    `${work}.keskeiset-tyotehtavat`,
    `${work}.vastuullinen-tyopaikka-ohjaaja.nimi`,
    `${work}.vastuullinen-tyopaikka-ohjaaja.puhelinnumero`,
    `${work}.vastuullinen-tyopaikka-ohjaaja.sahkoposti`,
  ],
  arvioija: [
    'alku',
    'loppu',
    'nayttoymparisto.kuvaus',
    'nayttoymparisto.nimi',
    'nayttoymparisto.y-tunnus',
    'sisallon-kuvaus',
    'osa-alueet',
    'osa-alueet.koodi-uri',
    'koulutuksen-jarjestaja-osaamisen-arvioijat',
    'koulutuksen-jarjestaja-osaamisen-arvioijat.nimi',
    'tyoelama-osaamisen-arvioijat',
    'tyoelama-osaamisen-arvioijat.nimi',
    'tyoelama-osaamisen-arvioijat.organisaatio.nimi',
  ],
  goalsAndSchedule: [
    ...schedule,
    'urasuunnitelma-koodi-uri',
    'osaamisen-hankkimisen-tarve',
    'hankittavat-koulutuksen-osat',
    'hankittavat-koulutuksen-osat.koulutuksen-osa-koodi-uri',
    'hankittavat-koulutuksen-osat.alku',
    'hankittavat-koulutuksen-osat.loppu',
  ],
  workplacePeriods: [...schedule, ...workplace, `${work}.keskeiset-tyotehtavat`],
  demonstrations: ['alku', 'loppu', 'nayttoymparisto.nimi', 'sisallon-kuvaus'],
};

function requestsOf(plan: AnyDraft): readonly (readonly [keyof typeof golden, ExtractRequest])[] {
  return [
    ['tyollisyysrahasto', { recipientClass: 'tyollisyysrahasto' }],
    ...workplacePeriods(plan).map(({ path }) => ['ohjaaja', { recipientClass: 'ohjaaja', path }] as const),
    ...demonstrations(plan).map(({ path }) => ['arvioija', { recipientClass: 'arvioija', path }] as const),
    ...(['goalsAndSchedule', 'workplacePeriods', 'demonstrations'] as const).map(
      (scope) => [scope, { recipientClass: 'suostumus', scope }] as const,
    ),
  ];
}

describe('an extract', () => {
  it('holds no field but those of its recipient, whatever the plan holds', () => {
    fc.assert(
      fc.property(arbitraryPlan('post'), (plan) => {
        for (const [name, request] of requestsOf(plan)) {
          const stray = fieldNamesOf(extractOf(plan, request)).filter(
            (field) => ![...golden[name], ...unit].includes(field),
          );
          expect({ name, stray }).toEqual({ name, stray: [] });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of a supervisor is one period, of an assessor one demonstration', () => {
    fc.assert(
      fc.property(arbitraryPlan('post'), (plan) => {
        for (const { path, draft } of workplacePeriods(plan)) {
          const [entry, ...others] = extractOf(plan, { recipientClass: 'ohjaaja', path });
          expect(others).toEqual([]);
          expect(entry?.content).toMatchObject({ alku: draft['alku'], loppu: draft['loppu'] });
        }
        for (const { path } of demonstrations(plan)) {
          expect(extractOf(plan, { recipientClass: 'arvioija', path })).toHaveLength(1);
        }
        const nowhere = ['hankittavat-ammat-tutkinnon-osat', 99, 'osaamisen-hankkimistavat', 0];
        expect(extractOf(plan, { recipientClass: 'ohjaaja', path: nowhere })).toEqual([]);
      }),
    );
  });

  it.each([{ recipientClass: 'viranomainen' }, { recipientClass: 'suostumus', scope: 'whole' }] as const)(
    'of the whole plan holds nothing secret: $recipientClass',
    (request) => {
      fc.assert(
        fc.property(arbitraryPlan('post'), (plan) => {
          const [entry] = extractOf(plan, request);
          expect(secretsIn(hoks, entry?.content ?? {})).toEqual([]);
          expect(entry?.content['oppija-oid']).toBe(plan['oppija-oid']);
        }),
      );
    },
  );
});

function secretsIn(part: Part, draft: AnyDraft): string[] {
  return Object.entries(part.fields).flatMap(([name, field]) => {
    const value = draft[name];
    if (value === undefined) return [];
    if (field.secret === true || field.local === true) return [name];
    if (field.kind === 'scalar') return [];
    return (isDraft(value) ? [value] : draftsIn(value)).flatMap((item) => secretsIn(field.part, item));
  });
}
