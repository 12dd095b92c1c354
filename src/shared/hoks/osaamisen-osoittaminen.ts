import {
  id,
  koodiversio,
  moduleId,
  organisaatio,
  osa,
  osat,
  paiva,
  pakollinen,
  palvelimenId,
  part,
  pitkaTeksti,
  teksti,
  tekstit,
  tekstitOpiskelijasta,
  vapaaKoodi,
  yTunnus,
} from './field-builders.ts';
import { koulutuksenJarjestajaArvioija, tyoelamaOsaamisenArvioija } from './osaamisen-arvioija.ts';
import { fromPeriod, fromPeriodTasks } from './offers/from-period.ts';
import { poikkeaminen } from './osa-kentat.ts';
import { datesInOrder } from './rules/dates-in-order.ts';
import {
  contentDescribed,
  insideStudyRight,
  oneSubArea,
  providerAssessorNamed,
  workingLifeAssessorNamed,
} from './rules/demonstration.ts';
import { organisationGiven } from './rules/organisation-given.ts';
import { noNestedId } from './rules/value-rules.ts';
import { codeOf, dateRange, joined, nested, textOf } from './summaries.ts';

/** The organiser of a demonstration when it is another provider (R10). */
export const naytonJarjestaja = part({
  name: 'NaytonJarjestaja',
  label: { fi: 'Näytön järjestäjä', sv: 'Anordnare av yrkesprovet' },
  fields: {
    'oppilaitos-oid': organisaatio(
      { fi: 'Oppilaitos', sv: 'Läroanstalt' },
      {
        help: {
          fi: 'Vain jos näytön järjestää toinen koulutuksen järjestäjä.',
          sv: 'Endast om en annan utbildningsanordnare ordnar yrkesprovet.',
        },
      },
    ),
    id: id([noNestedId]),
  },
  rules: [organisationGiven],
});

export const nayttoymparisto = part({
  name: 'Nayttoymparisto',
  label: { fi: 'Näyttöympäristö', sv: 'Yrkesprovsmiljö' },
  fields: {
    nimi: pakollinen(teksti({ fi: 'Näyttöpaikan nimi', sv: 'Platsens namn' }, { columns: 6, carry: 'workplace' })),
    'y-tunnus': yTunnus({ fi: 'Näyttöpaikan Y-tunnus', sv: 'Platsens FO-nummer' }, { carry: 'workplace' }),
    kuvaus: pitkaTeksti(
      { fi: 'Näyttöympäristön kuvaus', sv: 'Beskrivning av yrkesprovsmiljön' },
      { columns: 9, carry: 'workplace' },
    ),
  },
  rules: [],
  remembers: [{ kind: 'workplace', facts: { nimi: ['nimi'], yTunnus: ['y-tunnus'] } }],
  summary: (draft) => textOf(draft, 'nimi'),
});

/** A sub-area shown in a demonstration. Its code is free text for the server. */
export const koodistoKoodi = part({
  name: 'KoodistoKoodi',
  label: { fi: 'Osa-alue', sv: 'Delområde' },
  fields: {
    'koodi-uri': pakollinen(vapaaKoodi({ fi: 'Osa-alue', sv: 'Delområde' }, 'ammatillisenoppiaineet', 'koodi-versio')),
    'koodi-versio': pakollinen(koodiversio({ fi: 'Osa-alueen koodin versio', sv: 'Version av delområdets kod' })),
  },
  rules: [],
  summary: (draft, names) => codeOf(draft, 'koodi-uri', names),
});

/** A demonstration; also the details of prior learning shown in one (contract 3.8). */
export const osaamisenOsoittaminen = part({
  name: 'OsaamisenOsoittaminen',
  label: { fi: 'Näyttö', sv: 'Yrkesprov' },
  fields: {
    alku: pakollinen(paiva({ fi: 'Näyttö alkaa', sv: 'Yrkesprovet börjar' })),
    loppu: pakollinen(paiva({ fi: 'Näyttö päättyy', sv: 'Yrkesprovet slutar' })),
    nayttoymparisto: pakollinen(osa(nayttoymparisto, nayttoymparisto.label, { isInline: true })),
    'sisallon-kuvaus': pakollinen(
      tekstit({ fi: 'Näytön sisällön kuvaus', sv: 'Beskrivning av yrkesprovets innehåll' }),
    ),
    'yksilolliset-kriteerit': tekstitOpiskelijasta(
      { fi: 'Yksilölliset arviointikriteerit', sv: 'Individuella bedömningskriterier' },
      { secret: true },
    ),
    'koulutuksen-jarjestaja-osaamisen-arvioijat': osat(
      koulutuksenJarjestajaArvioija,
      { fi: 'Arvioijat, koulutuksen järjestäjä', sv: 'Bedömare, utbildningsanordnaren' },
      { carry: 'staff' },
    ),
    'tyoelama-osaamisen-arvioijat': osat(
      tyoelamaOsaamisenArvioija,
      { fi: 'Arvioijat, työelämä', sv: 'Bedömare, arbetslivet' },
      { carry: 'workplace' },
    ),
    // Vocational and local units have no sub-areas to show.
    'osa-alueet': osat(
      koodistoKoodi,
      { fi: 'Osa-alueet', sv: 'Delområden' },
      { onlyAt: ([list]) => String(list).includes('yhteiset') },
    ),
    'vaatimuksista-tai-tavoitteista-poikkeaminen': poikkeaminen(),
    jarjestaja: osa(naytonJarjestaja),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [
    datesInOrder,
    insideStudyRight,
    contentDescribed,
    providerAssessorNamed,
    workingLifeAssessorNamed,
    oneSubArea,
  ],
  offers: [fromPeriod, fromPeriodTasks],
  summary: (draft, names) => joined(nested(nayttoymparisto, draft['nayttoymparisto'], names), dateRange(draft, names)),
});
