import { readFileSync } from 'node:fs';
import { url as inspectorAddress } from 'node:inspector';

/** What can be seen of others who read along in the memory of the app. */
export interface Seen {
  /** Node's inspector listens in main. */
  readonly hasInspector: boolean;
  /** A debugger is attached to the page from within main. */
  readonly hasDebugger: boolean;
  readonly hasDevTools: boolean;
  /** Another program traces main or the page (Linux). */
  readonly hasTracer: boolean;
}

/**
 * Whether somebody may be reading along, so that the vault stays closed (reliability 4, "Extra"). Asked at each unlocking, because a
 * debugger can come after the start.
 * @param start.packaged from the source tree the developer tools are let through, and the inspector if the start asked for it:
 * tests steer the app through it
 */
export function isWatched(
  seen: Seen,
  start: { readonly packaged: boolean; readonly askedInspector: boolean },
): boolean {
  const mayInspect = !start.packaged && start.askedInspector;
  return (
    (seen.hasInspector && !mayInspect) || seen.hasDebugger || seen.hasTracer || (seen.hasDevTools && start.packaged)
  );
}

/** The part of Electron's web contents that is used. */
export interface Page {
  readonly debugger: { readonly isAttached: () => boolean };
  readonly isDevToolsOpened: () => boolean;
  readonly getOSProcessId: () => number;
}

/** Looks now. */
export function lookForWatchers(pages: readonly Page[]): Seen {
  return {
    hasInspector: inspectorAddress() !== undefined,
    hasDebugger: pages.some((page) => page.debugger.isAttached()),
    hasDevTools: pages.some((page) => page.isDevToolsOpened()),
    hasTracer: [process.pid, ...pages.map((page) => page.getOSProcessId())].some(isTraced),
  };
}

function isTraced(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /^TracerPid:\t[1-9]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false; // it has ended
  }
}
