/**
 * Electron's own security checklist (20 rows) and what this app adds to it: each row with the setting that answers it and the
 * tests that would fail without it. `electron-checklist.test.ts` keeps the table true.
 */
export interface Row {
  readonly row: number | 'extra';
  readonly item: string;
  /** Words of the setting, and the file they stand in. */
  readonly setting: readonly [file: string, words: string];
  /** Names of tests by file. */
  readonly tests: Readonly<Record<string, readonly string[]>>;
}

const window = 'src/main/window.ts';
const guard = 'src/main/session-guard.ts';
const security = 'test/e2e/security.e2e.ts';

const starts = 'test/package/starts.package.ts';
const refuses = 'test/package/refuses.package.ts';

const protections = { [security]: ['the page runs with every protection of the window on'] };

export const checklist: readonly Row[] = [
  {
    row: 1,
    item: 'Only secure content',
    setting: [guard, 'session.webRequest.onBeforeRequest'],
    tests: { [security]: ['the page reaches no network and no file'] },
  },
  {
    row: 2,
    item: 'No Node in the page',
    setting: [window, 'nodeIntegration: false'],
    tests: { [security]: ['the page has no Node and sees nothing of the program but its bridge'] },
  },
  {
    row: 3,
    item: 'Context isolation',
    setting: [window, 'contextIsolation: true'],
    tests: {
      ...protections,
      'test/e2e/calls.e2e.ts': ['a polluted prototype in the page changes nothing behind the bridge'],
    },
  },
  {
    row: 4,
    item: 'Sandbox',
    setting: ['src/main/main.ts', 'app.enableSandbox()'],
    tests: {
      [security]: ['the page is in the sandbox of the system'],
      [starts]: ['the package shows set-up, sandboxed, without a core dump, an open port or a crash reporter'],
      'test/main/unsafe-start.test.ts': ['lets --%s through only from the source tree'],
    },
  },
  {
    row: 5,
    item: 'Permissions',
    setting: [guard, 'setPermissionRequestHandler'],
    tests: {
      [security]: ['the page gets lasting storage and no other permission'],
      'test/main/session-guard.test.ts': ['gives the page lasting storage and nothing else'],
    },
  },
  { row: 6, item: 'Web security stays on', setting: [window, 'webSecurity: true'], tests: protections },
  {
    row: 7,
    item: 'Content security policy',
    setting: ['src/main/page-files.ts', "require-trusted-types-for 'script'"],
    tests: {
      [security]: [
        'every answer of the program to its page carries the same protections',
        'text never becomes script',
        'the page starts without breaking its own policy',
      ],
      'test/e2e/markup.e2e.ts': ['markup in every text of a plan stays text, on every screen that shows it'],
    },
  },
  { row: 8, item: 'No insecure content', setting: [window, 'allowRunningInsecureContent: false'], tests: protections },
  { row: 9, item: 'No experimental features', setting: [window, 'experimentalFeatures: false'], tests: protections },
  {
    row: 10,
    item: 'No Blink features',
    setting: ['src/main/unsafe-start.ts', "'enable-blink-features'"],
    tests: protections,
  },
  {
    row: 11,
    item: 'No webview',
    setting: [window, 'webviewTag: false'],
    tests: { [security]: ['the page goes nowhere, opens nothing and holds no other page'] },
  },
  {
    row: 12,
    item: 'No guest attaches',
    setting: [guard, "'will-attach-webview'"],
    tests: { [security]: ['the page goes nowhere, opens nothing and holds no other page'] },
  },
  {
    row: 13,
    item: 'No navigation',
    setting: [guard, "'will-navigate'"],
    tests: { [security]: ['the page goes nowhere, opens nothing and holds no other page'] },
  },
  {
    row: 14,
    item: 'No new windows',
    setting: [guard, "action: 'deny'"],
    tests: { [security]: ['the page goes nowhere, opens nothing and holds no other page'] },
  },
  {
    row: 15,
    item: 'Nothing is opened outside',
    setting: [guard, 'setWindowOpenHandler'],
    tests: {
      'test/boundaries/electron-checklist.test.ts': ['no file of the program uses what the checklist warns of'],
    },
  },
  {
    row: 16,
    item: 'A supported Electron',
    setting: ['scripts/make.ts', 'electron.isFallback && !isTest'],
    tests: { 'test/boundaries/electron-checklist.test.ts': ['the pinned Electron is an exact version'] },
  },
  {
    row: 17,
    item: 'Sender and argument of every call',
    setting: ['src/main/answer-call.ts', 'isOurPage(event)'],
    tests: {
      'test/main/answer-call.test.ts': [
        'refuses %s before anything else',
        'beyond its limit is refused before its handler, and answered again in time',
      ],
      'test/e2e/calls.e2e.ts': ['a page that is not ours gets no answer, even with the bridge in hand'],
      'test/main/fuzz/ipc-fuzz.test.ts': ['%s takes any argument'],
    },
  },
  {
    row: 18,
    item: 'A protocol of its own, not file:',
    setting: ['src/main/app-protocol.ts', 'registerSchemesAsPrivileged'],
    tests: {
      'test/main/page-files.test.ts': [
        'answers 404 to %j',
        'never gives a file that is not on the list, whatever is asked',
      ],
      [security]: ['every answer of the program to its page carries the same protections'],
    },
  },
  {
    row: 19,
    item: 'Fuses',
    setting: ['forge.fuses.ts', 'strictlyRequireAllFuses: true'],
    tests: {
      'test/boundaries/fuses.test.ts': ['burns every fuse of a shipped package to its safe side'],
      'test/package/contents.package.ts': ['the packaged executable has every fuse as it is configured'],
      [refuses]: [
        'makes the packaged program refuse',
        'is taken from the packaged program before it reads it',
        'as an argument is nothing to the packaged program',
        'is nothing to the packaged program',
      ],
    },
  },
  {
    row: 20,
    item: 'No raw interfaces in the page',
    setting: ['src/main/preload.ts', 'exposeInMainWorld'],
    tests: { [security]: ['the page has no Node and sees nothing of the program but its bridge'] },
  },
  {
    row: 'extra',
    item: 'No start under debugging switches',
    setting: ['src/main/unsafe-start.ts', 'findUnsafeStart'],
    tests: {
      'test/main/unsafe-start.test.ts': [
        'refuses the variable %s in the packaged app',
        'refuses --%s, packaged or not',
      ],
      [refuses]: ['does not start with %s, and nothing listens while it says so'],
    },
  },
  {
    row: 'extra',
    item: 'No unlocking while somebody reads along',
    setting: ['src/main/main.ts', 'isWatched(lookForWatchers('],
    tests: {
      'test/main/watcher.test.ts': [
        'the packaged app takes %s for somebody who reads along, whatever its start asked for',
        'a watched vault takes no secret and gives no key, and is the same again afterwards',
      ],
      'test/e2e/vault.e2e.ts': ['only the right passphrase opens, and every wrong one makes the next wait longer'],
    },
  },
  {
    row: 'extra',
    item: 'No core dump',
    setting: ['src/main/main.ts', 'forbidCoreDumps(process.pid'],
    tests: {
      'test/main/core-dumps.test.ts': ['limits the app and all that Chromium has started by then'],
      [starts]: ['the package shows set-up, sandboxed, without a core dump, an open port or a crash reporter'],
    },
  },
  {
    row: 'extra',
    item: 'The package is the build that was tested',
    setting: ['forge.config.ts', 'asar: true'],
    tests: {
      'test/package/contents.package.ts': [
        'the package holds the build that the end-to-end tests run, byte for byte, and nothing else',
      ],
      [starts]: ['what the package shows is what the tested build shows'],
    },
  },
  {
    row: 'extra',
    item: 'No crash dump and no dictionary',
    setting: [guard, 'setSpellCheckerEnabled(false)'],
    tests: {
      'test/e2e/memory.e2e.ts': ['the app keeps no crash dump and no dictionary, in folders of its owner only'],
    },
  },
  {
    row: 'extra',
    item: 'Nothing in memory after a lock',
    setting: [window, "'SIGKILL'"],
    tests: { 'test/e2e/memory.e2e.ts': ['after a lock no process of the app holds a name'] },
  },
  {
    row: 'extra',
    item: 'Nothing in clear on the disk',
    setting: ['src/main/data-folder.ts', '0o700'],
    tests: {
      'test/e2e/at-rest.e2e.ts': ['nothing that a counselor types is found in any file of the app'],
      // After every test, and for the temporary files at the end of the run.
      'test/e2e/app.ts': ['search(folder, typed).found'],
      'test/e2e/after-run.ts': ['proveThatSearchFinds'],
    },
  },
  {
    row: 'extra',
    item: 'One app at a time',
    setting: ['src/main/single-instance.ts', 'requestSingleInstanceLock'],
    tests: { 'test/e2e/shell.e2e.ts': ['a second start of the same profile leaves the first one alone'] },
  },
  {
    row: 'extra',
    item: 'No download',
    setting: [guard, "'will-download'"],
    tests: { [security]: ['the page saves no file by itself'] },
  },
];
