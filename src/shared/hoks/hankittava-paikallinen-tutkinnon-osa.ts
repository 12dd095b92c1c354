import { kokonaisluku, moduleId, osat, palvelimenId, part, pitkaTeksti, teksti } from './field-builders.ts';
import { jarjestaja, olennainenSeikka, opetusJaOhjaus, poikkeaminen } from './osa-kentat.ts';
import { osaamisenHankkimistapa } from './osaamisen-hankkimistapa.ts';
import { osaamisenOsoittaminen } from './osaamisen-osoittaminen.ts';
import { periodChosen } from './rules/period-chosen.ts';
import { notForTuva } from './rules/study-right-type.ts';
import { textOf } from './summaries.ts';

/** What a local unit says of itself, to acquire or acquired before (contract 3.4, 3.6). */
export const paikallisenOsanKentat = () => ({
  nimi: teksti({ fi: 'Nimi', sv: 'Namn' }, { columns: 5 }),
  laajuus: kokonaisluku(
    { fi: 'Laajuus', sv: 'Omfattning' },
    { widget: { type: 'integer', unit: { fi: 'osp', sv: 'kp' } } },
  ),
  'amosaa-tunniste': teksti({
    fi: 'Tunniste ePerusteet AMOSAA -palvelussa',
    sv: 'ID i eGrunders verktyg för yrkeskunnande',
  }),
  'tavoitteet-ja-sisallot': pitkaTeksti({ fi: 'Tavoitteet ja sisällöt', sv: 'Mål och innehåll' }),
});

/** A local unit to acquire. Every field is optional for the server. */
export const hankittavaPaikallinenTutkinnonOsa = part({
  name: 'HankittavaPaikallinenTutkinnonOsa',
  label: { fi: 'Paikallinen tutkinnon osa', sv: 'Lokal examensdel' },
  fields: {
    ...paikallisenOsanKentat(),
    'osaamisen-hankkimistavat': osat(osaamisenHankkimistapa, {
      fi: 'Osaamisen hankkiminen',
      sv: 'Förvärvande av kunnande',
    }),
    'osaamisen-osoittaminen': osat(osaamisenOsoittaminen, {
      fi: 'Osaamisen osoittaminen',
      sv: 'Påvisande av kunnande',
    }),
    'opetus-ja-ohjaus-maara': opetusJaOhjaus(),
    'koulutuksen-jarjestaja-oid': jarjestaja(),
    'vaatimuksista-tai-tavoitteista-poikkeaminen': poikkeaminen(),
    'olennainen-seikka': olennainenSeikka(),
    id: palvelimenId(),
    'module-id': moduleId(),
  },
  rules: [notForTuva, periodChosen],
  unitBy: 'nimi',
  summary: (draft) => textOf(draft, 'nimi'),
});
