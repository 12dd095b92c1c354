import type { Session, WebContents } from 'electron';
import type { Log } from './log.ts';
import { isOwnAddress } from './page-files.ts';

/**
 * The one permission that is given: without it IndexedDB may be evicted, and it holds the only copy of a draft (F10).
 * Everything else (camera, place, notifications, clipboard, devices ...) is refused, also for our own page.
 */
export function mayUse(
  permission: string,
  asker: { readonly address: string; readonly isMainFrame: boolean },
): boolean {
  return permission === 'persistent-storage' && asker.isMainFrame && isOwnAddress(asker.address);
}

/** What the page's session may load: its own files and what it made in memory. There is no other content in this app. */
export function mayLoad(address: string, devTools: boolean): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase();
  switch (scheme) {
    case 'app:':
      return isOwnAddress(address);
    case 'blob:':
    case 'data:':
      return true;
    case 'devtools:':
      return devTools;
    default:
      return false;
  }
}

/** Closes everything in the page's session that the app does not need. `devTools`: the developer tools may load themselves. */
export function guardSession(session: Session, log: Log, devTools: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const allowed = mayUse(permission, { address: details.requestingUrl, isMainFrame: details.isMainFrame });
    if (!allowed) log.event('page.permission-refused', {});
    answer(allowed);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayUse(permission, { address: details.requestingUrl ?? origin, isMainFrame: details.isMainFrame }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  session.webRequest.onBeforeRequest((request, answer) => {
    const cancel = !mayLoad(request.url, devTools);
    if (cancel) log.event('page.request-cancelled', {});
    answer({ cancel });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
    log.event('page.download-refused', {});
  });
  // Chromium fetches dictionaries from the network and spell checkers keep words: neither belongs to this data.
  session.setSpellCheckerEnabled(false);
}

/** Keeps a page where it is: it goes nowhere, opens nothing and holds no guest. */
export function guardContents(contents: WebContents, log: Log): void {
  const refuse = (event: { readonly preventDefault: () => void }): void => {
    event.preventDefault();
    log.event('page.navigation-refused', {});
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => {
    log.event('page.navigation-refused', {});
    return { action: 'deny' };
  });
}
