import type { App } from 'electron';

/**
 * True for the first app in this data folder. A second one is told no, and the first one is called to the front: two
 * apps over one database would deliver the same plan twice.
 */
export function claimSingleInstance(app: App, onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
}
