import { expect, type Page } from '@playwright/test';
import { type AppLaunch, freshUserDataFolder } from '../../scripts/lib/app-launch.ts';
import type { HoksBody } from '../../src/shared/delivery/ehoks-calls.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import type { Connection, HostBridge } from '../../src/shared/ipc-contract.ts';
import { openDeliveries } from '../e2e/counselor.ts';
import { openWithDeliveries } from '../e2e/prepared-queue.ts';
import { type LyingNetwork, startLyingNetwork } from '../e2e/practice-ehoks.ts';
import { startApp } from '../e2e/start-app.ts';
import { type BulkSite, approvedBody, openSite } from './bulk.ts';

/** Many plans through the real app, and the same calls in a bare loop of the same page. */

export interface BulkComparison {
  readonly delivered: number;
  readonly blocked: number;
  readonly requests: { readonly app: number; readonly bare: number };
  readonly seconds: { readonly app: number; readonly bare: number };
}

/**
 * The app delivers its queue to one server; then its page makes the same calls to another one, one after the other: the
 * look-up, the POST, reading it back. Both are timed from their first request to the end of their last.
 * @param latencyMs added to every HTTP request, as a network does
 */
export async function compareInApp(launch: AppLaunch, count: number, latencyMs: number): Promise<BulkComparison> {
  const [site, bareSite] = [await openSite(count), await openSite(count)];
  const [network, bareNetwork] = [await startLyingNetwork(site.server), await startLyingNetwork(bareSite.server)];
  network.slowDown(latencyMs);
  bareNetwork.slowDown(latencyMs);
  const close = async () => {
    for (const one of [network, bareNetwork, site, bareSite]) await one.close();
  };
  try {
    return await runBoth(launch, { site, network }, { site: bareSite, network: bareNetwork });
  } finally {
    await close();
  }
}

interface Far {
  readonly site: BulkSite;
  readonly network: LyingNetwork;
}

async function runBoth(launch: AppLaunch, far: Far, bare: Far): Promise<BulkComparison> {
  const today = finnishDate(Date.now());
  const running = await openWithDeliveries(
    (options = {}) => startApp(launch, options, options.userDataDir ?? freshUserDataFolder(launch)),
    far.site.people.map((person) => ({ ...person, ryhma: 'KOE', document: approvedBody(person, today) })),
    async (store) => store.saveSettings({ connection: far.network.connection }),
  );
  try {
    const counts = await untilNothingWaits(running.page);
    const app = far.network.times();
    const bodies = bare.site.people.map((person) => approvedBody(person, today));
    await makeBareCalls(running.page, bare.network.connection, bodies);
    const loop = bare.network.times();
    return {
      ...counts,
      requests: { app: app.length / 2, bare: loop.length / 2 },
      seconds: { app: secondsOf(app), bare: secondsOf(loop) },
    };
  } finally {
    await running.close();
  }
}

/** The queue's own page shows how far it is, as to a counselor who watches. */
async function untilNothingWaits(page: Page): Promise<{ delivered: number; blocked: number }> {
  await openDeliveries(page);
  const tab = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d+$`) });
  // Seldom: each look goes through the whole page, which the app could not use for its work meanwhile.
  const seldom = { intervals: [2000], timeout: 1_800_000 };
  await expect.poll(async () => tab('Jonossa').textContent(), seldom).toBe('Jonossa 0');
  const countIn = async (name: string) => Number((await tab(name).textContent())?.split(' ').at(-1));
  return { delivered: await countIn('Lähetetty'), blocked: await countIn('Estynyt') };
}

/** What delivery does for a new plan, without a queue, a store or a rule: the least that can be done through this app. */
async function makeBareCalls(page: Page, connection: Connection, bodies: readonly HoksBody[]): Promise<void> {
  await page.evaluate(
    async ([to, plans]) => {
      type Answer = { ok: boolean; value?: { id: number } };
      const host = Reflect.get(globalThis, 'host') as HostBridge;
      const call = (name: string, argument: unknown) => host.call(name, argument) as Promise<Answer>;
      await call('ehoks.connect', to);
      for (const body of plans) {
        await call('ehoks.findByOpiskeluoikeus', { oid: body['opiskeluoikeus-oid'] });
        const made = await call('ehoks.create', { body });
        if (made.ok && made.value !== undefined) await call('ehoks.get', { id: made.value.id });
      }
    },
    [connection, bodies] as const,
  );
}

function secondsOf(times: readonly number[]): number {
  return (Math.max(...times) - Math.min(...times)) / 1000;
}
