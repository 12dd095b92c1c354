import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { changesBetween, takeSnapshot } from '../../../src/shared/reference/changes.ts';
import { inUse, takeIntoUse } from '../../../src/shared/reference/in-use.ts';
import { type Koodi, koodisto, valittavatKoodit } from '../../../src/shared/reference/koodistot.ts';
import { overlaidKoodisto, overlaidUnits, unitsByUri } from '../../../src/shared/reference/overlay.ts';
import { lataaPeruste } from '../../../src/shared/reference/perusteet.ts';
import { koodistoNimet, type ReferenceSet } from '../../../src/shared/reference/reference-set.ts';
import { yhteisetTutkinnonOsat } from '../../../src/shared/reference/yhteiset-tutkinnon-osat.ts';
import { lataaTutkinnonOsat } from '../../../src/shared/reference/tutkinnon-osat.ts';

const name = fc.option(fc.constantFrom('yksi', 'kaksi', 'kolme'), { nil: undefined });
const mark = fc.option(fc.constant(true as const), { nil: undefined });
const shippedCode = (uri: string) =>
  fc.record({
    uri: fc.constant(uri),
    versio: fc.integer({ min: 1, max: 5 }),
    fi: name,
    sv: name,
    vahvistamaton: fc.option(fc.record({ fi: mark, sv: mark }), { nil: undefined }),
    kaytossa: fc.option(fc.constant(false), { nil: undefined }),
    tutkinnonOsat: fc.option(fc.constant(['tutkinnonosat_1']), { nil: undefined }),
  });
const freshCode = (uri: string) =>
  fc.record({
    uri: fc.constant(uri),
    versio: fc.integer({ min: 1, max: 9 }),
    fi: name,
    sv: name,
    kaytossa: fc.option(fc.constant(false as const), { nil: undefined }),
  });
const listOf = <Code>(code: (uri: string) => fc.Arbitrary<Code>) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 9 })
    .chain((numbers) => fc.tuple(...numbers.map((number) => code(`lista_${number}`))));

describe('a refreshed code list over the shipped one', () => {
  test('has every code of both once, the shipped ones first and in their order', () => {
    fc.assert(
      fc.property(listOf(shippedCode), listOf(freshCode), (shipped, fresh) => {
        const uris = overlaidKoodisto(shipped, fresh).map(({ uri }) => uri);
        const old = shipped.map(({ uri }) => uri);
        expect(uris.slice(0, old.length)).toEqual(old);
        expect(new Set(uris)).toEqual(new Set([...old, ...fresh.map(({ uri }) => uri)]));
        expect(uris).toHaveLength(new Set(uris).size);
      }),
    );
  });

  test('offers what the service offers and eHOKS does not refuse, each with the version the service gave', () => {
    fc.assert(
      fc.property(listOf(shippedCode), listOf(freshCode), (shipped, fresh) => {
        const refused = new Set(shipped.filter(({ kaytossa }) => kaytossa === false).map(({ uri }) => uri));
        const offered = overlaidKoodisto(shipped, fresh).filter(({ kaytossa }) => kaytossa !== false);
        const expected = fresh.filter(({ uri, kaytossa }) => kaytossa !== false && !refused.has(uri));
        const versions = (codes: readonly Koodi[]) => new Map(codes.map(({ uri, versio }) => [uri, versio]));
        expect(versions(offered)).toEqual(versions(expected));
      }),
    );
  });

  test('never loses a name, and marks exactly the working labels that no real name has replaced', () => {
    fc.assert(
      fc.property(listOf(shippedCode), listOf(freshCode), (shipped, fresh) => {
        for (const koodi of overlaidKoodisto(shipped, fresh)) {
          const was = shipped.find(({ uri }) => uri === koodi.uri);
          const live = fresh.find(({ uri }) => uri === koodi.uri);
          for (const kieli of ['fi', 'sv'] as const) {
            expect(koodi[kieli]).toBe(live?.[kieli] ?? was?.[kieli]);
            const isMarked = was?.vahvistamaton?.[kieli] === true && live?.[kieli] === undefined;
            expect(koodi.vahvistamaton?.[kieli] === true).toBe(isMarked);
          }
        }
      }),
    );
  });

  test('is the same when it is laid twice', () => {
    fc.assert(
      fc.property(listOf(shippedCode), listOf(freshCode), (shipped, fresh) => {
        const once = overlaidKoodisto(shipped, fresh);
        expect(overlaidKoodisto(once, fresh).map(({ uri, versio, fi, sv }) => [uri, versio, fi, sv])).toEqual(
          once.map(({ uri, versio, fi, sv }) => [uri, versio, fi, sv]),
        );
      }),
    );
  });
});

test('a unit that the national list no longer has keeps its name and is not offered', () => {
  const shipped = [
    { uri: 'tutkinnonosat_1', versio: 1, fi: 'Vanha' },
    { uri: 'tutkinnonosat_3', versio: 1, fi: 'Kolmas', sv: 'Tredje' },
  ];
  const fresh = unitsByUri({
    numerot: [2, 3],
    versiot: [1, 5],
    fi: ['Uusi', 'Kolmas osa'],
    sv: ['', ''],
    passiiviset: [2],
  });
  expect(overlaidUnits(shipped, fresh)).toEqual([
    { uri: 'tutkinnonosat_1', versio: 1, fi: 'Vanha', kaytossa: false },
    { uri: 'tutkinnonosat_2', versio: 1, fi: 'Uusi', sv: undefined, kaytossa: false },
    { uri: 'tutkinnonosat_3', versio: 5, fi: 'Kolmas osa', sv: 'Tredje' },
  ]);
});

/** The shipped lists as a refresh would bring them when nothing had changed. */
async function unchangedSet(): Promise<ReferenceSet> {
  const units = await lataaTutkinnonOsat();
  const codes = koodistoNimet.map((nimi) => [
    nimi,
    koodisto(nimi).map(({ uri, versio, fi, sv, vahvistamaton, kaytossa }) => ({
      uri,
      versio,
      fi: vahvistamaton?.fi === true ? undefined : fi,
      sv: vahvistamaton?.sv === true ? undefined : sv,
      kaytossa: kaytossa === false ? (false as const) : undefined,
    })),
  ]);
  return {
    ymparisto: 'tuotanto',
    haettu: '2026-11-23T08:00:00Z',
    koodistot: Object.fromEntries(codes) as ReferenceSet['koodistot'],
    tutkinnonOsat: {
      numerot: units.map(({ uri }) => Number(uri.split('_')[1])),
      versiot: units.map(({ versio }) => versio),
      fi: units.map(({ fi }) => fi ?? ''),
      sv: units.map(({ sv }) => sv ?? ''),
      passiiviset: [],
    },
    perusteet: [],
    organisaatiot: [],
    tarkisteet: {},
  };
}

describe('what changed', () => {
  afterEach(() => takeIntoUse(undefined));

  test('is nothing when the lists say what they said', async () => {
    const before = await takeSnapshot();
    takeIntoUse(await unchangedSet());
    expect(changesBetween(before, await takeSnapshot())).toMatchObject({
      added: 0,
      renamed: 0,
      newVersion: 0,
      withdrawn: 0,
      perusteet: 0,
    });
  });

  test('counts each code once, by what matters most', async () => {
    const set = await unchangedSet();
    const [first, second, third, ...rest] = set.koodistot.ammatillisenoppiaineet;
    if (first === undefined || second === undefined || third === undefined) throw new Error('the list is too short');
    const added = { uri: 'ammatillisenoppiaineet_uusi', versio: 1, fi: 'Uusi' };
    const changed = [{ ...first, fi: 'Toinen nimi', versio: 9 }, { ...second, versio: 9 }, added, ...rest];
    const before = await takeSnapshot();
    takeIntoUse({ ...set, koodistot: { ...set.koodistot, ammatillisenoppiaineet: changed } });
    const changes = changesBetween(before, await takeSnapshot());
    expect(changes).toMatchObject({ added: 1, renamed: 1, newVersion: 1, withdrawn: 1, perusteet: 0 });
    expect(valittavatKoodit('ammatillisenoppiaineet').map(({ uri }) => uri)).not.toContain(third.uri);
    expect(inUse().kooditUrilla.get(third.uri)?.fi).toBe(third.fi);
  });

  test('the osa-alueet of the common units take the versions of their list', async () => {
    const set = await unchangedSet();
    const changed = set.koodistot.ammatillisenoppiaineet.map((koodi) =>
      koodi.uri === 'ammatillisenoppiaineet_mlma' ? { ...koodi, versio: 8 } : koodi,
    );
    takeIntoUse({ ...set, koodistot: { ...set.koodistot, ammatillisenoppiaineet: changed } });
    const areas = yhteisetTutkinnonOsat('2024-08-01').flatMap(({ osaAlueet }) => osaAlueet ?? []);
    expect(areas.find(({ uri }) => uri === 'ammatillisenoppiaineet_mlma')?.versio).toBe(8);
    expect(areas.find(({ uri }) => uri === 'ammatillisenoppiaineet_mlfk')?.versio).toBe(1);
  });

  test('a curriculum that came anew counts, and its codes take the versions of the lists', async () => {
    const set = await unchangedSet();
    const peruste = {
      diaarinumero: 'OPH-9999-2026',
      fi: 'Uusi',
      koulutukset: [],
      koulutustyyppi: 'koulutustyyppi_1',
      voimassaolo: {},
      taydellinen: true,
      osaamisalat: [],
      tutkintonimikkeet: [],
      tutkinnonOsat: [{ uri: 'tutkinnonosat_106880', versio: 1, versioVahvistamaton: true as const, fi: 'Osa' }],
      koulutuksenOsat: [],
    };
    const at = set.tutkinnonOsat.numerot.indexOf(106_880);
    const before = await takeSnapshot();
    takeIntoUse({
      ...set,
      perusteet: [peruste],
      tutkinnonOsat: { ...set.tutkinnonOsat, versiot: set.tutkinnonOsat.versiot.with(at, 7) },
    });
    expect(changesBetween(before, await takeSnapshot())).toMatchObject({ newVersion: 1, perusteet: 1 });
    expect((await lataaPeruste('OPH-9999-2026'))?.tutkinnonOsat).toEqual([
      { uri: 'tutkinnonosat_106880', versio: 7, fi: 'Osa', osaAlueet: undefined },
    ]);
  });
});
