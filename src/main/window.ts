import { BrowserWindow, nativeTheme, screen, type WebContents, type WebPreferences } from 'electron';
import type { HostEvent } from '../shared/ipc-contract.ts';
import { eventChannel } from './channels.ts';
import type { Log } from './log.ts';
import { pageUrl } from './page-files.ts';
import type { SettingsFile } from './settings-file.ts';
import { chooseBounds, smallestWindow } from './window-bounds.ts';

/** The ground of the page in light and dark, so that the window does not flash before the page has painted. */
const ground = { light: '#f4f6f5', dark: '#131918' } as const;

const currentGround = (): string => (nativeTheme.shouldUseDarkColors ? ground.dark : ground.light);
const paper = '#ffffff';

/** Reliability 4 rows 2-4, 6, 8-13: written out although most are defaults, so that a changed default changes nothing here. */
export function webPreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    // Deliveries go on while the window is hidden, and their waiting times have to stay true.
    backgroundThrottling: false,
  };
}

export interface AppWindow {
  readonly announce: (event: HostEvent) => void;
  /** The app's name in the person's language. */
  readonly setTitle: (title: string) => void;
  /** The page as it is laid out for paper, a tagged PDF in memory. */
  readonly layOut: () => Promise<Uint8Array>;
  /** Brings the window to the front. */
  readonly focus: () => void;
  /** Whether the system keeps the window out of screenshots and shared screens (not on Linux). */
  readonly protect: (isProtected: boolean) => void;
  /** Calls back at every key, click, movement and touch in the page. */
  readonly onUse: (used: () => void) => void;
  /** Ends the page's process, with every key and text in its memory, and opens a new, locked page. */
  readonly lock: () => void;
}

/**
 * Opens the one window of the app.
 * @param options.onPageFailing called when the page keeps ending unexpectedly and is not opened again
 */
export function openWindow(options: {
  readonly preload: string;
  readonly title: string;
  readonly devTools: boolean;
  readonly settings: SettingsFile;
  readonly log: Log;
  /** The page ended by itself, and no lock asked for it. */
  readonly onPageGone: () => void;
  readonly mayReopen: () => boolean;
  readonly onPageFailing: () => void;
}): AppWindow {
  const { settings, log } = options;
  const remembered = settings.current().window;
  const window = new BrowserWindow({
    ...chooseBounds(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: options.title,
    show: false,
    backgroundColor: currentGround(),
    autoHideMenuBar: true,
    webPreferences: webPreferences(options.preload, options.devTools),
  });
  const { webContents: contents } = window;
  let locking = false;

  window.once('ready-to-show', () => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
    log.event('page.shown', {});
  });
  window.on('close', () => {
    const saved = settings.update({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
    if (!saved) log.event('settings.not-saved', {});
  });
  // The system shows window titles in lists and logs: a page title could hold a student's name.
  window.on('page-title-updated', (event) => event.preventDefault());

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (locking) {
      locking = false;
      log.event('page.locked', {});
    } else {
      log.event('page.gone', { reason, exitCode });
      options.onPageGone();
      if (!options.mayReopen()) {
        options.onPageFailing();
        return;
      }
    }
    // A page that ended has no key any more: what opens is the locked page.
    void contents.loadURL(pageUrl);
  });

  void contents.loadURL(pageUrl);

  return {
    announce: (event) => {
      if (!window.isDestroyed()) contents.send(eventChannel, event);
    },
    setTitle: (title) => {
      if (!window.isDestroyed()) window.setTitle(title);
    },
    layOut: async () => {
      // The margins of a page have the window's ground, and paper is white, in a dark theme too.
      window.setBackgroundColor(paper);
      try {
        return await contents.printToPDF({
          pageSize: 'A4',
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
        });
      } finally {
        if (!window.isDestroyed()) window.setBackgroundColor(currentGround());
      }
    },
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    protect: (isProtected) => {
      if (!window.isDestroyed()) window.setContentProtection(isProtected);
    },
    onUse: (used) => {
      contents.on('input-event', used);
    },
    lock: () => {
      if (window.isDestroyed()) return;
      locking = true;
      endProcess(contents);
    },
  };
}

/** A kill, not a crash: a crash could leave a core dump with plans in plain text on the disk. */
function endProcess(contents: WebContents): void {
  const pid = contents.getOSProcessId();
  if (pid > 0) process.kill(pid, 'SIGKILL');
  else contents.forcefullyCrashRenderer();
}
