import { z } from 'zod';
import { aiemminHankittuAmmatillinenTutkinnonOsa } from './aiemmin-hankittu-ammatillinen-tutkinnon-osa.ts';
import { aiemminHankittuPaikallinenTutkinnonOsa } from './aiemmin-hankittu-paikallinen-tutkinnon-osa.ts';
import { aiemminHankittuYhteinenTutkinnonOsa } from './aiemmin-hankittu-yhteinen-tutkinnon-osa.ts';
import {
  aikaleima,
  kokonaisluku,
  koodi,
  koodiversio,
  kylla,
  kyllaVaiEi,
  menetelmittain,
  oma,
  omatArvot,
  opiskeluoikeusOid,
  oppijaOid,
  osat,
  paiva,
  palvelimen,
  part,
  teksti,
} from './field-builders.ts';
import type { Draft, Field, Part } from './field-spec.ts';
import { hankittavaAmmatillinenTutkinnonOsa } from './hankittava-ammatillinen-tutkinnon-osa.ts';
import { hankittavaKoulutuksenOsa } from './hankittava-koulutuksen-osa.ts';
import { hankittavaPaikallinenTutkinnonOsa } from './hankittava-paikallinen-tutkinnon-osa.ts';
import { hankittavaYhteinenTutkinnonOsa } from './hankittava-yhteinen-tutkinnon-osa.ts';
import { opiskeluvalmiuksiaTukevatOpinnot } from './opiskeluvalmiuksia-tukevat-opinnot.ts';
import { oppimisenTuki } from './oppimisen-tuki.ts';
import { competenceReached, emailGiven } from './rules/root.ts';
import { knownStudyRightType, tuvaStudyRightBeside, tuvaStudyRightStays } from './rules/study-right-type.ts';
import { shortText, tuvaOidFits } from './rules/value-rules.ts';
import { writeSchema, readSchema } from './schema-of.ts';

const none = { type: 'none' } as const;
const derived = { type: 'derived' } as const;

/** A collection of parts: absent from PATCH, which knows only root fields (contract 7.2). */
const luettelo = <F extends Field>(field: F) => menetelmittain(field, 'optional', 'optional', 'excluded');
/** A collection that tells of this student alone. */
const omaLuettelo = <F extends Field>(field: F) => oma(luettelo(field));

const rootFields = {
  'opiskeluoikeus-oid': menetelmittain(
    opiskeluoikeusOid({ fi: 'Opiskeluoikeuden OID', sv: 'Studierättens OID' }, { widget: derived }),
    'required',
    'optional',
    'optional',
  ),
  'oppija-oid': menetelmittain(
    oppijaOid({ fi: 'Oppijanumero', sv: 'Studerandenummer' }),
    'required',
    'optional',
    'optional',
  ),
  'osaamisen-hankkimisen-tarve': menetelmittain(
    kyllaVaiEi({
      fi: 'Opiskelijalla on osaamisen hankkimisen tarve',
      sv: 'Den studerande har behov av att förvärva kunnande',
    }),
    'required',
    'required',
    'optional',
  ),
  'urasuunnitelma-koodi-uri': koodi(
    { fi: 'Urasuunnitelman päämäärä', sv: 'Målet för karriärplanen' },
    'urasuunnitelma',
    /^urasuunnitelma_\d{4}$/,
    'urasuunnitelma-koodi-versio',
  ),
  'urasuunnitelma-koodi-versio': koodiversio({
    fi: 'Urasuunnitelman koodin versio',
    sv: 'Version av karriärplanens kod',
  }),
  sahkoposti: teksti({ fi: 'Sähköposti', sv: 'E-post' }, { columns: 6, widget: { type: 'text', input: 'email' } }),
  puhelinnumero: teksti(
    { fi: 'Puhelinnumero', sv: 'Telefonnummer' },
    { columns: 6, widget: { type: 'text', input: 'tel' }, valueRules: [shortText] },
  ),
  'ensikertainen-hyvaksyminen': menetelmittain(
    paiva(
      { fi: 'Ensikertainen hyväksyminen', sv: 'Godkänd för första gången' },
      {
        columns: 4,
        help: {
          fi: 'Jos jätät tyhjäksi, päivä tulee ensimmäisestä hyväksymisestä tässä ohjelmassa.',
          sv: 'Om du lämnar tomt kommer dagen från det första godkännandet i det här programmet.',
        },
      },
    ),
    'required',
    'required',
    'optional',
  ),
  hyvaksytty: aikaleima({ fi: 'Hyväksytty', sv: 'Godkänd' }),
  paivitetty: aikaleima({ fi: 'Päivitetty', sv: 'Uppdaterad' }),
  'osaamisen-saavuttamisen-pvm': paiva(
    { fi: 'Sovittu osaaminen saavutettu', sv: 'Överenskommet kunnande uppnått' },
    {
      columns: 4,
      help: {
        fi: 'Päivä käynnistää opiskelijapalautteen kyselyn.',
        sv: 'Dagen startar enkäten för studeranderespons.',
      },
    },
  ),
  'tuva-opiskeluoikeus-oid': opiskeluoikeusOid(
    { fi: 'TUVA-opiskeluoikeuden OID', sv: 'Hux-studierättens OID' },
    {
      columns: 4,
      valueRules: [tuvaOidFits],
      help: {
        fi: 'Vain jos opiskelijalla on samaan aikaan TUVA-opiskeluoikeus. Tietoa ei voi poistaa eHOKSista lähettämisen jälkeen.',
        sv: 'Endast om den studerande samtidigt har en Hux-studierätt. Uppgiften kan inte tas bort ur ePUK efter sändningen.',
      },
    },
  ),
  versio: kokonaisluku({ fi: 'Suunnitelman versio', sv: 'Planens version' }, { widget: derived }),
  'aiemmin-hankitut-ammat-tutkinnon-osat': omaLuettelo(
    osat(aiemminHankittuAmmatillinenTutkinnonOsa, {
      fi: 'Aiemmin hankitut ammatilliset tutkinnon osat',
      sv: 'Tidigare förvärvade yrkesinriktade examensdelar',
    }),
  ),
  'aiemmin-hankitut-paikalliset-tutkinnon-osat': omaLuettelo(
    osat(aiemminHankittuPaikallinenTutkinnonOsa, {
      fi: 'Aiemmin hankitut paikalliset tutkinnon osat',
      sv: 'Tidigare förvärvade lokala examensdelar',
    }),
  ),
  'aiemmin-hankitut-yhteiset-tutkinnon-osat': omaLuettelo(
    osat(aiemminHankittuYhteinenTutkinnonOsa, {
      fi: 'Aiemmin hankitut yhteiset tutkinnon osat',
      sv: 'Tidigare förvärvade gemensamma examensdelar',
    }),
  ),
  'hankittavat-ammat-tutkinnon-osat': luettelo(
    osat(hankittavaAmmatillinenTutkinnonOsa, {
      fi: 'Ammatilliset tutkinnon osat',
      sv: 'Yrkesinriktade examensdelar',
    }),
  ),
  'hankittavat-paikalliset-tutkinnon-osat': luettelo(
    osat(hankittavaPaikallinenTutkinnonOsa, { fi: 'Paikalliset tutkinnon osat', sv: 'Lokala examensdelar' }),
  ),
  'hankittavat-yhteiset-tutkinnon-osat': luettelo(
    osat(hankittavaYhteinenTutkinnonOsa, {
      fi: 'Yhteiset tutkinnon osat (YTO)',
      sv: 'Gemensamma examensdelar (GEM)',
    }),
  ),
  'hankittavat-koulutuksen-osat': luettelo(
    osat(hankittavaKoulutuksenOsa, { fi: 'Koulutuksen osat (TUVA)', sv: 'Utbildningsdelar (Hux)' }),
  ),
  'oppimisen-tuki': luettelo(osat(oppimisenTuki, oppimisenTuki.label, { secret: true })),
  'opiskeluvalmiuksia-tukevat-opinnot': luettelo(
    osat(opiskeluvalmiuksiaTukevatOpinnot, opiskeluvalmiuksiaTukevatOpinnot.label, { secret: true }),
  ),
  id: menetelmittain(
    kokonaisluku({ fi: 'eHOKS ID', sv: 'ePUK ID' }, { widget: none }),
    'excluded',
    'required',
    'required',
  ),
  eid: palvelimen(teksti({ fi: 'Ulkoinen tunniste (eid)', sv: 'Externt id (eid)' }, { widget: none })),
  manuaalisyotto: palvelimen(
    kylla({ fi: 'Syötetty eHOKSin käyttöliittymässä', sv: 'Inmatad i ePUK-gränssnittet' }, { widget: none }),
  ),
  poistettu: palvelimen(aikaleima({ fi: 'Poistettu', sv: 'Borttagen' }, { widget: none })),
};

/** Every value beside the collections is the student's own: nothing of it goes along to another. */
const fields = omatArvot(rootFields);

export type HoksFields = typeof fields;

/** The plan itself: the root of every body (contract 3.1). */
export const hoks: Part<HoksFields> = part({
  name: 'HOKS',
  label: { fi: 'HOKS', sv: 'PUK' },
  fields,
  rules: [knownStudyRightType, tuvaStudyRightBeside, tuvaStudyRightStays, competenceReached, emailGiven],
});

/** A plan as it stands while being drafted: the API's own shape, everything optional. */
export type HoksDraft = Draft<typeof hoks>;

/** POST body (contract 3.1). */
export const hoksLuonti = writeSchema(hoks, 'post');
/** PUT body: replaces the whole plan. */
export const hoksKorvaus = writeSchema(hoks, 'put');
/** PATCH body: root fields only. */
export const hoksPaivitys = writeSchema(hoks, 'patch');
/** The plan in a GET answer: read leniently, only the eHOKS ID is required. */
export const hoksVastaus: z.ZodType<HoksDraft & { id: number }> = readSchema(hoks).transform((plan, context) => {
  if (plan.id !== undefined && Number.isSafeInteger(plan.id)) return { ...plan, id: plan.id };
  context.addIssue({ code: 'custom', message: 'required', path: ['id'] });
  return z.NEVER;
});
