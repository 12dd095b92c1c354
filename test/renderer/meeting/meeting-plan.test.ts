import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meetingNames } from '../../../src/renderer/meeting/meeting-names.ts';
import { meetingPlan } from '../../../src/renderer/meeting/meeting-plan.ts';
import { stepsFor } from '../../../src/renderer/meeting/meeting-steps.ts';
import { possibleParticipants } from '../../../src/renderer/meeting/participants.ts';
import { createReference } from '../../../src/renderer/plan/reference.ts';
import { valueAt } from '../../../src/renderer/plan/value-at.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { arbitraryPlan } from '../../shared/hoks/arbitrary-plan.ts';

const names = meetingNames(
  createReference({
    kieli: 'fi',
    peruste: undefined,
    tutkinnonOsat: [],
    alkamispaiva: '2026-08-01',
    today: '2026-11-23',
  }),
);

/** Every text of a value but the ways to the fields. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'path' ? [] : texts(inner)));
}

function paths(value: unknown): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'path' && Array.isArray(inner) ? [inner as (string | number)[]] : paths(inner),
  );
}

const identifier = /\d+(?:\.\d+){4,}|[a-z]+_[a-z0-9]+|\d{7}-\d|[0-9a-f]{8}-[0-9a-f]{4}/;

describe('what the meeting tells of a plan', () => {
  test('holds no identifier, no code and no contact of anybody else, whatever the plan is', () => {
    fc.assert(
      fc.property(arbitraryPlan('put'), (plan) => {
        const draft = plan as HoksDraft;
        const told = meetingPlan(draft, names);
        for (const text of texts(told)) expect(text).not.toMatch(identifier);
        for (const path of paths(told)) expect(valueAt(draft, path)).toBeTypeOf('object');
      }),
      { numRuns: 200 },
    );
  });

  test('can be caught telling an identifier', () => {
    for (const leak of ['1.2.246.562.24.55500022216', 'tutkinnonosat_555001', '5551234-5']) {
      expect(leak).toMatch(identifier);
    }
  });

  const unit = {
    'tutkinnon-osa-koodi-uri': 'tutkinnonosat_999999',
    'osaamisen-hankkimistavat': [
      {
        'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
        alku: '2027-01-11',
        loppu: '2027-03-05',
        'osa-aikaisuustieto': 100,
        'tyopaikalla-jarjestettava-koulutus': {
          'tyopaikan-nimi': 'Korjaamo Tunturikaarre',
          'tyopaikan-y-tunnus': '9222223-2',
          'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi Havumetso', sahkoposti: 'jussi@example.org' },
          'keskeiset-tyotehtavat': ['Öljyjen vaihto'],
        },
        'jarjestajan-edustaja': { nimi: 'Petri Ahvenlampi', rooli: 'ryhmänohjaaja' },
      },
    ],
    'osaamisen-osoittaminen': [
      {
        alku: '2027-03-01',
        loppu: '2027-03-03',
        nayttoymparisto: { nimi: 'Korjaamo Tunturikaarre' },
        'sisallon-kuvaus': ['Määräaikaishuolto'],
        'yksilolliset-kriteerit': ['Salainen kriteeri'],
        'tyoelama-osaamisen-arvioijat': [{ nimi: 'Jussi Havumetso' }],
        'vaatimuksista-tai-tavoitteista-poikkeaminen': 'Salainen poikkeama',
      },
    ],
  };
  const plan = meetingPlan({ 'hankittavat-ammat-tutkinnon-osat': [unit] } as HoksDraft, names);

  test('says where the student goes, with whom and what they do there', () => {
    expect(plan.units[0]?.periods).toEqual([
      {
        path: ['hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 0],
        what: '',
        points: undefined,
        alku: '2027-01-11',
        loppu: '2027-03-05',
        workplace: {
          name: 'Korjaamo Tunturikaarre',
          isApprenticeship: false,
          instructor: 'Jussi Havumetso',
          tasks: ['Öljyjen vaihto'],
          partTime: 100,
        },
      },
    ]);
    expect(plan.units[0]?.demonstrations[0]).toMatchObject({
      assessors: ['Jussi Havumetso'],
      content: ['Määräaikaishuolto'],
    });
    expect(plan.representatives).toEqual(['Petri Ahvenlampi, ryhmänohjaaja']);
  });

  test('leaves out what is secret and the contacts of others: an employer may sit beside', () => {
    expect(texts(plan).join(' ')).not.toMatch(/Salainen|jussi@/);
  });

  test('gives a unit without a known name no name rather than its code', () => {
    expect(plan.units[0]?.name).toBe('');
  });

  test('has no steps for what preparatory education does not have', () => {
    expect(stepsFor(meetingPlan({}, names), true)).toEqual(['goal', 'learn', 'support', 'agree']);
    expect(stepsFor(plan, true)).toContain('show');
    expect(stepsFor(meetingPlan({}, names), false)).toHaveLength(6);
  });

  test('offers each person once to be marked as present', () => {
    const people = possibleParticipants({
      student: 'Eetu Lampisuo',
      counselor: { nimi: 'Petri Ahvenlampi', rooli: 'ryhmänohjaaja' },
      representatives: plan.representatives,
      present: [
        { role: 'other', nimi: 'Mummo' },
        { role: 'student', nimi: 'Eetu Lampisuo' },
      ],
    });
    expect(people.map(({ role, nimi }) => `${role} ${nimi}`.trim())).toEqual([
      'student Eetu Lampisuo',
      'counselor Petri Ahvenlampi, ryhmänohjaaja',
      'guardian',
      'workplace',
      'other Mummo',
    ]);
  });
});
