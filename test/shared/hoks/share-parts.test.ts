import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffHoks } from '../../../src/shared/hoks/diff-hoks.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import type { Opiskeluoikeus } from '../../../src/shared/hoks/opiskeluoikeus.ts';
import { isShareable, placeKey, type Shareable, shareables, shareParts } from '../../../src/shared/hoks/share-parts.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { fixture, KOULUTUSSOPIMUS, studyRight, tuvaStudyRight } from './plans.ts';
import { names } from './summary-names.ts';

const unitsOf = 'hankittavat-ammat-tutkinnon-osat';
const kept = { workplace: true, staff: true };

function counter(): () => string {
  let count = 0;
  return () => `uusi-${(count += 1)}`;
}

const period = (alku: string, loppu: string) => ({
  'osaamisen-hankkimistapa-koodi-uri': KOULUTUSSOPIMUS,
  'osaamisen-hankkimistapa-koodi-versio': 1,
  alku,
  loppu,
  'yksiloiva-tunniste': 'alkuperäinen',
});

const huolto = (periods: unknown[]) => ({
  'tutkinnon-osa-koodi-uri': 'tutkinnonosat_1',
  'tutkinnon-osa-koodi-versio': 1,
  'osaamisen-hankkimistavat': periods,
});

const plan = (...units: unknown[]) => ({ [unitsOf]: units }) as HoksDraft;

const share = (
  source: HoksDraft,
  chosen: readonly string[],
  document: HoksDraft,
  opiskeluoikeus: Opiskeluoikeus = studyRight(),
) => shareParts(source, new Set(chosen), { document, opiskeluoikeus }, { kept, newId: counter() });

const kinds = ({ notes }: ReturnType<typeof share>) => notes.map(({ kind, path }) => `${kind} ${placeKey(path)}`);

const flat = (items: readonly Shareable[]): string[] =>
  items.flatMap(({ path, inside }) => [placeKey(path), ...flat(inside)]);

const unit = `${unitsOf}.0`;
const itsPeriod = `${unit}.osaamisen-hankkimistavat.0`;

test('a unit goes to another plan with the periods that were chosen, each with a new identifier', () => {
  const source = plan(huolto([period('2026-09-01', '2026-09-30'), period('2026-10-01', '2026-10-31')]));
  const shared = share(source, [unit, itsPeriod], {});
  const [added] = shared.document[unitsOf] ?? [];
  expect(added?.['osaamisen-hankkimistavat']).toEqual([
    { ...period('2026-09-01', '2026-09-30'), 'yksiloiva-tunniste': 'uusi-1' },
  ]);
  expect(shared.notes).toEqual([]);
});

test('a period goes into the unit that the other plan has, and brings the unit when it has none', () => {
  const source = plan(huolto([period('2026-09-01', '2026-09-30')]));
  const own = { ...huolto([period('2027-01-01', '2027-01-31')]), 'opetus-ja-ohjaus-maara': 12 };
  const into = share(source, [itsPeriod], plan(own));
  expect(into.document[unitsOf]).toHaveLength(1);
  expect(into.document[unitsOf]?.[0]).toMatchObject({ 'opetus-ja-ohjaus-maara': 12 });
  expect(into.document[unitsOf]?.[0]?.['osaamisen-hankkimistavat']?.map(({ alku }) => alku)).toEqual([
    '2027-01-01',
    '2026-09-01',
  ]);
  const alone = share(source, [itsPeriod], {});
  expect(alone.document[unitsOf]).toHaveLength(1);
  expect(kinds(alone)).toEqual([`with-unit ${unit}`]);
});

test('what the other plan has already is said and not added', () => {
  const source = plan(huolto([period('2026-09-01', '2026-09-30')]));
  const target = plan(huolto([{ ...period('2026-09-01', '2026-09-30'), 'yksiloiva-tunniste': 'oma' }]));
  const shared = share(source, [unit, itsPeriod], target);
  expect(shared.document).toBe(target);
  expect(kinds(shared)).toEqual([`there ${unit}`, `there ${itsPeriod}`]);
});

test('days outside the study right are left out and said', () => {
  const source = plan(huolto([period('2026-09-01', '2027-06-30')]));
  const right = studyRight({ alkamispäivä: '2026-08-10', arvioituPäättymispäivä: '2027-05-31' });
  const shared = share(source, [unit, itsPeriod], {}, right);
  expect(shared.document[unitsOf]?.[0]?.['osaamisen-hankkimistavat']?.[0]).not.toHaveProperty('loppu');
  expect(kinds(shared)).toEqual([`days-left-out ${itsPeriod}`]);
});

test('vocational units never come into a TUVA plan, nor TUVA units into a vocational one', () => {
  const vocational = plan(huolto([]));
  const tuva = fixture('tuva-post.json') as HoksDraft;
  const target = {};
  expect(share(vocational, [unit], target, tuvaStudyRight()).document).toBe(target);
  expect(kinds(share(vocational, [unit], target, tuvaStudyRight()))).toEqual([`other-education ${unit}`]);
  const chosen = 'hankittavat-koulutuksen-osat.0';
  expect(kinds(share(tuva, [chosen], target))).toEqual([`other-education ${chosen}`]);
});

test('what is secret of a unit stays with its student; support goes along only when it is chosen itself', () => {
  const source = {
    ...plan({
      ...huolto([]),
      'vaatimuksista-tai-tavoitteista-poikkeaminen': 'salassa pidettävää',
      'olennainen-seikka': true,
    }),
    'oppimisen-tuki': [{ 'oppimisen-tuen-tyyppi-koodi-uri': 'ammatillinenkoulutusoppimisentuentyyppi_02' }],
  };
  const shared = share(source, [unit], {});
  expect(JSON.stringify(shared.document)).not.toMatch(/poikkeaminen|olennainen|tuki/);
  expect(share(source, ['oppimisen-tuki.0'], {}).document['oppimisen-tuki']).toEqual(source['oppimisen-tuki']);
});

test('sharing only adds: another plan loses and changes nothing, and sharing again adds nothing', () => {
  fc.assert(
    fc.property(arbitraryPlan('post'), arbitraryPlan('post'), fc.infiniteStream(fc.boolean()), (from, to, coins) => {
      const chosen = flat(shareables(from as HoksDraft)).filter(() => coins.next().value === true);
      const once = share(from as HoksDraft, chosen, to as HoksDraft);
      const changes = diffHoks(to as HoksDraft, once.document, names());
      expect(changes.filter(({ kind }) => kind !== 'added')).toEqual([]);
      expect(share(from as HoksDraft, chosen, once.document).document).toBe(once.document);
    }),
  );
});

test('nothing of the student, of prior learning or of breaks can be chosen', () => {
  const full = fixture('full-vocational-post.json') as HoksDraft;
  const places = flat(shareables(full));
  expect(places.filter((place) => /aiemmin|keskeytym|arvioijat/.test(place))).toEqual([]);
  expect(places).toContain('hankittavat-ammat-tutkinnon-osat.0.osaamisen-osoittaminen.0');
  expect(isShareable(['hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 1])).toBe(true);
  expect(isShareable(['hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat'])).toBe(false);
  expect(isShareable(['aiemmin-hankitut-ammat-tutkinnon-osat', 0])).toBe(false);
  expect(isShareable(['sahkoposti'])).toBe(false);
  expect(isShareable([])).toBe(false);
});
