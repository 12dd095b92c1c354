import type { Opiskeluoikeus } from '../../shared/hoks/opiskeluoikeus.ts';
import type { SampleStudent } from '../../shared/ipc-contract.ts';
import { Refusal, refusal, unknownException } from './answer.ts';

/**
 * The systems that eHOKS asks on its way (contract 11.1). Tests take them down to reach the answers that follow; a
 * merged person is an entry in `masterOids` (old oppija OID -> the master that Oppijanumerorekisteri names).
 */
export interface LinkedSystemsState {
  cas: 'up' | 'down';
  koski: 'up' | 'down' | 'error';
  oppijanumerorekisteri: 'up' | 'down';
  organisaatiopalvelu: 'up' | 'down';
  readonly masterOids: Map<string, string>;
}

/** The same systems as the server's steps use them; every question that fails ends the request (contract 6.2). */
export interface LinkedSystems {
  readonly state: LinkedSystemsState;
  readonly opiskeluoikeus: (oid: string) => Opiskeluoikeus;
  /** Every study right of a student, in the order of the sample students. */
  readonly opiskeluoikeudetOf: (oppijaOid: string) => readonly Opiskeluoikeus[];
  /** Study rights contained in this one (hankintakoulutukset). */
  readonly sisaltyvatOpiskeluoikeudet: (oid: string) => readonly Opiskeluoikeus[];
  readonly checkOppija: (oppijaOid: string) => void;
  readonly checkOrganisaatiopalvelu: () => void;
}

/** `students` is read anew at every question, so a study right that changes during a test is seen. */
export function createLinkedSystems(students: readonly SampleStudent[]): LinkedSystems {
  const state: LinkedSystemsState = {
    cas: 'up',
    koski: 'up',
    oppijanumerorekisteri: 'up',
    organisaatiopalvelu: 'up',
    masterOids: new Map(),
  };
  const opiskeluoikeudet = (): readonly Opiskeluoikeus[] => students.map(({ opiskeluoikeus }) => opiskeluoikeus);

  const checkKoski = (oid: string) => {
    if (state.koski === 'down') throw refusal(500, 'Error while contacting Koski: Connection refused');
    if (state.koski === 'error') {
      throw refusal(
        500,
        `Error while fetching opiskeluoikeus \`${oid}\` from Koski. Got response with HTTP status 500 and Koski-virhekoodi \`internalError\`.`,
      );
    }
  };

  return {
    state,
    opiskeluoikeus: (oid) => {
      checkKoski(oid);
      const found = opiskeluoikeudet().find((one) => one.oid === oid);
      if (found === undefined) throw refusal(400, `Opiskeluoikeus \`${oid}\` not found in Koski`);
      return found;
    },
    opiskeluoikeudetOf: (oppijaOid) =>
      students.filter((student) => student.oppijaOid === oppijaOid).map(({ opiskeluoikeus }) => opiskeluoikeus),
    sisaltyvatOpiskeluoikeudet: (oid) => opiskeluoikeudet().filter((one) => one.sisältyyOpiskeluoikeuteen?.oid === oid),
    checkOppija: (oppijaOid) => {
      if (state.oppijanumerorekisteri === 'down') {
        throw refusal(500, `Error while fetching oppija \`${oppijaOid}\` from Oppijanumerorekisteri`);
      }
      const masters = [...state.masterOids.values()];
      if (masters.includes(oppijaOid) || students.some((student) => student.oppijaOid === oppijaOid)) return;
      throw refusal(400, `Oppija \`${oppijaOid}\` not found in Oppijanumerorekisteri`);
    },
    checkOrganisaatiopalvelu: () => {
      if (state.organisaatiopalvelu === 'down') throw new Refusal(unknownException('clojure.lang.ExceptionInfo'));
    },
  };
}

const endedStates = ['valmistunut', 'eronnut', 'katsotaaneronneeksi', 'peruutettu'];

/** Whether the study right's latest state (greatest alku, the last of equals) is one that ends it (contract 6.2). */
export function hasEnded({ tila }: Opiskeluoikeus): boolean {
  const latest = (tila?.opiskeluoikeusjaksot ?? []).reduce<
    { alku?: string; tila?: { koodiarvo?: string } } | undefined
  >((best, jakso) => (best === undefined || (jakso.alku ?? '') >= (best.alku ?? '') ? jakso : best), undefined);
  return endedStates.includes(latest?.tila?.koodiarvo ?? '');
}
