import { describe, expect, test } from 'vitest';
import {
  cleanUpBetween,
  isNothing,
  joinCleanUps,
  withoutCleanedUp,
  withoutExpiredContacts,
} from '../../../src/shared/delivery/clean-up.ts';
import { type Baseline, whatEhoksHolds } from '../../../src/shared/delivery/server-change.ts';
import { moduleIdsOf } from '../../../src/shared/delivery/server-plan.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';

const today = '2026-11-23';
const oppija = '1.2.246.562.24.55500022216';
const otherOppija = '1.2.246.562.24.10000000016';

interface Period {
  readonly loppu?: string;
  readonly tunniste?: string;
  readonly sahkoposti?: string;
  readonly puhelinnumero?: string;
}

function unit({ loppu = '2026-06-01', tunniste = 'jakso-1', ...contact }: Period): HoksDraft {
  return {
    'hankittavat-ammat-tutkinnon-osat': [
      {
        'tutkinnon-osa-koodi-uri': 'tutkinnonosat_555001',
        'tutkinnon-osa-koodi-versio': 1,
        'osaamisen-hankkimistavat': [
          {
            'yksiloiva-tunniste': tunniste,
            alku: '2026-05-01',
            loppu,
            'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
            'osaamisen-hankkimistapa-koodi-versio': 2,
            'tyopaikalla-jarjestettava-koulutus': {
              'tyopaikan-nimi': 'Esimerkkileipomo',
              'keskeiset-tyotehtavat': [],
              'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni Ohjaaja', ...contact },
            },
          },
        ],
      },
    ],
  };
}

const root: HoksDraft = { 'oppija-oid': oppija, sahkoposti: 'oppija@example.org', puhelinnumero: '0405550100' };

/** As GET shows it; every generation is one PUT. */
function shown(document: HoksDraft, generation = 1): Record<string, unknown> {
  const osat = document['hankittavat-ammat-tutkinnon-osat']?.map((osa) => ({ ...osa, 'module-id': `m${generation}` }));
  return {
    ...document,
    ...(osat ? { 'hankittavat-ammat-tutkinnon-osat': osat } : {}),
    id: 1,
    eid: 'e',
    'oppimisen-tuki': [],
  };
}

function baseline(document: HoksDraft, change: Partial<Baseline> = {}): Baseline {
  return { moduleIds: moduleIdsOf(shown(document)), document, isComplete: true, throughVersion: 1, ...change };
}

const expected = (approved: HoksDraft, known: HoksDraft, change: object = {}) => ({
  approved,
  mayBeStored: false,
  tried: [],
  baseline: baseline(known),
  ...change,
});

describe('what eHOKS holds before a write', () => {
  const known = { ...root, ...unit({}) };
  const approved = { ...known, versio: 2 };

  test('is ours when nothing has changed, also after a PUT of the same content', () => {
    const ours = { kind: 'ours', document: known, cleanUp: undefined };
    expect(whatEhoksHolds(expected(approved, known), shown(known), today)).toEqual(ours);
    expect(whatEhoksHolds(expected(approved, known), shown(known, 2), today)).toEqual(ours);
  });

  test('is the approved version when it is there already, or needs nothing', () => {
    const held = { kind: 'approved', cleanUp: undefined };
    expect(whatEhoksHolds(expected(approved, known), shown(approved), today)).toEqual(held);
    expect(whatEhoksHolds(expected(known, known), shown(known), today)).toEqual(held);
    expect(whatEhoksHolds(expected(approved, known, { baseline: undefined }), shown(approved), today)).toEqual(held);
  });

  test('is a version of ours whose answer was lost', () => {
    const tried = { ...known, versio: 7 };
    expect(whatEhoksHolds(expected(approved, known, { tried: [tried] }), shown(tried, 2), today)).toMatchObject({
      kind: 'ours',
      document: tried,
    });
  });

  test.each<[string, HoksDraft]>([
    ['a root field', { ...known, versio: 9 }],
    ['a contact that was added', { ...known, ...unit({ sahkoposti: 'uusi@example.org' }) }],
    ['a contact that was changed', { ...known, puhelinnumero: '0405550199' }],
    ['a part', { ...known, ...unit({ loppu: '2026-06-02' }) }],
    ['a part that is gone', root],
  ])('is something else when somebody changed %s', (_what, theirs) => {
    for (const generation of [1, 2]) {
      expect(whatEhoksHolds(expected(approved, known), shown(theirs, generation), today).kind).toBe('something-else');
    }
  });

  test('is something else when nothing of ours is known to be there', () => {
    expect(whatEhoksHolds(expected(approved, known, { baseline: undefined }), shown(known), today).kind).toBe(
      'something-else',
    );
  });

  test('sends a version whose difference eHOKS does not show', () => {
    const withAreas = (first: string): HoksDraft => ({
      'hankittavat-ammat-tutkinnon-osat': [
        {
          'osaamisen-osoittaminen': [
            {
              'osa-alueet': [
                { 'koodi-uri': first, 'koodi-versio': 1 },
                { 'koodi-uri': 'b', 'koodi-versio': 1 },
              ],
            },
          ],
        },
      ],
    });
    expect(whatEhoksHolds(expected(withAreas('x'), withAreas('a')), shown(withAreas('b')), today).kind).toBe('ours');
  });
});

describe("eHOKS's own clean-up", () => {
  const known = { ...root, ...unit({ sahkoposti: 'onni@example.org', puhelinnumero: '09 555 0101' }) };
  const withoutSupervisor = { ...root, ...unit({}) };
  const withoutStudent = {
    'oppija-oid': oppija,
    ...unit({ sahkoposti: 'onni@example.org', puhelinnumero: '09 555 0101' }),
  };
  const approved = { ...known, versio: 2 };

  test.each<[string, HoksDraft]>([
    ["the supervisor's contacts", withoutSupervisor],
    ["the student's contacts", withoutStudent],
    ['one of them', { ...known, sahkoposti: undefined }],
    ['all of them', { 'oppija-oid': oppija, ...unit({}) }],
    ["the student's OID", { ...known, 'oppija-oid': otherOppija }],
    ['everything at once', { 'oppija-oid': otherOppija, ...unit({}) }],
  ])('is accepted for %s, and taken out of what is sent', (_what, cleaned) => {
    const held = whatEhoksHolds(expected(approved, known), shown(cleaned), today);
    expect(held).toMatchObject({ kind: 'ours', document: withoutUndefined(cleaned) });
    expect(withoutCleanedUp(approved, held.kind === 'ours' ? held.cleanUp : undefined)).toEqual({
      ...withoutUndefined(cleaned),
      versio: 2,
    });
  });

  test('leaves nothing to send when it was the only difference', () => {
    const held = whatEhoksHolds(expected(known, known), shown(withoutSupervisor), today);
    expect(held).toMatchObject({ kind: 'approved', cleanUp: { contacts: [{}, {}] } });
  });

  test('is somebody else after a PUT, unless the contact is due by the rule of three months', () => {
    const current = { ...root, ...unit({ loppu: '2026-08-23', sahkoposti: 'onni@example.org' }) };
    const over = { ...root, ...unit({ loppu: '2026-08-22', sahkoposti: 'onni@example.org' }) };
    const gone = (loppu: string) => shown({ ...root, ...unit({ loppu }) }, 2);
    expect(whatEhoksHolds(expected(current, current), gone('2026-08-23'), today).kind).toBe('something-else');
    expect(whatEhoksHolds(expected(over, over), gone('2026-08-22'), today).kind).toBe('approved');
  });

  test('proves nothing in a plan without module-ids', () => {
    const tuva: HoksDraft = { ...root, 'osaamisen-saavuttamisen-pvm': '2026-08-23' };
    const finished: HoksDraft = { ...root, 'osaamisen-saavuttamisen-pvm': '2026-08-22' };
    const cleaned = ({ sahkoposti: _sahkoposti, ...rest }: HoksDraft) => shown(rest);
    expect(whatEhoksHolds(expected(tuva, tuva), cleaned(tuva), today).kind).toBe('something-else');
    expect(whatEhoksHolds(expected(finished, finished), cleaned(finished), today).kind).toBe('approved');
  });

  test('is recognised in a version whose answer was lost', () => {
    const sent = { ...known, versio: 2 };
    const cleaned = { ...withoutSupervisor, versio: 2 };
    const lost = { mayBeStored: true };
    expect(whatEhoksHolds(expected(sent, known, lost), shown(cleaned, 2), today).kind).toBe('approved');
    expect(whatEhoksHolds(expected(sent, known), shown(cleaned, 2), today).kind).toBe('something-else');
  });

  test('never takes a contact that a person has entered anew', () => {
    const cleanUp = cleanUpBetween(known, shown(withoutSupervisor), { sameModules: true, today });
    const anew = { ...root, ...unit({ sahkoposti: 'outi@example.org' }) };
    const elsewhere = {
      ...root,
      ...unit({ tunniste: 'jakso-2', loppu: '2027-01-31', sahkoposti: 'onni@example.org' }),
    };
    expect(withoutCleanedUp(anew, cleanUp)).toBe(anew);
    expect(withoutCleanedUp(elsewhere, cleanUp)).toBe(elsewhere);
  });

  test('finds a period again that got its identifier later', () => {
    const bare = { ...root, ...unit({ tunniste: '', sahkoposti: 'onni@example.org' }) };
    const cleanUp = cleanUpBetween(bare, shown({ ...root, ...unit({ tunniste: '' }) }), { sameModules: true, today });
    expect(
      withoutCleanedUp({ ...root, ...unit({ tunniste: 'uusi', sahkoposti: 'onni@example.org' }) }, cleanUp),
    ).toEqual({
      ...root,
      ...unit({ tunniste: 'uusi' }),
    });
  });

  test('follows two merges one after the other', () => {
    const third = '1.2.246.562.24.99900022219';
    const merge = (from: string, to: string) => ({ oppijaOids: [{ from, to }], contacts: [] });
    const both = joinCleanUps(merge(oppija, otherOppija), merge(otherOppija, third));
    expect(withoutCleanedUp(root, both)['oppija-oid']).toBe(third);
  });

  test('is nothing when the two are the same', () => {
    const cleanUp = cleanUpBetween(known, shown(known), { sameModules: false, today });
    expect(cleanUp && isNothing(cleanUp)).toBe(true);
  });
});

describe('the rule of three months', () => {
  const contact = { sahkoposti: 'onni@example.org', puhelinnumero: '09 555 0101' };

  test("drops a supervisor's contacts the day after three months, and keeps the name", () => {
    const kept = unit({ loppu: '2026-08-23', ...contact });
    expect(withoutExpiredContacts(kept, today)).toBe(kept);
    expect(withoutExpiredContacts(unit({ loppu: '2026-08-22', ...contact }), today)).toEqual(
      unit({ loppu: '2026-08-22' }),
    );
  });

  test("drops the student's contacts when the study right and the plan are both over", () => {
    const document = { ...root, ...unit({ loppu: '2026-08-01' }) };
    const ended = (päättymispäivä: string) => withoutExpiredContacts(document, today, { päättymispäivä });
    expect(ended('2026-08-22')).toEqual({ 'oppija-oid': oppija, ...unit({ loppu: '2026-08-01' }) });
    expect(ended('2026-08-23')).toBe(document);
    expect(withoutExpiredContacts(document, today)).toBe(document);
    const going = { ...root, ...unit({ loppu: '2026-11-01' }) };
    expect(withoutExpiredContacts(going, today, { päättymispäivä: '2026-08-01' })).toBe(going);
  });
});

function withoutUndefined(document: HoksDraft): HoksDraft {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)) as HoksDraft;
}
