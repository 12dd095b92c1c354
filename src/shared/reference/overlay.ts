import type { Koodi, KoodistoNimi } from './koodistot.ts';
import type { Nimellinen } from './nimi.ts';
import type { Peruste } from './perusteet.ts';
import type { TutkinnonOsatSarakkeina } from './reference-set.ts';
import type { TutkinnonOsaTieto } from './tutkinnon-osat.ts';

/** How refreshed data lies over the shipped data: pure, and the same for a download and for an imported file. */

/**
 * Name by name the refreshed one, else the shipped one. A shipped working label loses its mark only when a real name has
 * taken its place: a code list may still lack the Swedish one.
 */
export function overlaidNames(shipped: Nimellinen | undefined, fresh: Nimellinen): Nimellinen {
  const kept = {
    fi: fresh.fi === undefined && shipped?.vahvistamaton?.fi === true ? true : undefined,
    sv: fresh.sv === undefined && shipped?.vahvistamaton?.sv === true ? true : undefined,
  };
  return {
    fi: fresh.fi ?? shipped?.fi,
    sv: fresh.sv ?? shipped?.sv,
    vahvistamaton: kept.fi || kept.sv ? kept : undefined,
  };
}

/**
 * A code list: in the shipped order, new codes last. A code the service no longer has keeps its name for old plans and is not
 * offered; a code that eHOKS refuses stays refused whatever the list says. The relations of osa-alueet are the shipped ones.
 */
export function overlaidKoodisto(shipped: readonly Koodi[], fresh: readonly Koodi[]): readonly Koodi[] {
  const freshByUri = new Map(fresh.map((koodi) => [koodi.uri, koodi]));
  const known = new Set(shipped.map(({ uri }) => uri));
  return [
    ...shipped.map((koodi): Koodi => {
      const live = freshByUri.get(koodi.uri);
      if (live === undefined) return { ...koodi, kaytossa: false };
      const kaytossa = koodi.kaytossa === false ? false : live.kaytossa;
      const { tutkinnonOsat, sukupolvet } = koodi;
      return { ...live, ...overlaidNames(koodi, live), kaytossa, tutkinnonOsat, sukupolvet };
    }),
    ...fresh.filter(({ uri }) => !known.has(uri)),
  ];
}

/** What the refreshed national list says of each unit. */
export function unitsByUri(sarakkeet: TutkinnonOsatSarakkeina): ReadonlyMap<string, TutkinnonOsaTieto> {
  const passive = new Set(sarakkeet.passiiviset);
  return new Map(
    sarakkeet.numerot.map((numero, rivi) => {
      const uri = `tutkinnonosat_${numero}`;
      return [
        uri,
        {
          uri,
          versio: sarakkeet.versiot[rivi] ?? 1,
          fi: sarakkeet.fi[rivi] || undefined,
          sv: sarakkeet.sv[rivi] || undefined,
          kaytossa: passive.has(numero) ? false : undefined,
        },
      ];
    }),
  );
}

/** The national list by number, with the shipped units that the service no longer has, which are not offered. */
export function overlaidUnits(
  shipped: readonly TutkinnonOsaTieto[],
  fresh: ReadonlyMap<string, TutkinnonOsaTieto>,
): readonly TutkinnonOsaTieto[] {
  const shippedByUri = new Map(shipped.map((osa) => [osa.uri, osa]));
  const gone = shipped.filter(({ uri }) => !fresh.has(uri)).map((osa) => ({ ...osa, kaytossa: false as const }));
  const live = [...fresh.values()].map((osa) => ({ ...osa, ...overlaidNames(shippedByUri.get(osa.uri), osa) }));
  const number = ({ uri }: TutkinnonOsaTieto) => Number(uri.slice(uri.indexOf('_') + 1));
  return [...live, ...gone].toSorted((a, b) => number(a) - number(b));
}

/** A common unit with the version and the names of the refreshed national list. */
export function overlaidUnit<Unit extends Koodi>(unit: Unit, fresh: ReadonlyMap<string, TutkinnonOsaTieto>): Unit {
  const live = fresh.get(unit.uri);
  return live === undefined ? unit : { ...unit, ...overlaidNames(unit, live), versio: live.versio };
}

/**
 * A curriculum whose codes carry the versions of the refreshed lists: ePerusteet seldom tells them, and a HOKS wants the
 * code's own (contract 11.2).
 */
export function withVersions(
  peruste: Peruste,
  units: ReadonlyMap<string, TutkinnonOsaTieto>,
  codes: Readonly<Record<KoodistoNimi, readonly Koodi[]>>,
): Peruste {
  const versions = new Map(
    [...codes.ammatillisenoppiaineet, ...codes.koulutuksenosattuva].map(({ uri, versio }) => [uri, versio]),
  );
  const withVersion = <Coded extends { uri: string; versio: number }>(coded: Coded): Coded => ({
    ...coded,
    versio: versions.get(coded.uri) ?? coded.versio,
  });
  return {
    ...peruste,
    tutkinnonOsat: peruste.tutkinnonOsat.map(({ versioVahvistamaton, ...osa }) => {
      const live = units.get(osa.uri);
      return {
        ...osa,
        ...(live === undefined ? { versioVahvistamaton } : { versio: live.versio }),
        osaAlueet: osa.osaAlueet?.map(withVersion),
      };
    }),
    koulutuksenOsat: peruste.koulutuksenOsat.map(withVersion),
  };
}
