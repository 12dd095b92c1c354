import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contentSecurityPolicy } from '../../src/main/page-files.ts';
import { hostileAddresses } from '../fixtures/hostile-addresses.ts';
import { expect, test, untilReady } from './app.ts';
import { pageProcesses } from './host-calls.ts';

test('the page has no Node and sees nothing of the program but its bridge', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  const nodeGlobals = ['process', 'require', 'module', 'exports', 'Buffer', 'global', '__dirname', '__filename'];
  const typesInPage = (names: string[]) => names.map((name) => typeof Reflect.get(globalThis, name));
  expect(new Set(await page.evaluate(typesInPage, nodeGlobals))).toEqual(new Set(['undefined']));

  const globals = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
  const ofBlankPage = await app.evaluate(async ({ BrowserWindow }) => {
    const blank = new BrowserWindow({ show: false });
    await blank.loadURL('app://hoks/tyhja').catch(() => undefined);
    const names: unknown = await blank.webContents.executeJavaScript('Object.getOwnPropertyNames(globalThis)');
    blank.destroy();
    return names as string[];
  });
  // zod keeps its own settings and registry in two plain objects.
  const ofZod = ['__zod_globalConfig', '__zod_globalRegistry'];
  expect(globals.filter((name) => ![...ofBlankPage, ...ofZod].includes(name))).toEqual(['host']);
  expect(await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'host') as object))).toEqual(['call', 'on']);
});

test('the page runs with every protection of the window on', async ({ launchApp }) => {
  const { app } = await launchApp();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const read: unknown = contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences');
    return typeof read === 'function' ? (read.call(contents) as Record<string, unknown>) : {};
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    webviewTag: false,
  });
});

if (process.platform === 'linux') {
  test('the page is in the sandbox of the system', async ({ launchApp }) => {
    const { app } = await launchApp();
    for (const pid of await pageProcesses(app)) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/^Seccomp:\t2$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    }
  });
}

test('the page starts without breaking its own policy', async ({ launchApp }) => {
  const { page, problems } = await launchApp();
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'seenViolations', seen);
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
  });
  const policies: unknown[] = [];
  page.on('response', (response) => policies.push(response.headers()['content-security-policy']));
  await page.reload();
  await untilReady(page);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seenViolations') as string[])).toEqual([]);
  expect(problems).toEqual([]);
  expect(policies.length).toBeGreaterThan(1);
  expect(new Set(policies)).toEqual(new Set([contentSecurityPolicy]));
});

test('every answer of the program to its page carries the same protections', async ({ launchApp }) => {
  const { app } = await launchApp();
  const asked: readonly (readonly [method: string, url: string, status: number])[] = [
    ['GET', 'app://hoks/', 200],
    ['HEAD', 'app://hoks/index.html', 200],
    ['GET', 'app://hoks/puuttuu.js', 404],
    ['POST', 'app://hoks/', 405],
    ...hostileAddresses.map((url) => ['GET', url, 404] as const),
  ];
  const answers = await app.evaluate(async ({ session }, wanted) => {
    const given = [];
    for (const [method, url, expected] of wanted) {
      const response = await session.defaultSession.fetch(url, { method });
      const { status, headers } = response;
      given.push({
        asked: `${method} ${url}`,
        isRight: status === expected && (status === 200 || (await response.text()) === ''),
        policy: headers.get('content-security-policy'),
        sniff: headers.get('x-content-type-options'),
        opener: headers.get('cross-origin-opener-policy'),
      });
    }
    return given;
  }, asked);
  expect(answers.filter(({ isRight }) => !isRight)).toEqual([]);
  for (const { asked, policy, sniff, opener } of answers) {
    expect({ asked, policy, sniff, opener }).toEqual({
      asked,
      policy: contentSecurityPolicy,
      sniff: 'nosniff',
      opener: 'same-origin',
    });
  }
});

test('text never becomes script', async ({ launchApp }) => {
  const { page } = await launchApp();
  const outcomes = await page.evaluate(async () => {
    const name = (error: unknown) => (error instanceof Error ? error.name : 'no error');
    const attempt = (act: () => unknown) =>
      new Promise<string>((resolve) => {
        // In a task of its own: inside `evaluate` the inspector itself allows eval.
        setTimeout(() => {
          try {
            resolve(`done ${String(act())}`);
          } catch (error) {
            resolve(name(error));
          }
        }, 0);
      });
    const element = document.createElement('div');
    document.body.append(element);
    const mark = 'globalThis.wasRun = true';
    const attempts: Record<string, () => unknown> = {
      eval: () => Reflect.apply(Reflect.get(globalThis, 'eval') as (text: string) => unknown, undefined, [mark]),
      'new Function': () => Reflect.construct(Function, [mark]) as unknown,
      innerHTML: () => (element.innerHTML = `<img src="x" onerror="${mark}">`),
      insertAdjacentHTML: () => element.insertAdjacentHTML('beforeend', `<img src="x" onerror="${mark}">`),
      'script text': () => (document.createElement('script').textContent = mark),
      'script address': () => (document.createElement('script').src = `data:text/javascript,${mark}`),
      'event attribute': () => element.setAttribute('onclick', mark),
      srcdoc: () => (document.createElement('iframe').srcdoc = `<script>${mark}</script>`),
      'timer text': () => Reflect.apply(setTimeout, undefined, [mark, 0]) as unknown,
      DOMParser: () => new DOMParser().parseFromString(`<b>x</b>`, 'text/html'),
      'a policy of its own': () => {
        const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
        return (factory as { createPolicy: (name: string, rules: object) => unknown }).createPolicy('x', {});
      },
      worker: () => new Worker(`data:text/javascript,${mark}`),
      'script element': () => {
        const script = document.createElement('script');
        script.append(mark);
        document.body.append(script);
      },
    };
    const results: Record<string, string> = {};
    for (const [what, act] of Object.entries(attempts)) results[what] = await attempt(act);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { results, wasRun: Reflect.get(globalThis, 'wasRun') as unknown };
  });
  expect(outcomes.wasRun).toBeUndefined();
  expect(outcomes.results).toEqual({
    eval: 'EvalError',
    'new Function': 'EvalError',
    innerHTML: 'TypeError',
    insertAdjacentHTML: 'TypeError',
    'script text': 'TypeError',
    'script address': 'TypeError',
    'event attribute': 'TypeError',
    srcdoc: 'TypeError',
    'timer text': 'TypeError',
    DOMParser: 'TypeError',
    'a policy of its own': 'TypeError',
    worker: 'TypeError',
    'script element': 'TypeError',
  });
});

/** A server that notes what reaches it: a request that only fails would prove nothing. */
async function listeningServer(): Promise<{ port: number; reached: string[]; close: () => void }> {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('x');
  });
  server.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, reached, close: () => server.close() };
}

test('the page reaches no network and no file', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  const server = await listeningServer();
  const outcomes = await page.evaluate(async (port) => {
    const outcome = (promise: Promise<unknown>) =>
      promise.then(
        () => 'reached',
        () => 'refused',
      );
    const event = (target: EventTarget, good: string) =>
      new Promise<string>((resolve) => {
        target.addEventListener(good, () => resolve('reached'));
        target.addEventListener('error', () => resolve('refused'));
      });
    const picture = (source: string) => {
      const image = new Image();
      image.src = source;
      return event(image, 'load');
    };
    navigator.sendBeacon(`http://127.0.0.1:${port}/beacon`, 'x');
    return [
      await outcome(fetch(`http://127.0.0.1:${port}/fetch`, { mode: 'no-cors' })),
      await outcome(fetch('file:///etc/hostname')),
      await outcome(fetch('app://hoks/index.html')),
      await event(new WebSocket(`ws://127.0.0.1:${port}/socket`), 'open'),
      await picture(`http://127.0.0.1:${port}/picture.png`),
    ];
  }, server.port);
  expect(new Set(outcomes)).toEqual(new Set(['refused']));

  // The same from a page without the policy: the guard of the session alone has to hold.
  await app.evaluate(async ({ BrowserWindow }, port) => {
    const blank = new BrowserWindow({ show: false });
    await blank.loadURL('about:blank');
    const attempts = [
      `fetch('http://127.0.0.1:${port}/blank-fetch', { mode: 'no-cors' })`,
      `new Promise((resolve) => { new WebSocket('ws://127.0.0.1:${port}/blank-socket').onerror = resolve; })`,
      `new Promise((resolve) => { const image = new Image(); image.onerror = resolve; image.src = 'http://127.0.0.1:${port}/blank.png'; })`,
    ];
    for (const attempt of attempts) await blank.webContents.executeJavaScript(attempt).catch(() => undefined);
    blank.destroy();
  }, server.port);
  server.close();
  expect(server.reached).toEqual([]);
});

test('the page goes nowhere, opens nothing and holds no other page', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  const opened = await page.evaluate(async () => {
    const addresses = ['https://esimerkki.example/', 'file:///etc/hostname', 'app://muu/', 'about:blank', ''];
    const windows = addresses.map((address) => window.open(address) === null);
    const click = (address: string, target: string) => {
      const link = document.createElement('a');
      link.href = address;
      link.target = target;
      document.body.append(link);
      link.click();
      link.remove();
    };
    for (const address of addresses.slice(0, 3)) {
      click(address, '_blank');
      click(address, '_self');
      location.href = address;
    }
    const form = document.createElement('form');
    form.action = 'https://esimerkki.example/';
    document.body.append(form);
    form.submit();
    form.remove();
    const refresh = document.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = '0;url=https://esimerkki.example/';
    document.head.append(refresh);
    const guests = ['webview', 'iframe'].map((tag) => document.createElement(tag));
    // The frame is asked for last and ends in an error page: by then everything before it has been answered.
    const refused = new Promise((resolve) => guests.at(-1)?.addEventListener('load', resolve));
    for (const guest of guests) {
      guest.setAttribute('src', 'https://esimerkki.example/');
      document.body.append(guest);
    }
    await refused;
    return windows;
  });
  expect(new Set(opened)).toEqual(new Set([true]));
  expect(page.url()).toBe('app://hoks/');
  const left = await app.evaluate(async ({ webContents }) => {
    const places = [];
    for (const contents of webContents.getAllWebContents()) {
      for (const frame of contents.mainFrame.framesInSubtree) {
        places.push((await frame.executeJavaScript('location.href')) as string);
      }
    }
    return places;
  });
  // A frame that was refused stays as Chromium's own error page.
  expect(left.filter((place) => place !== 'chrome-error://chromewebdata/')).toEqual(['app://hoks/']);
});

test('the page gets lasting storage and no other permission', async ({ launchApp }) => {
  const { page } = await launchApp();
  expect(await page.evaluate(() => navigator.storage.persist())).toBe(true);
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'screen-wake-lock',
      'window-management',
      'local-fonts',
      'idle-detection',
      'storage-access',
      'display-capture',
    ];
    const state = (name: string) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'unknown',
      );
    return Promise.all(names.map(async (name) => `${name} ${await state(name)}`));
  });
  expect(states.filter((state) => state.endsWith(' granted'))).toEqual([]);
  const outcomes = await page.evaluate(async () => {
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => false,
        () => true,
      );
    return {
      place: await new Promise<boolean>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve(false),
          () => resolve(true),
        );
      }),
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await refused(navigator.clipboard.readText()),
      notifications: (await Notification.requestPermission()) !== 'granted',
    };
  });
  expect(new Set(Object.values(outcomes))).toEqual(new Set([true]));
});

test('the page saves no file by itself', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await app.evaluate(({ session }) => {
    session.defaultSession.on('will-download', (event) => {
      Reflect.set(globalThis, 'downloadWasPrevented', event.defaultPrevented);
    });
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
    link.remove();
  });
  const wasPrevented = () => app.evaluate(() => Reflect.get(globalThis, 'downloadWasPrevented') as unknown);
  await expect.poll(wasPrevented).toBe(true);
});
