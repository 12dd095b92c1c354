import { describe, expect, test } from 'vitest';
import type { AnyDraft } from '../../../src/shared/hoks/field-spec.ts';
import { fromPeriod, fromPeriodTasks } from '../../../src/shared/hoks/offers/from-period.ts';
import { fromPreviousContract, fromPreviousPeriod } from '../../../src/shared/hoks/offers/from-previous-period.ts';

const workplacePart = 'tyopaikalla-jarjestettava-koulutus';
const oid = '1.2.246.562.10.55110000126';
const previous: AnyDraft = {
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
  'osaamisen-hankkimistapa-koodi-versio': 1,
  alku: '2027-01-11',
  loppu: '2027-03-05',
  'osa-aikaisuustieto': 80,
  'yksiloiva-tunniste': 'jakso-1',
  id: 12,
  [workplacePart]: {
    'tyopaikan-nimi': 'Korjaamo',
    'tyopaikan-y-tunnus': '9222223-2',
    'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi', sahkoposti: 'jussi@example.org', id: 3 },
    'keskeiset-tyotehtavat': ['Öljyt'],
    id: 4,
  },
  'jarjestajan-edustaja': { nimi: 'Petri', rooli: 'opettaja', 'oppilaitos-oid': oid, id: 5 },
};

/** What is offered to the last period of a plan. */
function offeredAfter(periods: readonly AnyDraft[], draft: AnyDraft, offer = fromPreviousPeriod): AnyDraft {
  const unit = { 'osaamisen-hankkimistavat': [...periods, draft] };
  return offer.fill({ plan: { 'hankittavat-ammat-tutkinnon-osat': [unit] }, owner: unit, draft });
}

describe('a period after another at a workplace', () => {
  test('is offered its contract, place, instructor and representative and the next working day, but no end, tasks or ids', () => {
    expect(offeredAfter([previous], { 'yksiloiva-tunniste': 'jakso-2' })).toEqual({
      'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
      'osaamisen-hankkimistapa-koodi-versio': 1,
      'osa-aikaisuustieto': 80,
      // That one ends on a Friday.
      alku: '2027-03-08',
      [workplacePart]: {
        'tyopaikan-nimi': 'Korjaamo',
        'tyopaikan-y-tunnus': '9222223-2',
        'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi', sahkoposti: 'jussi@example.org' },
        'keskeiset-tyotehtavat': [],
      },
      'jarjestajan-edustaja': { nimi: 'Petri', rooli: 'opettaja', 'oppilaitos-oid': oid },
    });
  });

  test('is offered nothing when it names a workplace, is of another kind, or is the first', () => {
    const other = { 'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus' };
    expect(offeredAfter([previous], other)).toEqual({});
    expect(offeredAfter([previous], { ...previous })).toEqual({});
    expect(offeredAfter([], {})).toEqual({});
    expect(offeredAfter([other], {})).toEqual({});
  });

  test('is offered no working day that is a holiday, and none when its own is written or that one has no end', () => {
    // Good Friday to Easter Monday.
    expect(offeredAfter([{ ...previous, loppu: '2027-03-25' }], {})).toMatchObject({ alku: '2027-03-30' });
    expect(offeredAfter([previous], { alku: '2027-08-16' })).not.toHaveProperty('alku');
    expect(offeredAfter([{ ...previous, loppu: undefined }], {})).not.toHaveProperty('alku');
    expect(offeredAfter([{ ...previous, loppu: '5.3.' }], {})).not.toHaveProperty('alku');
  });

  test('at another workplace is offered everything but the workplace, until that is named', () => {
    const contract = {
      'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
      'osaamisen-hankkimistapa-koodi-versio': 1,
      'osa-aikaisuustieto': 80,
      alku: '2027-03-08',
      'jarjestajan-edustaja': { nimi: 'Petri', rooli: 'opettaja', 'oppilaitos-oid': oid },
    };
    const offered = (draft: AnyDraft) => offeredAfter([previous], draft, fromPreviousContract);
    expect(offered({})).toEqual(contract);
    expect(offered({ ...contract, loppu: '2027-04-30' })).toEqual({});
    expect(offered({ 'jarjestajan-edustaja': { nimi: 'Anna' } })).not.toHaveProperty('jarjestajan-edustaja');
    const named = { ...contract, [workplacePart]: { 'tyopaikan-nimi': 'Autotalo' } };
    expect(offered(named)).toEqual({});
  });
});

describe('a demonstration beside a period', () => {
  const offered = (draft: AnyDraft, period = previous) =>
    fromPeriod.fill({ plan: {}, owner: { 'osaamisen-hankkimistavat': [period] }, draft });

  test('is offered the place, the last two days and both assessors', () => {
    expect(offered({ nayttoymparisto: {} })).toEqual({
      alku: '2027-03-04',
      loppu: '2027-03-05',
      nayttoymparisto: { nimi: 'Korjaamo', 'y-tunnus': '9222223-2' },
      'koulutuksen-jarjestaja-osaamisen-arvioijat': [{ nimi: 'Petri', organisaatio: { 'oppilaitos-oid': oid } }],
      'tyoelama-osaamisen-arvioijat': [{ nimi: 'Jussi', organisaatio: { nimi: 'Korjaamo', 'y-tunnus': '9222223-2' } }],
    });
  });

  test('keeps every field that is written already', () => {
    const written = {
      alku: '2027-02-01',
      'tyoelama-osaamisen-arvioijat': [{ nimi: 'Maija' }],
      nayttoymparisto: { kuvaus: 'Halli' },
    };
    expect(offered(written)).toEqual({
      loppu: '2027-03-05',
      nayttoymparisto: { kuvaus: 'Halli', nimi: 'Korjaamo', 'y-tunnus': '9222223-2' },
      'koulutuksen-jarjestaja-osaamisen-arvioijat': [{ nimi: 'Petri', organisaatio: { 'oppilaitos-oid': oid } }],
    });
    expect(offered({ nayttoymparisto: { nimi: 'Muu paikka' } })).toEqual({});
  });

  test.each([
    ['2027-03-07', '2027-03-04', '2027-03-05'],
    ['2027-03-08', '2027-03-08', '2027-03-08'],
    ['2027-03-09', '2027-03-08', '2027-03-09'],
  ])('of a period until %s is on working days, %s to %s', (end, alku, loppu) => {
    expect(offered({}, { ...previous, loppu: end })).toMatchObject({ alku, loppu });
  });

  test('of a period of one day is on that day, and without days has none', () => {
    expect(offered({}, { ...previous, alku: '2027-03-05' })).toMatchObject({ alku: '2027-03-05', loppu: '2027-03-05' });
    expect(offered({}, { ...previous, loppu: undefined })).not.toHaveProperty('alku');
  });

  test('is offered the tasks of its period as its content, while that is empty', () => {
    const tasks = (draft: AnyDraft, periods: readonly AnyDraft[]) =>
      fromPeriodTasks.fill({ plan: {}, owner: { 'osaamisen-hankkimistavat': periods }, draft });
    expect(tasks({ 'sisallon-kuvaus': [] }, [previous])).toEqual({ 'sisallon-kuvaus': ['Öljyt'] });
    expect(tasks({ 'sisallon-kuvaus': ['Huolto'] }, [previous])).toEqual({});
    const workplace = { 'tyopaikan-nimi': 'Korjaamo', 'keskeiset-tyotehtavat': [] };
    expect(tasks({}, [{ ...previous, [workplacePart]: workplace }])).toEqual({});
    expect(tasks({}, [])).toEqual({});
  });
});
