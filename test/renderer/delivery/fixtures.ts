import type { Plan } from '../../../src/renderer/db/records.ts';
import type { Exclusive } from '../../../src/renderer/delivery/exclusive.ts';
import type { Model } from './model-ehoks.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';

export const oo = '1.2.246.562.15.10000000017';

/** A small plan that eHOKS takes; it carries no workplace period. */
export function draft(change: HoksDraft = {}): HoksDraft {
  return {
    'opiskeluoikeus-oid': oo,
    'oppija-oid': '1.2.246.562.24.10000000016',
    'osaamisen-hankkimisen-tarve': true,
    sahkoposti: 'opiskelija@example.org',
    ...change,
  };
}

export function plan(change: Partial<Plan> = {}): Plan {
  return { id: 'p1', studentId: 's1', document: draft(), approvedVersion: 0, updatedAt: 1, ...change };
}

/** Web Locks as far as delivery uses them: one at a time a name, in order. */
export function createLocks(): Exclusive {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const result = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      result.catch(() => undefined),
    );
    return result;
  };
}

/** Runs `work` to its end, or until the app is killed in the middle of it. */
export async function untilKilled(model: Model, work: () => Promise<unknown>): Promise<void> {
  const killed = new Promise<void>((resolve) => (model.onKilled = resolve));
  await Promise.race([work(), killed]);
}

/** The same functions as one run of the app has them: once it is dead, no call begins and none comes back. */
export function mortal<Api extends object>(api: Api, isAlive: () => boolean): Api {
  return new Proxy(api, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]): Promise<unknown> => {
        const never = new Promise<never>(() => undefined);
        if (!isAlive()) return never;
        const result: unknown = await Reflect.apply(member, target, given);
        return isAlive() ? result : never;
      };
    },
  });
}
