import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postBody, updateOf } from '../../../src/shared/delivery/request-body.ts';
import { maybeTruncatedDemonstrations, moduleIdsOf, ownContent } from '../../../src/shared/delivery/server-plan.ts';
import { createdHoks, patchedHoks, replacedHoks, shownHoks } from '../../../src/main/practice/stored-hoks.ts';
import { canonicalText, sameContent } from '../../../src/shared/hoks/canonical.ts';
import { checkPlan } from '../../../src/shared/hoks/check-plan.ts';
import type { AnyDraft } from '../../../src/shared/hoks/field-spec.ts';
import { type HoksDraft, hoksKorvaus, hoksPaivitys } from '../../../src/shared/hoks/hoks.ts';
import { arbitraryPlan } from '../hoks/arbitrary-plan.ts';

const stored: HoksDraft = {
  'opiskeluoikeus-oid': '1.2.246.562.15.55500011121',
  'oppija-oid': '1.2.246.562.24.55500022216',
  'ensikertainen-hyvaksyminen': '2026-08-17',
  'osaamisen-hankkimisen-tarve': true,
  sahkoposti: 'opiskelija@example.org',
  puhelinnumero: '0405550100',
  'oppimisen-tuki': [{ 'oppimisen-tuen-tyyppi-koodi-uri': 'ammatillinenkoulutusoppimisentuentyyppi_02' }],
};

describe('the body of an update', () => {
  test.each<[string, HoksDraft, object]>([
    [
      'is PATCH with the changed root fields only',
      { ...stored, versio: 3 },
      { method: 'patch', body: { id: 7, versio: 3 } },
    ],
    [
      'clears the phone number with PATCH, as ""',
      { ...stored, puhelinnumero: undefined },
      { method: 'patch', body: { id: 7, puhelinnumero: '' } },
    ],
    [
      'is PUT of the whole plan when a root field goes away',
      { ...stored, sahkoposti: undefined },
      { method: 'put', body: { ...stored, sahkoposti: undefined, id: 7 } },
    ],
    [
      'is PUT when a part changes',
      { ...stored, 'oppimisen-tuki': [] },
      { method: 'put', body: { ...stored, 'oppimisen-tuki': [], id: 7 } },
    ],
    [
      'clears the phone number with PUT too, when a part changes',
      { ...stored, 'oppimisen-tuki': undefined, puhelinnumero: undefined },
      { method: 'put', body: { ...stored, 'oppimisen-tuki': undefined, puhelinnumero: '', id: 7 } },
    ],
  ])('%s', (_name, approved, update) => {
    expect(updateOf(approved, stored, { ...stored, id: 7, 'hankittavat-koulutuksen-osat': [] }, 7)).toEqual(update);
  });

  test('is PUT when only what eHOKS does not show differs', () => {
    const naytto = (first: string): HoksDraft => ({
      ...stored,
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
    expect(updateOf(naytto('x'), naytto('a'), naytto('b'), 7).method).toBe('put');
  });

  test('never holds an id when it is new', () => {
    expect(postBody({ ...stored, id: 7 })).toEqual(stored);
  });

  /** The practice server's own functions stand for eHOKS: what is stored and what is shown. */
  test('makes any stored plan say what any approved plan says', () => {
    let modules = 0;
    const uuid = () => `module-${(modules += 1)}`;
    fc.assert(
      fc.property(arbitraryPlan('post'), arbitraryPlan('post'), fc.boolean(), (before, other, sameParts) => {
        // The TUVA study right cannot be taken away (contract 7.1): approval refuses that.
        const { 'tuva-opiskeluoikeus-oid': _tuva, ...rest } = before;
        const after: AnyDraft = sameParts ? { ...other, ...partsOf(rest, other) } : other;
        const server = createdHoks(7, rest, uuid);
        const { method, body } = updateOf(after, rest, shownHoks(server), 7);
        expect(body['id']).toBe(7);
        expect((method === 'patch' ? hoksPaivitys : hoksKorvaus).safeParse(body).success).toBe(true);
        const written = (method === 'put' ? replacedHoks : patchedHoks)(server, body, uuid);
        expect(sameContent(after, shownHoks(written))).toBe(true);
        expect(canonicalText(written.sisalto)).toBe(canonicalText({ ...after }));
        const [idsBefore, idsAfter] = [moduleIdsOf(shownHoks(server)), moduleIdsOf(shownHoks(written))];
        expect(idsAfter.filter((id) => idsBefore.includes(id))).toEqual(method === 'patch' ? idsBefore : []);
      }),
      { numRuns: 100 },
    );
  });
});

/** The parts of one plan with the root fields of another. */
function partsOf(plan: AnyDraft, other: AnyDraft): AnyDraft {
  const names = new Set([...Object.keys(plan), ...Object.keys(other)]);
  const lists = [...names].filter((name) => Array.isArray(plan[name]) || Array.isArray(other[name]));
  return Object.fromEntries(lists.map((name) => [name, plan[name] ?? []]));
}

describe('a plan read from eHOKS', () => {
  test('keeps its content, and nothing that eHOKS would refuse', () => {
    fc.assert(
      fc.property(arbitraryPlan('post'), (plan) => {
        const fromServer = shownHoks(createdHoks(7, plan, () => 'uuid'));
        const own = ownContent(fromServer);
        expect(sameContent(plan, own)).toBe(true);
        expect(canonicalText(own)).toBe(canonicalText(fromServer));
        expect(JSON.stringify(own)).not.toMatch(/"module-id"|"eid"|"manuaalisyotto"/);
        const errors = checkPlan(own, {
          method: 'post',
          virkailija: true,
          opiskeluoikeus: undefined,
          today: '2026-11-23',
        });
        expect(
          errors.filter(({ level, rule }) => level === 'error' && (rule === 'required' || rule === 'unknown-key')),
        ).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('says which demonstrations may have had more sub-areas than eHOKS shows', () => {
    const areas = { 'osa-alueet': [{ 'koodi-uri': 'a', 'koodi-versio': 1 }] };
    const document: HoksDraft = {
      'hankittavat-ammat-tutkinnon-osat': [{ 'osaamisen-osoittaminen': [{}, areas] }],
      'aiemmin-hankitut-ammat-tutkinnon-osat': [{ 'tarkentavat-tiedot-naytto': [areas] }],
      'hankittavat-yhteiset-tutkinnon-osat': [{ 'osa-alueet': [{ 'osaamisen-osoittaminen': [{ 'osa-alueet': [] }] }] }],
    };
    expect(maybeTruncatedDemonstrations(document)).toEqual([
      ['aiemmin-hankitut-ammat-tutkinnon-osat', 0, 'tarkentavat-tiedot-naytto', 0],
      ['hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-osoittaminen', 1],
    ]);
  });
});
