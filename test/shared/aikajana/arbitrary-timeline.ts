import fc from 'fast-check';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import type { Opiskeluoikeus } from '../../../src/shared/hoks/opiskeluoikeus.ts';

/** Plans as they stand while being drafted: days missing, reversed, impossible, and parts of every kind. */

type Json = Record<string, unknown>;

const realDay = fc
  .integer({ min: Date.UTC(2023, 6, 1) / 86_400_000, max: Date.UTC(2029, 6, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
/** Leap days, the nights the clocks are turned, the ends of years, and texts that are no day. */
const oddDay = fc.constantFrom(
  '2024-02-29',
  '2028-02-29',
  '2026-03-29',
  '2026-10-25',
  '2025-12-31',
  '2026-01-01',
  '2026-02-29',
  '2026-13-01',
  '0001-01-01',
  '9999-12-31',
  '+12026-01-01',
  '1.9.2026',
  '',
);
const someDay = fc.oneof({ weight: 6, arbitrary: realDay }, { weight: 1, arbitrary: oddDay });
const dates: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  alku: fc.oneof({ weight: 9, arbitrary: someDay }, { weight: 1, arbitrary: fc.constantFrom(7, null) }),
  loppu: someDay,
};

const optional = (model: Readonly<Record<string, fc.Arbitrary<unknown>>>) => fc.record(model, { requiredKeys: [] });
const list = (item: fc.Arbitrary<Json>, maxLength = 3) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.array(item, { maxLength }) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 'x', {}, [null, 3]) },
  );

const period = optional({
  ...dates,
  'osaamisen-hankkimistapa-koodi-uri': fc.constantFrom(
    'osaamisenhankkimistapa_koulutussopimus',
    'osaamisenhankkimistapa_oppisopimus',
    'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
  ),
  'osa-aikaisuustieto': fc.constantFrom(40, 50, 60, 100),
  'tyopaikalla-jarjestettava-koulutus': optional({
    'tyopaikan-nimi': fc.constantFrom('Korjaamo', 'Leipomo'),
    'tyopaikan-y-tunnus': fc.constantFrom('5551234-5', '5554321-3'),
  }),
  keskeytymisajanjaksot: list(optional(dates), 2),
  'muut-oppimisymparistot': list(
    optional({ ...dates, 'oppimisymparisto-koodi-uri': fc.constant('oppimisymparistot_0002') }),
    2,
  ),
});
const demonstration = optional({ ...dates, nayttoymparisto: optional({ nimi: fc.constant('Korjaamo') }) });
const acquiring = { 'osaamisen-hankkimistavat': list(period), 'osaamisen-osoittaminen': list(demonstration, 2) };
const code = fc.constantFrom('tutkinnonosat_1', 'tutkinnonosat_2');
const area = optional({ ...acquiring, 'osa-alue-koodi-uri': fc.constantFrom('osaalue_a', 'osaalue_b') });
const verified = {
  'tarkentavat-tiedot-naytto': list(demonstration, 2),
  'tarkentavat-tiedot-osaamisen-arvioija': optional({ 'lahetetty-arvioitavaksi': someDay }),
};

export const anyPlan: fc.Arbitrary<HoksDraft> = optional({
  'hankittavat-ammat-tutkinnon-osat': list(optional({ ...acquiring, 'tutkinnon-osa-koodi-uri': code })),
  'hankittavat-paikalliset-tutkinnon-osat': list(optional({ ...acquiring, nimi: fc.constant('Oma osa') }), 2),
  'hankittavat-yhteiset-tutkinnon-osat': list(optional({ 'tutkinnon-osa-koodi-uri': code, 'osa-alueet': list(area) })),
  'hankittavat-koulutuksen-osat': list(optional(dates), 2),
  'aiemmin-hankitut-ammat-tutkinnon-osat': list(optional({ ...verified, 'tutkinnon-osa-koodi-uri': code }), 2),
  'aiemmin-hankitut-paikalliset-tutkinnon-osat': list(optional(verified), 1),
  'aiemmin-hankitut-yhteiset-tutkinnon-osat': list(
    optional({ ...verified, 'tutkinnon-osa-koodi-uri': code, 'osa-alueet': list(optional(verified), 2) }),
    2,
  ),
  'opiskeluvalmiuksia-tukevat-opinnot': list(optional({ ...dates, nimi: fc.constant('Opinnot') }), 2),
  'oppimisen-tuki': list(optional(dates), 2),
}).map((plan) => plan as HoksDraft);

export const anyStudyRight: fc.Arbitrary<Opiskeluoikeus> = fc.record(
  { alkamispäivä: someDay, arvioituPäättymispäivä: someDay, päättymispäivä: someDay },
  { requiredKeys: [] },
);
