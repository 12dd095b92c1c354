import { randomUUID } from 'node:crypto';
import type { AppLaunch } from '../../scripts/lib/app-launch.ts';
import { createEhoksApi } from '../../src/main/ehoks/ehoks-api.ts';
import { harjoitteluOrganisaatiot } from '../../src/main/practice/sample-people.ts';
import { type PracticeServer, startPracticeServer } from '../../src/main/practice/server.ts';
import { createMemoryStore, type PracticeStore } from '../../src/main/practice/store.ts';
import type { EhoksCalls } from '../../src/shared/delivery/ehoks-calls.ts';
import { finnishDate } from '../../src/shared/finnish-date.ts';
import type { Connection } from '../../src/shared/ipc-contract.ts';
import { createLaptop, type Laptop } from './laptop.ts';
import { makePeople, type Person } from './people.ts';
import { prepareData, type PreparedData, removeFolder } from './prepared-data.ts';
import { type FaultProxy, startFaultProxy } from './proxy.ts';

/** What all runs of one process share: the way to start the app, the proxy, and a prepared folder to copy. */
export interface Harness {
  readonly launch: AppLaunch;
  readonly proxy: FaultProxy;
  readonly data: PreparedData;
  readonly people: readonly Person[];
  readonly password: string;
  /** How the app reaches eHOKS through one of the proxy's doors. */
  readonly connection: (origin: string) => Connection;
  readonly close: () => Promise<void>;
}

/** A server with nothing in it yet, and a laptop whose people have plans ready to be approved. */
export interface Stage {
  readonly harness: Harness;
  readonly server: PracticeServer;
  readonly store: PracticeStore;
  readonly laptop: Laptop;
  /** Anybody else who writes to the same eHOKS: the official UI, another system. Not through the proxy. */
  readonly somebodyElse: EhoksCalls;
  /** People nobody has used on this stage. */
  readonly unused: Person[];
  /** What is left to do when everything here has ended. */
  readonly afterwards: (() => void)[];
  readonly close: () => Promise<void>;
}

const peopleOnStage = 40;
const backend = '/ehoks-virkailija-backend';

export async function startHarness(launch: AppLaunch): Promise<Harness> {
  const proxy = await startFaultProxy();
  const password = randomUUID();
  const connection = (origin: string): Connection => ({
    baseUrl: `${origin}${backend}`,
    casUrl: `${origin}/cas`,
    username: 'harjoittelu',
    password,
    callerId: `${harjoitteluOrganisaatiot[0] ?? ''}.hoks-tyopoyta`,
  });
  const today = finnishDate(Date.now());
  const people = makePeople(peopleOnStage, today);
  const data = await prepareData(launch, { people, today, connection: connection(proxy.origin) });
  return {
    launch,
    proxy,
    data,
    people,
    password,
    connection,
    close: async () => {
      await proxy.close();
      removeFolder(data.folder);
    },
  };
}

export async function openStage(harness: Harness): Promise<Stage> {
  const { launch, proxy, data, people, password, connection } = harness;
  const store = createMemoryStore();
  const students = people.map(({ sample }) => sample);
  const server = await startPracticeServer({ store, clock: Date.now, students, password });
  const origin = server.baseUrl.slice(0, -backend.length);
  proxy.upstream = origin;
  proxy.script = () => undefined;
  proxy.passed.length = 0;
  const direct = connection(origin);
  const laptop = createLaptop(launch, data);
  const afterwards: (() => void)[] = [];
  return {
    harness,
    server,
    store,
    laptop,
    somebodyElse: createEhoksApi({ fetch: globalThis.fetch, connection: () => direct, clock: Date.now }),
    unused: [...people],
    afterwards,
    close: async () => {
      proxy.release();
      await laptop.remove();
      proxy.upstream = undefined;
      await server.close();
      for (const work of afterwards) work();
    },
  };
}
