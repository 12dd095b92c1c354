import {
  endsOfPeriodsWithContacts,
  isContactTimeOver,
  withoutCleanedUp,
  withoutExpiredContacts,
} from '../../shared/delivery/clean-up.ts';
import type { Baseline } from '../../shared/delivery/server-change.ts';
import { finnishDate } from '../../shared/finnish-date.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import { endForKeeping } from '../../shared/retention/study-right-end.ts';
import type { EditRecord, Plan, PlanVersion, Student } from '../db/records.ts';
import type { PatchPiece } from '../plan/edit-patch.ts';
import { valueAt } from '../plan/value-at.ts';

/** A plan with everything that holds its content. */
export interface WholePlan {
  readonly plan: Plan;
  readonly versions: readonly PlanVersion[];
  /** Oldest first. */
  readonly edits: readonly EditRecord[];
}

export interface TidiedPlan extends WholePlan {
  readonly hasRemoved: boolean;
}

/**
 * Whether contact data of the plan may have come to its end, or the plan or the end of its study right is another than when it was
 * last looked through.
 */
export function mayNeedTidying(
  { updatedAt, approvedVersion, tidied }: Plan,
  student: Student | undefined,
  today: string,
): boolean {
  const isAsSeen =
    tidied?.updatedAt === updatedAt &&
    tidied.approvedVersion === approvedVersion &&
    tidied.ownEnd === ownEndOf(student);
  return !isAsSeen || isContactTimeOver(tidied.firstEnd, today);
}

/** The last day of the study right, however it is known. */
function ownEndOf(student: Student | undefined): string | undefined {
  return student && endForKeeping(student.opiskeluoikeus, student.paattyminen)?.day;
}

/**
 * The plan, its approved versions and its steps without the contact data that eHOKS, too, has deleted three months after the
 * end (contract 7.5, R16, R36). Steps of editing cannot lose a value and still be undone: those that hold such a contact are
 * forgotten, and with them all that are older. Pure.
 * @param today YYYY-MM-DD in Finland
 */
export function tidyPlan(
  { plan, versions, edits }: WholePlan,
  student: Student | undefined,
  today: string,
): TidiedPlan {
  const { ehoks } = plan;
  const ownEnd = ownEndOf(student);
  const tidy = (document: HoksDraft) =>
    withoutExpiredContacts(withoutCleanedUp(document, ehoks?.cleanUp), today, { päättymispäivä: ownEnd });
  const document = tidy(plan.document);
  const tidyVersions = versions.map((version) => {
    const kept = tidy(version.document);
    return kept === version.document ? version : { ...version, document: kept };
  });
  const baseline = ehoks?.baseline && tidyBaseline(ehoks.baseline, tidy);
  // Everything that these could come back from has just been tidied of them.
  const cleanUp = ehoks?.cleanUp && { ...ehoks.cleanUp, contacts: [] };
  const isOwnTimeOver = isContactTimeOver(ownEnd, today);
  const keptEdits = withoutSteps(
    edits,
    ({ patch, at }) =>
      (isOwnTimeOver && patch.some(holdsOwnContacts)) ||
      patch.some((piece) => holdsExpired(piece, at, document, today)),
  );
  const tidied = {
    updatedAt: plan.updatedAt,
    approvedVersion: plan.approvedVersion,
    firstEnd: firstEnd([document, ...tidyVersions, ...keptEdits, baseline], document, ownEnd),
    ownEnd,
  };
  return {
    plan: { ...plan, document, tidied, ...(ehoks && { ehoks: { ...ehoks, baseline, cleanUp } }) },
    versions: tidyVersions,
    edits: keptEdits,
    hasRemoved:
      document !== plan.document ||
      tidyVersions.some((version, index) => version !== versions[index]) ||
      baseline?.document !== ehoks?.baseline?.document ||
      (ehoks?.cleanUp?.contacts.length ?? 0) > 0 ||
      keptEdits.length < edits.length,
  };
}

function tidyBaseline(baseline: Baseline, tidy: (document: HoksDraft) => HoksDraft): Baseline {
  const document = tidy(baseline.document);
  return document === baseline.document ? baseline : { ...baseline, document, isTidied: true };
}

/** The earliest end that contact data still kept waits for. */
function firstEnd(kept: readonly unknown[], document: HoksDraft, ownEnd: string | undefined): string | undefined {
  const ends = kept.flatMap(endsOfPeriodsWithContacts).filter((end) => end !== '');
  const hasOwn = document.sahkoposti !== undefined || document.puhelinnumero !== undefined;
  return (hasOwn && ownEnd !== undefined ? [...ends, ownEnd] : ends).toSorted()[0];
}

/** The steps after the newest one that must go. */
function withoutSteps(edits: readonly EditRecord[], mustGo: (edit: EditRecord) => boolean): readonly EditRecord[] {
  return edits.slice(edits.findLastIndex(mustGo) + 1);
}

/** The student's own e-mail or phone, or a whole plan with it. */
function holdsOwnContacts({ path, ...content }: PatchPiece): boolean {
  return path.length === 0 ? holdsContacts(content) : path[0] === 'sahkoposti' || path[0] === 'puhelinnumero';
}

const koulutus = 'tyopaikalla-jarjestettava-koulutus';
const supervisor = 'vastuullinen-tyopaikka-ohjaaja';

function holdsExpired(piece: PatchPiece, at: number, document: HoksDraft, today: string): boolean {
  const { path, ...content } = piece;
  if (endsOfPeriodsWithContacts(content).some((end) => isContactTimeOver(end, today))) return true;
  const inside = path.indexOf(koulutus);
  const isInSupervisor = path.includes(supervisor) && path.at(-1) !== 'nimi';
  const isAboutContacts = isInSupervisor || (inside >= 0 && holdsContacts(content));
  if (!isAboutContacts) return false;
  // The period itself is not in the piece: it is where the path leads now, or it is gone and the step's own day counts.
  const jakso = valueAt(document, path.slice(0, inside));
  const end = isDraft(jakso) && typeof jakso['loppu'] === 'string' ? jakso['loppu'] : finnishDate(at);
  return isContactTimeOver(end, today);
}

/** A step can hold a part of a contact only inside its supervisor, and there the keys tell. */
function holdsContacts(content: object): boolean {
  return /"(sahkoposti|puhelinnumero)":/.test(JSON.stringify(content));
}
