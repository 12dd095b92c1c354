import type { Path } from '../../shared/hoks/field-spec.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import type { PlanDocument } from './plan-document.ts';

/** Which part of each list is open: one at a time, remembered by the part's identity, not by its place. */
export interface OpenParts {
  /** Identity of the open part of a list, undefined when all are folded. */
  readonly openIn: (listPath: Path) => string | undefined;
  readonly setOpen: (listPath: Path, identity: string | undefined) => void;
  /** Opens every part on the way to a path. */
  readonly reveal: (path: Path) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createOpenParts(document: Pick<PlanDocument<unknown>, 'valueAt' | 'identity'>): OpenParts {
  const open = new Map<string, string>();
  const listeners = new Set<() => void>();

  const keyOf = (listPath: Path): string => {
    const owner = document.valueAt(listPath.slice(0, -1));
    const name = String(listPath.at(-1) ?? '');
    return listPath.length > 1 && isDraft(owner) ? `${document.identity(owner)}/${name}` : name;
  };

  const put = (listPath: Path, identity: string | undefined) => {
    if (identity === undefined) open.delete(keyOf(listPath));
    else open.set(keyOf(listPath), identity);
  };

  const announce = () => {
    for (const listener of listeners) listener();
  };

  return {
    openIn: (listPath) => open.get(keyOf(listPath)),
    setOpen: (listPath, identity) => {
      put(listPath, identity);
      announce();
    },
    reveal: (path) => {
      path.forEach((step, i) => {
        const item = typeof step === 'number' ? document.valueAt(path.slice(0, i + 1)) : undefined;
        if (isDraft(item)) put(path.slice(0, i), document.identity(item));
      });
      announce();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
