import type { ElectronApplication, Page } from '@playwright/test';
import type { HostBridge } from '../../src/shared/ipc-contract.ts';

/** What became of a call through the bridge, from the page's side. */
export type Outcome = { readonly answer: unknown } | { readonly refusal: string };

/** Calls main as the page does. */
export function callHost(page: Page, name: unknown, argument: unknown): Promise<Outcome> {
  return page.evaluate(
    async ([callName, callArgument]): Promise<Outcome> => {
      const host = Reflect.get(globalThis, 'host') as HostBridge;
      try {
        return { answer: await host.call(callName as string, callArgument) };
      } catch (error) {
        return { refusal: error instanceof Error ? error.message : 'no error' };
      }
    },
    [name, argument] as const,
  );
}

/** Ids of the processes of all pages. */
export function pageProcesses(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getOSProcessId()));
}
