import { z } from 'zod';
import type { Koodi, KoodistoNimi } from './koodistot.ts';
import type { Peruste } from './perusteet.ts';

/**
 * A refreshed reference set: what the national services gave on one day, already in the app's own shape. It lies over the
 * shipped data (overlay.ts), is kept as one file, and travels as the same file to a machine that has no network.
 */

export const koodistoNimet = [
  'urasuunnitelma',
  'osaamisenhankkimistapa',
  'oppisopimuksenperusta',
  'oppimisymparistot',
  'osaamisentodentamisenprosessi',
  'koulutuksenosattuva',
  'ammatillinenkoulutusoppimisentuentyyppi',
  'ammatillisentutkinnonosanryhma',
  'ammatillisenoppiaineet',
  'koskiopiskeluoikeudentila',
] as const satisfies readonly KoodistoNimi[];

const text = z.string().min(1).max(1000);
const names = { fi: text.optional(), sv: text.optional() };
/** A code URI as the lists write them: `<koodisto>_<code>`. */
const uri = z.string().regex(/^[a-z0-9]+_\S{1,100}$/);
const versio = z.int().min(1);
const laajuus = z.number().min(0).optional();
const paiva = z.iso.date().optional();

/** OPH-5410-2021, or 59/011/2014 before the reform. */
export const diaarinumeroSchema = z.string().regex(/^(?:OPH-\d{1,6}-\d{4}|\d{1,5}\/\d{3}\/\d{4})$/);

const koodiSchema = z.strictObject({
  ...names,
  uri,
  versio,
  voimassa: z.strictObject({ alkaa: paiva, loppuu: paiva }).optional(),
  kaytossa: z.literal(false).optional(),
}) satisfies z.ZodType<Koodi>;

const nimikeSchema = z.strictObject({ ...names, uri });

const tutkinnonOsaSchema = z.strictObject({
  ...names,
  uri,
  versio,
  versioVahvistamaton: z.literal(true).optional(),
  laajuus,
  laajuusMaksimi: laajuus,
  yhteinen: z.literal(true).optional(),
  pakollinen: z.boolean().optional(),
  osaamisalat: z.array(uri).min(1).optional(),
  tutkintonimikkeet: z.array(uri).min(1).optional(),
  osaAlueet: z
    .array(z.strictObject({ ...names, uri, versio, laajuus, laajuusValinnainen: laajuus, pakollinen: z.boolean() }))
    .optional(),
});

export const perusteSchema = z.strictObject({
  ...names,
  diaarinumero: diaarinumeroSchema,
  koulutukset: z.array(uri),
  koulutustyyppi: uri,
  suoritustapa: z.enum(['reformi', 'ops', 'naytto']).optional(),
  voimassaolo: z.strictObject({ alkaa: paiva, loppuu: paiva, siirtymaPaattyy: paiva }),
  taydellinen: z.boolean(),
  laajuus,
  osaamisalat: z.array(nimikeSchema),
  tutkintonimikkeet: z.array(nimikeSchema),
  tutkinnonOsat: z.array(tutkinnonOsaSchema).max(2000),
  koulutuksenOsat: z.array(
    z.strictObject({
      ...names,
      uri,
      versio,
      laajuusMinimi: z.number().min(0),
      laajuusMaksimi: z.number().min(0),
      yhteinen: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<Peruste>;

/** The national list of units by column: 10,000 rows as objects would be five times the file. */
const tutkinnonOsatSchema = z
  .strictObject({
    numerot: z.array(z.int().min(0)).min(1).max(100_000),
    versiot: z.array(versio),
    fi: z.array(z.string().max(1000)),
    sv: z.array(z.string().max(1000)),
    /** Numbers of the passive units: they keep their names, and nobody chooses them any more. */
    passiiviset: z.array(z.int().min(0)),
  })
  .refine(
    ({ numerot, versiot, fi, sv }) => [versiot, fi, sv].every(({ length }) => length === numerot.length),
    'the columns differ in length',
  );

export const organisaatiotyypit = ['koulutustoimija', 'oppilaitos', 'toimipiste', 'oppisopimustoimipiste'] as const;

const organisaatioSchema = z.strictObject({
  ...names,
  oid: z.string().regex(/^[0-9.]{1,64}$/),
  tyypit: z.array(z.enum(organisaatiotyypit)).min(1),
});
/** An organisation of the counselor's own provider. */
export type Organisaatio = Readonly<z.infer<typeof organisaatioSchema>>;

/** What a server said about the version of one answer (ETag, Last-Modified), to ask next time only for what is newer. */
export const validatorsSchema = z.strictObject({
  etag: z.string().max(500).optional(),
  lastModified: z.string().max(100).optional(),
});
export type Validators = z.infer<typeof validatorsSchema>;

export const environmentSchema = z.enum(['harjoittelu', 'testi', 'tuotanto']);

export const referenceSetSchema = z.strictObject({
  /** Whose data it is: the lists of the test environment must not end up in production plans. */
  ymparisto: environmentSchema,
  /** When the refresh was complete. */
  haettu: z.iso.datetime(),
  koodistot: z.record(z.enum(koodistoNimet), z.array(koodiSchema).min(1).max(10_000)),
  tutkinnonOsat: tutkinnonOsatSchema,
  perusteet: z.array(perusteSchema).max(1000),
  organisaatiot: z.array(organisaatioSchema).max(10_000),
  /** By the address that was asked. */
  tarkisteet: z.record(z.string().max(500), validatorsSchema),
});
export type ReferenceSet = z.infer<typeof referenceSetSchema>;
export type TutkinnonOsatSarakkeina = ReferenceSet['tutkinnonOsat'];
