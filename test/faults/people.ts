import { randomUUID } from 'node:crypto';
import { sampleStudents } from '../../src/main/practice/students.ts';
import { withPeriodIds } from '../../src/renderer/plan/period-ids.ts';
import { blocksApproval, checkPlan } from '../../src/shared/hoks/check-plan.ts';
import type { HoksDraft } from '../../src/shared/hoks/hoks.ts';
import { ibmCheckDigit, luhnCheckDigit } from '../../src/shared/identifiers/oid.ts';
import type { SampleStudent } from '../../src/shared/ipc-contract.ts';
import { demonstration, period, unit } from '../main/practice/plans.ts';

/** A made-up student with a study right of their own, known to the server and to the app. */
export interface Person {
  readonly nimi: string;
  readonly oppijaOid: string;
  readonly opiskeluoikeusOid: string;
  readonly sample: SampleStudent;
}

/** So many people with running study rights, all alike but for their names and identifiers. */
export function makePeople(count: number, today: string): Person[] {
  const model = sampleStudents(today).find(({ nimi }) => nimi === 'Rantavuo Onni');
  if (model === undefined) throw new Error('the model student is gone');
  return Array.from({ length: count }, (_none, index) => {
    const nimi = `Koe ${String(index + 1).padStart(3, '0')}`;
    const oppija = String(5_300_000_000 + index * 37);
    const oikeus = String(5_400_000_000 + index * 37);
    const oppijaOid = `1.2.246.562.24.${oppija}${ibmCheckDigit(oppija)}`;
    const opiskeluoikeusOid = `1.2.246.562.15.${oikeus}${luhnCheckDigit(oikeus)}`;
    const opiskeluoikeus = { ...model.opiskeluoikeus, oid: opiskeluoikeusOid };
    return { nimi, oppijaOid, opiskeluoikeusOid, sample: { ...model, nimi, oppijaOid, opiskeluoikeus } };
  });
}

/** A plan that lacks nothing: root fields, a unit with a workplace period, two breaks in it and a demonstration. */
export function completeDraft({ oppijaOid, opiskeluoikeusOid }: Person, today: string): HoksDraft {
  const year = Number(today.slice(0, 4)) + 1;
  const jakso = period({
    alku: `${year}-01-11`,
    loppu: `${year}-03-26`,
    keskeytymisajanjaksot: [
      { alku: `${year}-01-20`, loppu: `${year}-01-22` },
      { alku: `${year}-02-10`, loppu: `${year}-02-11` },
    ],
  });
  delete jakso['yksiloiva-tunniste'];
  const osa = unit({
    'osaamisen-hankkimistavat': [jakso],
    'osaamisen-osoittaminen': [demonstration({ alku: `${year}-03-22`, loppu: `${year}-03-26` })],
  });
  const document: HoksDraft = {
    'oppija-oid': oppijaOid,
    'opiskeluoikeus-oid': opiskeluoikeusOid,
    'osaamisen-hankkimisen-tarve': true,
    sahkoposti: 'alussa@example.org',
    puhelinnumero: '040 555 0100',
    'hankittavat-ammat-tutkinnon-osat': [osa],
  };
  assertApprovable(document, today);
  return document;
}

/** Fails loudly when the rules have moved on and the plans of these tests could not be approved any more. */
function assertApprovable(draft: HoksDraft, today: string): void {
  const document = { ...withPeriodIds(draft, randomUUID), 'ensikertainen-hyvaksyminen': today };
  const given = { method: 'post', virkailija: false, opiskeluoikeus: undefined, today } as const;
  const findings = checkPlan(document, given).filter(blocksApproval);
  if (findings.length > 0) throw new Error(`these plans cannot be approved: ${JSON.stringify(findings)}`);
}
