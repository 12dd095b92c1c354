import type { Person } from '../people.ts';
import type { RequestKind } from '../proxy.ts';
import type { Run } from '../row.ts';

/** Somebody whose plan has been approved and delivered. */
export async function delivered(run: Run): Promise<Person> {
  const person = run.person();
  await run.approve(person);
  await run.settle();
  return person;
}

/** Changes a stored plan as another program would, keeping the identifiers that a PATCH keeps. */
export function changeOnServer(
  run: Run,
  { opiskeluoikeusOid }: Person,
  change: (sisalto: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  return run.stage.store.change((state) => ({
    state: {
      ...state,
      hoksit: state.hoksit.map((one) =>
        one.sisalto['opiskeluoikeus-oid'] === opiskeluoikeusOid ? { ...one, sisalto: change(one.sisalto) } : one,
      ),
    },
    result: undefined,
  }));
}

/** The n-th request of this kind waits at the proxy, before or after eHOKS has carried it out; the others pass. */
export function hold(
  run: Run,
  kind: RequestKind,
  moment: 'arrived' | 'answered' = 'arrived',
  nth = 1,
): { readonly reached: Promise<void>; readonly letGo: () => void } {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    let seen = 0;
    run.through((passing) => {
      if (passing.kind !== kind) return undefined;
      seen += 1;
      if (seen !== nth) return undefined;
      const wait = () => {
        resolve();
        return gate;
      };
      return { [moment]: wait };
    });
  });
  return { reached, letGo };
}
