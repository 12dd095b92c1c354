import { koodi, koodiversio, kylla, maara, organisaatio, teksti, tekstiOpiskelijasta } from './field-builders.ts';
import type { ValueRule } from './field-spec.ts';
import { ANY_SUFFIX } from './value-types.ts';

/** Fields that several units and sub-areas have with the same meaning (contract 3.2-3.6). */

export const tutkinnonOsa = () =>
  koodi(
    { fi: 'Tutkinnon osa', sv: 'Examensdel' },
    'tutkinnonosat',
    /^tutkinnonosat_\d+$/,
    'tutkinnon-osa-koodi-versio',
    { columns: 8 },
  );

export const tutkinnonOsanVersio = () =>
  koodiversio({ fi: 'Tutkinnon osan koodin versio', sv: 'Version av examensdelens kod' });

export const osaAlue = () =>
  koodi(
    { fi: 'Osa-alue', sv: 'Delområde' },
    'ammatillisenoppiaineet',
    new RegExp(`^ammatillisenoppiaineet_${ANY_SUFFIX}$`),
    'osa-alue-koodi-versio',
  );

export const osaAlueenVersio = () => koodiversio({ fi: 'Osa-alueen koodin versio', sv: 'Version av delområdets kod' });

export const perusteenDiaarinumero = () =>
  teksti(
    { fi: 'Perusteen diaarinumero', sv: 'Examensgrundernas diarienummer' },
    { help: { fi: 'Esimerkiksi OPH-2762-2017.', sv: 'Till exempel OPH-2762-2017.' } },
  );

/** Deviation (66 §) and material fact can tell of health or special support: secret by default (R38). */
export const poikkeaminen = (valueRules: readonly ValueRule[] = []) =>
  tekstiOpiskelijasta(
    {
      fi: 'Vaatimuksista tai osaamistavoitteista poikkeaminen',
      sv: 'Avvikelse från kraven på yrkesskicklighet eller målen för kunnandet',
    },
    { secret: true, valueRules },
  );

export const olennainenSeikka = () =>
  kylla(
    { fi: 'Olennainen seikka', sv: 'Väsentlig uppgift' },
    {
      secret: true,
      help: {
        fi: 'eHOKSiin siirtyy vain tieto siitä, että olennainen seikka on. Älä kirjoita sen sisältöä tähän suunnitelmaan.',
        sv: 'Till ePUK förs bara uppgiften att det finns en väsentlig uppgift. Skriv inte innehållet i den här planen.',
      },
    },
  );

export const jarjestaja = () =>
  organisaatio(
    { fi: 'Koulutuksen järjestäjä', sv: 'Utbildningsanordnare' },
    {
      help: {
        fi: 'Vain jos toteuttaja on toinen koulutuksen järjestäjä.',
        sv: 'Endast om en annan utbildningsanordnare genomför delen.',
      },
    },
  );

export const opetusJaOhjaus = () =>
  maara({ fi: 'Opetus ja ohjaus', sv: 'Undervisning och handledning' }, { fi: 'tuntia', sv: 'timmar' });
