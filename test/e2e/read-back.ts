import type { Page } from '@playwright/test';
import type { HostBridge } from '../../src/shared/ipc-contract.ts';
import type { HoksBody } from '../../src/shared/delivery/ehoks-calls.ts';

/** What the app's own server holds under an eHOKS ID, read over the app's bridge. */
export async function readBack(page: Page, ehoksId: number): Promise<HoksBody> {
  return page.evaluate(async (id) => {
    type Answer = { ok: true; value: HoksBody } | { ok: false; error: { code: string } };
    const host = Reflect.get(globalThis, 'host') as HostBridge;
    const answer = (await host.call('ehoks.get', { id })) as Answer;
    if (!answer.ok) throw new Error(`eHOKS answered ${answer.error.code}`);
    return answer.value;
  }, ehoksId);
}
