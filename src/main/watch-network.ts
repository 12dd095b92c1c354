/**
 * Announces when the system's network is back. Electron has no event for it in the main process, and the page's own one is
 * lost while the page is being opened again, so the system is asked now and then.
 * @param on.every calls its argument regularly; the app asks every ten seconds, tests when they like
 */
export function watchNetwork(on: {
  readonly isOnline: () => boolean;
  readonly every: (ask: () => void) => void;
  readonly announce: () => void;
}): void {
  let wasOnline = on.isOnline();
  on.every(() => {
    const isOnline = on.isOnline();
    if (isOnline && !wasOnline) on.announce();
    wasOnline = isOnline;
  });
}
