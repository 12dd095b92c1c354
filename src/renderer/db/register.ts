import type { RegisterEntry } from '../../shared/register/register.ts';
import type { LoggedWrites } from './audit.ts';
import { sameJson } from '../plan/edit-patch.ts';
import type { SealedRecords } from './sealed-records.ts';
import type { Store } from './store.ts';
import type { Transactions } from './transactions.ts';

/** A record of its own that says that the register has been begun: one that was emptied is not filled again from old plans. */
const begun = 'begun';

export function createRegister(
  records: SealedRecords,
  transactions: Transactions,
  logged: LoggedWrites,
): Pick<Store, 'register' | 'updateRegister'> {
  const read = async () => {
    const rows = await transactions.read((db) => db.register.toArray());
    const entries = await records.openAllKept<RegisterEntry>(
      'register',
      rows.filter(({ id }) => id !== begun),
    );
    return { entries, isBegun: rows.some(({ id }) => id === begun) };
  };
  return {
    async register() {
      const { entries, isBegun } = await read();
      return isBegun ? entries : undefined;
    },
    async updateRegister(change) {
      const { entries, isBegun } = await read();
      const after = change(entries);
      // What a change leaves as it is, is the same object.
      const changed = after.filter((entry) => !entries.includes(entry));
      const kept = new Set(after.map(({ id }) => id));
      const gone = entries.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
      if (isBegun && changed.length === 0 && gone.length === 0) return;
      const rows = await Promise.all([
        records.seal('register', begun, {}),
        ...changed.map((entry) => records.seal('register', entry.id, entry)),
      ]);
      // That something was used again is no change.
      const fields = touchedFacts(entries, after);
      const acts = fields.length > 0 ? [{ action: 'register-changed', fields } as const] : [];
      await logged.write(acts, ['register'], async (db) => {
        await db.register.bulkDelete(gone);
        await db.register.bulkPut(rows);
        return true;
      });
    },
  };
}

/** Names of the facts that came, went or became others; of tasks, only that they did. */
function touchedFacts(before: readonly RegisterEntry[], after: readonly RegisterEntry[]): string[] {
  const names = new Set<string>();
  const entryOf = (register: readonly RegisterEntry[]) => new Map(register.map((entry) => [entry.id, entry]));
  const [old, now] = [entryOf(before), entryOf(after)];
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [one, other] = [old.get(id), now.get(id)];
    if (one === other) continue;
    const facts = { ...one?.facts, ...other?.facts };
    for (const name of Object.keys(facts) as (keyof typeof facts)[]) {
      if (one?.facts[name] !== other?.facts[name]) names.add(`register.${name}`);
    }
    if (!sameJson(one?.tasks, other?.tasks)) names.add('register.tasks');
  }
  return [...names].toSorted();
}
