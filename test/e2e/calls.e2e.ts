import fc from 'fast-check';
import { type CallName, type HostBridge, ipcContract } from '../../src/shared/ipc-contract.ts';
import { expect, test } from './app.ts';
import { callHost, pageProcesses } from './host-calls.ts';

test('calls that are not in the contract are refused by one word', async ({ launchApp }) => {
  const { page, app } = await launchApp();
  for (const name of ['', 'app.quit', '__proto__', 'constructor', 'APP.INFO', 7, null, ['app.info'], { a: 1 }]) {
    expect(await callHost(page, name, null)).toEqual({ refusal: 'unknown-call' });
  }
  const values = fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 300, seed: 20261123 });
  for (const name of Object.keys(ipcContract) as CallName[]) {
    const malformed = values.filter((value) => !ipcContract[name].argument.safeParse(value).success);
    expect(malformed.length).toBeGreaterThan(200);
    const refusals = await page.evaluate(
      async ({ callName, text }) => {
        const host = Reflect.get(globalThis, 'host') as HostBridge;
        const refusal = (error: unknown) => (error instanceof Error ? error.message : 'no error');
        const given = JSON.parse(text) as unknown[];
        return Promise.all(given.map((value) => host.call(callName, value).then(() => 'answered', refusal)));
      },
      { callName: name, text: JSON.stringify(malformed) },
    );
    expect({ name, refusals: [...new Set(refusals)] }).toEqual({ name, refusals: ['bad-argument'] });
  }
  expect(await pageProcesses(app)).toHaveLength(1);
});

test('a polluted prototype in the page changes nothing behind the bridge', async ({ launchApp }) => {
  const { page } = await launchApp();
  const outcomes = await page.evaluate(async () => {
    const host = Reflect.get(globalThis, 'host') as HostBridge;
    const ask = (argument: unknown) =>
      host.call('app.setKieli', argument).then(
        () => 'answered',
        (error: unknown) => (error instanceof Error ? error.message : 'no error'),
      );
    Reflect.set(Object.prototype, 'kieli', 'sv');
    Reflect.set(Object.prototype, 'ok', true);
    const given = [await ask({}), await ask({ kieli: 'en' }), await ask({ kieli: 'fi' })];
    Reflect.deleteProperty(Object.prototype, 'kieli');
    Reflect.deleteProperty(Object.prototype, 'ok');
    return given;
  });
  expect(outcomes).toEqual(['bad-argument', 'bad-argument', 'answered']);
});

test('a page that is not ours gets no answer, even with the bridge in hand', async ({ launchApp }) => {
  const { app } = await launchApp();
  const refused = await app.evaluate(async ({ app: program, BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${program.getAppPath()}/.vite/build/preload.cjs`,
        sandbox: true,
        contextIsolation: true,
        nodeIntegrationInSubFrames: true,
      },
    });
    const ask = `host.call('app.info', null).then(() => 'answered', (error) => error.message)`;
    const refusals: Record<string, unknown> = {};
    await window.loadURL('about:blank');
    refusals['blank page'] = await window.webContents.executeJavaScript(ask);
    await window.loadURL('data:text/html,<iframe srcdoc="x"></iframe>');
    refusals['page from text'] = await window.webContents.executeJavaScript(ask);
    refusals['frame inside'] = await window.webContents.mainFrame.frames[0]?.executeJavaScript(ask);
    window.destroy();
    return refusals;
  });
  expect(refused).toEqual({
    'blank page': 'foreign-frame',
    'page from text': 'foreign-frame',
    'frame inside': 'foreign-frame',
  });
});
