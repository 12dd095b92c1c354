import type { Rakenne } from '../../shared/reference/eperusteet-rakenne.ts';
import type { Peruste, PerusteenOsaAlue, PerusteenTutkinnonOsa } from '../../shared/reference/perusteet.ts';

/** A shipped curriculum in ePerusteet's shape (contract 11.3): ids are made up, texts and instructions are left out. */
export function perusteAsServed(peruste: Peruste, id: number) {
  const { voimassaolo, laajuus, suoritustapa } = peruste;
  const unitId = (index: number) => id * 10_000 + index;
  const viiteId = (index: number) => id * 10_000 + 5000 + index;
  return {
    id,
    nimi: names(peruste),
    diaarinumero: peruste.diaarinumero,
    koulutustyyppi: peruste.koulutustyyppi,
    koulutukset: peruste.koulutukset.map((uri) => ({ koulutuskoodiUri: uri, koulutuskoodiArvo: arvo(uri) })),
    voimassaoloAlkaa: midnight(voimassaolo.alkaa),
    voimassaoloLoppuu: midnight(voimassaolo.loppuu),
    siirtymaPaattyy: midnight(voimassaolo.siirtymaPaattyy),
    tila: 'valmis',
    osaamisalat: peruste.osaamisalat.map(({ uri, ...one }) => ({ uri, arvo: arvo(uri), nimi: names(one) })),
    tutkintonimikkeet: peruste.tutkintonimikkeet.map(({ uri, ...one }) => ({
      tutkintonimikeUri: uri,
      tutkintonimikeArvo: arvo(uri),
      nimi: names(one),
    })),
    tutkinnonOsat: peruste.tutkinnonOsat.map((osa, index) => ({
      id: unitId(index),
      koodiUri: osa.uri,
      // ePerusteet seldom tells a version.
      koodi: { uri: osa.uri, arvo: arvo(osa.uri), versio: null },
      nimi: names(osa),
      tyyppi: osa.yhteinen === true ? 'reformi_tutke2' : 'normaali',
      osaAlueet: osa.osaAlueet?.map(osaAlueAsServed) ?? [],
    })),
    koulutuksenOsat: peruste.koulutuksenOsat.map((osa) => ({
      nimi: names(osa),
      nimiKoodi: { uri: osa.uri, versio: osa.versio, nimi: names(osa) },
      laajuusMinimi: osa.laajuusMinimi,
      laajuusMaksimi: osa.laajuusMaksimi,
      koulutusOsanTyyppi: osa.yhteinen ? 'yhteinen' : 'valinnainen',
    })),
    suoritustavat:
      suoritustapa === undefined
        ? []
        : [
            {
              suoritustapakoodi: suoritustapa,
              laajuusYksikko: 'OSAAMISPISTE',
              tutkinnonOsaViitteet: peruste.tutkinnonOsat.map((osa, index) => ({
                id: viiteId(index),
                laajuus: osa.laajuus ?? null,
                laajuusMaksimi: osa.laajuusMaksimi ?? null,
                jarjestys: index + 1,
                _tutkinnonOsa: String(unitId(index)),
              })),
              rakenne: {
                nimi: null,
                rooli: 'määritelty',
                muodostumisSaanto: { laajuus: { minimi: laajuus ?? null, maksimi: laajuus ?? null, yksikko: null } },
                osat: peruste.tutkinnonOsat.flatMap((osa, index) => places(osa, String(viiteId(index)))),
              },
            },
          ],
  };
}

/** A group for each place of a unit, named by whether it is compulsory there, under the osaamisala and title that limit it. */
function places(osa: PerusteenTutkinnonOsa, viite: string): Rakenne[] {
  const groupName = osa.pakollinen === undefined ? null : osa.pakollinen ? 'Pakolliset' : 'Valinnaiset';
  const group: Rakenne = {
    nimi: groupName === null ? null : { fi: `${groupName} tutkinnon osat`, sv: null },
    pakollinen: false,
    osat: [{ pakollinen: false, _tutkinnonOsaViite: viite }],
  };
  const underTitles = osa.tutkintonimikkeet?.map((uri) => ({
    rooli: 'tutkintonimike',
    tutkintonimike: { uri },
    osat: [group],
  })) ?? [group];
  return (
    osa.osaamisalat?.map((uri) => ({
      rooli: 'osaamisala',
      osaamisala: { osaamisalakoodiUri: uri },
      osat: underTitles,
    })) ?? underTitles
  );
}

function osaAlueAsServed(alue: PerusteenOsaAlue) {
  return {
    koodiUri: alue.uri,
    koodi: { uri: alue.uri, arvo: arvo(alue.uri).toUpperCase(), versio: null },
    nimi: names(alue),
    pakollisetOsaamistavoitteet: alue.laajuus === undefined ? null : { laajuus: alue.laajuus },
    valinnaisetOsaamistavoitteet: alue.laajuusValinnainen === undefined ? null : { laajuus: alue.laajuusValinnainen },
  };
}

function names({ fi, sv }: { readonly fi?: string; readonly sv?: string }) {
  return { _id: '1', fi: fi ?? null, sv: sv ?? null };
}

function arvo(uri: string): string {
  return uri.slice(uri.indexOf('_') + 1);
}

/** Midnight in Helsinki that day, in epoch milliseconds: clocks change at three or four, so noon tells the offset but on those days. */
function midnight(day: string | undefined): number | null {
  if (day === undefined) return null;
  const noon = Date.parse(`${day}T12:00:00Z`);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit', hourCycle: 'h23' });
  return noon - Number(hour.format(noon)) * 3_600_000;
}
