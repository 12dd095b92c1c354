import { perusteet } from '../../shared/reference/perusteet.ts';
import { takeIntoUse } from '../../shared/reference/in-use.ts';
import type { Connection, Profile } from '../../shared/ipc-contract.ts';
import type {
  CurrentReference,
  Progress,
  ReferenceError,
  RefreshArgument,
  Refreshed,
} from '../../shared/reference/reference-calls.ts';
import type { ReferenceSet } from '../../shared/reference/reference-set.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { diskErrorCode } from '../disk-error.ts';
import type { Clock, Fetch } from '../ehoks/exchange.ts';
import { createAskService } from './ask-service.ts';
import { refreshReference } from './refresh.ts';
import { callerOf, serviceAddresses } from './services.ts';
import { fileText, largestFileBytes, readFileText } from './set-file.ts';

/** What the reference data needs of the system. */
export interface ReferenceSurroundings {
  readonly profile: Profile;
  /** Where the refreshed set is kept. */
  readonly file: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly connection: () => Connection | undefined;
  /** The file's text; throws the system's own error, ENOENT when there is none. */
  readonly read: (path: string) => string;
  /** Bytes of a file; throws as `read` does. */
  readonly size: (path: string) => number;
  /** Writes the whole file or leaves the old one; throws the system's own error. */
  readonly write: (path: string, text: string) => void;
  /** Asks the person for a file; undefined when they change their mind. */
  readonly chooseFile: (why: 'import' | 'export') => Promise<string | undefined>;
  /** Says that the progress changed. */
  readonly onProgress: () => void;
  readonly timeoutMs?: number;
  readonly idleMs?: number;
}

type Taken = Result<Refreshed, ReferenceError>;

export interface ReferenceData {
  readonly current: () => CurrentReference;
  readonly refresh: (wanted: RefreshArgument) => Promise<Taken>;
  /** Null while none is under way. */
  readonly progress: () => Progress | null;
  readonly cancel: () => void;
  readonly importFile: () => Promise<Taken | Result<'cancelled', never>>;
  readonly exportFile: () => Promise<Result<'saved' | 'cancelled', ReferenceError>>;
}

/**
 * The refreshed reference data of one profile: reads the kept set once, and replaces it whole by a refresh or an imported
 * file. Whatever goes wrong, the set in use stays; a kept set that cannot be used is left on disk, and the shipped one serves.
 */
export function openReferenceData(on: ReferenceSurroundings): ReferenceData {
  const { set: kept, fault } = readKept(on);
  let current: CurrentReference = { set: kept ?? null, fault: fault ?? null };
  let running: { readonly controller: AbortController; progress: Progress | null } | undefined;
  takeIntoUse(kept);

  /** On disk first: what is in use after a restart is what is in use now. */
  function keep(set: ReferenceSet): ReferenceError | undefined {
    try {
      on.write(on.file, fileText(set));
    } catch (error) {
      return { code: diskErrorCode(error) };
    }
    current = { set, fault: null };
    takeIntoUse(set);
    return undefined;
  }

  async function refresh(wanted: RefreshArgument, controller: AbortController): Promise<Taken> {
    const addresses = serviceAddresses(on.profile, on.connection());
    if (addresses === undefined) return fail({ code: 'practice' });
    const caller = callerOf(on.connection(), wanted.oppilaitosOid);
    if (caller === undefined) return fail({ code: 'no-organisation' });
    const known = new Set(perusteet().map(({ diaarinumero }) => diaarinumero));
    const refreshed = await refreshReference({
      ask: createAskService({ ...on, callerId: caller.callerId, cancelled: controller.signal }),
      addresses,
      ymparisto: on.profile,
      diaarinumerot: [...new Set([...known, ...wanted.diaarinumerot])],
      organisaatioOids: caller.organisaatioOids,
      held: current.set ?? undefined,
      clock: on.clock,
      onProgress: (progress) => {
        if (running !== undefined) running.progress = progress;
        on.onProgress();
      },
    });
    if (!refreshed.ok) return refreshed;
    if (controller.signal.aborted) return fail({ code: 'cancelled' });
    const problem = keep(refreshed.value.set);
    if (problem !== undefined) return fail(problem);
    // A curriculum that is held already serves as before, though the service does not know it: nobody has to act.
    return ok({ ...refreshed.value, missing: refreshed.value.missing.filter((number) => !known.has(number)) });
  }

  return {
    current: () => current,
    refresh: async (wanted) => {
      if (running !== undefined) return fail({ code: 'running' });
      const controller = new AbortController();
      running = { controller, progress: null };
      try {
        return await refresh(wanted, controller);
      } finally {
        running = undefined;
      }
    },
    progress: () => running?.progress ?? null,
    cancel: () => running?.controller.abort(),

    importFile: async () => {
      const path = await on.chooseFile('import');
      if (path === undefined) return ok('cancelled');
      if (running !== undefined) return fail({ code: 'running' });
      let text: string;
      try {
        if (on.size(path) > largestFileBytes) return fail({ code: 'too-large' });
        text = on.read(path);
      } catch (error) {
        return fail({ code: diskErrorCode(error) });
      }
      const read = readFileText(text);
      if (!read.ok) return fail({ code: read.error });
      const set = read.value;
      if (set.ymparisto !== on.profile && set.ymparisto !== 'tuotanto') return fail({ code: 'other-environment' });
      // What another machine's server said about its answers is not taken over: the next refresh asks for all.
      const taken = { ...set, tarkisteet: {} };
      const problem = keep(taken);
      return problem === undefined ? ok({ set: taken, missing: [], unreadable: [] }) : fail(problem);
    },

    exportFile: async () => {
      const { set } = current;
      if (set === null) return fail({ code: 'nothing-to-export' });
      const path = await on.chooseFile('export');
      if (path === undefined) return ok('cancelled');
      try {
        on.write(path, fileText({ ...set, tarkisteet: {} }));
        return ok('saved');
      } catch (error) {
        return fail({ code: diskErrorCode(error) });
      }
    },
  };
}

function readKept(on: ReferenceSurroundings): { set?: ReferenceSet; fault?: CurrentReference['fault'] } {
  let text: string;
  try {
    if (on.size(on.file) > largestFileBytes) return { fault: 'damaged' };
    text = on.read(on.file);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? {} : { fault: 'damaged' };
  }
  const read = readFileText(text);
  if (!read.ok) return { fault: read.error === 'newer' ? 'newer' : 'damaged' };
  return { set: read.value };
}
