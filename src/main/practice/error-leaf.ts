import type { Field } from '../../shared/hoks/field-spec.ts';

/** The strings at the ends of the server's `errors` tree (contract 6.1). Pure functions. */

/** Message of each object or field rule that has one (contract 4). TV is worded by what it refuses. */
const ruleMessages: Readonly<Record<string, string>> = {
  C1: 'Lisää osa-aikaisuustieto, joka on välillä 1-100.',
  C2: 'Lisää työpaikkajaksoon yksilöivä tunniste.',
  C3: 'Lisää työpaikkajaksoon työpaikan Y-tunnus.',
  C4: 'Lisää jaksoon oppisopimuksen perustan koodi-uri.',
  C5: 'Korjaa alku- ja loppupäivämäärä oikein päin.',
  C6: 'Korjaa alkupäivä aikaisintaan opiskeluoikeuden alkamispäiväksi.',
  C7: 'Korjaa loppupäivä viimeistään opiskeluoikeuden arvioiduksi päättymispäiväksi.',
  C8: 'Korjaa jakso enintään 5 vuoden pituiseksi.',
  TK: 'Ota koulutuksenosa pois, koska opiskeluoikeus ei ole TUVA.',
  T1: 'Määritä alku- ja loppupvm sekä tutkinnonosan tyyppi jos ja vain jos kyseessä on tukiopetus.',
  O1: 'Opiskeluoikeuden tyypin on oltava joko "Ammatillinen koulutus" tai "Tutkintokoulutukseen valmentava koulutus (TUVA)".',
  O2: 'Ota tuva-opiskeluoikeus-oid pois, koska opiskeluoikeus on TUVA.',
  S1: 'Osaaminen voidaan merkitä saavutetuksi enintään kaksi viikkoa\n                    tulevaisuuteen ja vähintään vuodelle 2018.',
};

/** The leaf of a rule of contract 4 that `value`, in the root collection `collection`, breaks. */
export function ruleLeaf(rule: string, collection: string, value: unknown): string {
  if (rule === 'K1') return `(not (not-overlapping? ${shown(value)}))`;
  const message = rule === 'TV' ? tuvaMessage(collection) : (ruleMessages[rule] ?? rule);
  return `(not (${JSON.stringify(message)} ${shown(value)}))`;
}

function tuvaMessage(collection: string): string {
  const part = collection === 'opiskeluvalmiuksia-tukevat-opinnot' ? 'tukevat opinnot' : 'tutkinnonosa';
  return `Ota ${part} pois, koska opiskeluoikeus on TUVA.`;
}

const oidPatterns: Readonly<Record<string, string>> = {
  'oppija-oid': '^1\\.2\\.246\\.562\\.(24|[12]?98)\\.[1-9]\\d{9}(\\d|10)$',
  'opiskeluoikeus-oid': '^1\\.2\\.246\\.562\\.15\\.[1-9]\\d{9}(\\d|10)$',
  'tuva-opiskeluoikeus-oid': '^1\\.2\\.246\\.562\\.15\\.[1-9]\\d{9}(\\d|10)$',
};
const organisaatioPattern = '^1\\.2\\.246\\.562\\.(10|[12]?99)\\.([1-9]\\d{9}(\\d|10)|0{10}1|201[34]\\d{18})$';

/** The patterns as the server writes them, by field (contract 1.2, 1.3, 3). */
const patterns: Readonly<Record<string, string>> = {
  ...oidPatterns,
  'koulutuksen-jarjestaja-oid': organisaatioPattern,
  'oppilaitos-oid': organisaatioPattern,
  'tyopaikan-y-tunnus': '^[0-9]{7}-[0-9]$',
  'y-tunnus': '^[0-9]{7}-[0-9]$',
  'urasuunnitelma-koodi-uri': '^urasuunnitelma_\\d{4}$',
  'tutkinnon-osa-koodi-uri': '^tutkinnonosat_\\d+$',
  'osa-alue-koodi-uri': '^ammatillisenoppiaineet_.+$',
  'koulutuksen-osa-koodi-uri': '^koulutuksenosattuva_\\d{3}$',
  'osaamisen-hankkimistapa-koodi-uri': '^osaamisenhankkimistapa_.+$',
  'oppisopimuksen-perusta-koodi-uri': '^oppisopimuksenperusta_.+$',
  'oppimisymparisto-koodi-uri': '^oppimisymparistot_\\d{4}$',
  'valittu-todentamisen-prosessi-koodi-uri': '^osaamisentodentamisenprosessi_\\d+$',
  'oppimisen-tuen-tyyppi-koodi-uri': '^ammatillinenkoulutusoppimisentuentyyppi_\\d{2}$',
  'tutkinnon-osan-tyyppi-koodi-uri': '^ammatillisentutkinnonosanryhma_[12]$',
  puhelinnumero: '^[-+0-9() ]*$',
};

/**
 * The leaf of a value that does not fit its field. `field` is undefined for an element of a list of texts. Leaves that
 * the contract does not show are made in the same manner.
 */
export function valueLeaf(key: string, field: Field | undefined, value: unknown): string {
  if (field?.kind === 'part') return `(not (map? ${shown(value)}))`;
  if (field?.kind === 'parts') return `(not (sequential? ${shown(value)}))`;
  if (field?.valueType === 'integer') return `(not (integer? ${shown(value)}))`;
  if (field?.valueType === 'boolean') return `(not (instance? java.lang.Boolean ${shown(value)}))`;
  if (field?.valueType === 'texts') return `(not (sequential? ${shown(value)}))`;
  if (field?.valueType === 'number') return numberLeaf(value);
  if (field?.valueType === 'date' || field?.valueType === 'timestamp') return timeLeaf(field.valueType, value);
  return textLeaf(key, value);
}

function numberLeaf(value: unknown): string {
  return typeof value === 'number'
    ? `(not ("Luvun on oltava vähintään nolla." ${shown(value)}))`
    : `(not (number? ${shown(value)}))`;
}

function textLeaf(key: string, value: unknown): string {
  const pattern = patterns[key];
  if (typeof value !== 'string') return `(not (instance? java.lang.String ${shown(value)}))`;
  if (pattern === undefined) return `(not ("Ei saa olla tyhjä." ${shown(value)}))`;
  if (!new RegExp(pattern).test(value)) return `(not (re-find #${JSON.stringify(pattern)} ${shown(value)}))`;
  return oidPatterns[key] === undefined
    ? `(not ("Virheellinen tarkistusmerkki." ${shown(value)}))`
    : `(not (oph.ehoks.schema.oid/valid-oid? ${shown(value)}))`;
}

/** A Java stack trace, kilobytes long as the real one, so that a client learns to cut it (contract 13.9). */
function timeLeaf(type: 'date' | 'timestamp', value: unknown): string {
  const javaClass = type === 'date' ? 'java.time.LocalDate' : 'java.util.Date';
  if (typeof value !== 'string') return `(not (instance? ${javaClass} ${shown(value)}))`;
  const trace = Array.from(
    { length: 60 },
    (_, line) => `  [java.time.format.DateTimeFormatter parse "DateTimeFormatter.java" ${1900 + line}]`,
  );
  return [
    '(not #error {',
    ` :cause "Text '${value}' could not be parsed at index 0"`,
    ' :via',
    ' [{:type java.time.format.DateTimeParseException',
    `   :message "Text '${value}' could not be parsed at index 0"}]`,
    ' :trace',
    ` [${trace.join('\n')}]})`,
  ].join('\n');
}

const longestShown = 20;

/** A value as Clojure prints it; one of 20 characters or more is replaced by its class (contract 6.1). */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (typeof value === 'string') return value.length < longestShown ? JSON.stringify(value) : 'a-java.lang.String';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a-clojure.lang.PersistentVector';
  return Object.keys(value).length === 0 ? '{}' : 'a-clojure.lang.PersistentArrayMap';
}
