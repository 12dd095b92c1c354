import type { CallName } from '../shared/ipc-contract.ts';

/** How many calls are answered at once, and how long after each of them one more is; milliseconds. */
interface Limit {
  readonly atOnce: number;
  readonly oneMoreAfter: number;
}

const opensDialog: Limit = { atOnce: 10, oneMoreAfter: 2000 };
const derivesKey: Limit = { atOnce: 20, oneMoreAfter: 3000 };
const movesData: Limit = { atOnce: 10, oneMoreAfter: 10_000 };
const logsIn: Limit = { atOnce: 20, oneMoreAfter: 10_000 };
/** Far above what delivering many plans needs from a server without any delay. */
const usesEhoks: Limit = { atOnce: 1000, oneMoreAfter: 3 };

/** The calls that cost more than the page's own time: a person's attention, key derivation, whole copies of the data, eHOKS. */
const limits: Partial<Record<CallName, Limit>> = {
  'file.saveReceipts': opensDialog,
  'file.saveLog': opensDialog,
  'file.saveData': opensDialog,
  'print.page': opensDialog,
  'handover.save': opensDialog,
  'handover.open': opensDialog,
  'backup.open': opensDialog,
  'backup.chooseFolder': opensDialog,
  'reference.import': opensDialog,
  'reference.export': opensDialog,
  'vault.create': derivesKey,
  'vault.unlock': derivesKey,
  'vault.changePassphrase': derivesKey,
  'vault.recover': derivesKey,
  'vault.openPractice': derivesKey,
  'backup.unlock': derivesKey,
  'handover.read': derivesKey,
  'vault.setAside': movesData,
  'database.setAside': movesData,
  'aside.remove': movesData,
  'app.useProfile': movesData,
  'reference.refresh': logsIn,
  'ehoks.check': logsIn,
  'ehoks.create': usesEhoks,
  'ehoks.replace': usesEhoks,
  'ehoks.patch': usesEhoks,
  'ehoks.get': usesEhoks,
  'ehoks.findByOpiskeluoikeus': usesEhoks,
};

export type MayAnswer = (name: CallName) => boolean;

/**
 * Whether a call comes within its limit, so that a page that was taken over can neither wear a person down with dialogs nor
 * overrun eHOKS in the name of the organisation. `clock`: milliseconds that never go back.
 */
export function createCallLimit(clock: () => number): MayAnswer {
  /** When all that was answered has been made up for. */
  const evenAt = new Map<CallName, number>();
  return (name) => {
    const limit = limits[name];
    if (limit === undefined) return true;
    const now = clock();
    const even = Math.max(now, evenAt.get(name) ?? now);
    if (even - now > (limit.atOnce - 1) * limit.oneMoreAfter) return false;
    evenAt.set(name, even + limit.oneMoreAfter);
    return true;
  };
}
