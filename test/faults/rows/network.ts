import { createServer } from 'node:http';
import { saveConnection } from '../../e2e/counselor.ts';
import { type Fault, listen, type Relayed, type Way } from '../proxy.ts';
import type { Row, Run } from '../row.ts';
import { isWrite, type Step, strike } from './strike.ts';

/** What a network does to requests and answers on their way. */

const steps = ['before', 'write', 'after'] as const satisfies readonly Step[];

export const networkRows: readonly Row[] = [
  {
    row: 7,
    title: 'lost, still and slow connections',
    run: async (run) => {
      // Waiting for the app's own patience to end takes its time, so only two tries do.
      if (run.seed === 1) return stillness(run, 'stall', 30_000);
      if (run.seed === 2) return stillness(run, 'never', 150_000);
      const way = run.pick(['drop', 'reset', 'slow'] as const satisfies readonly Way[]);
      await strike(run, { step: run.pick(['login', ...steps]), fault: { way, forward: run.random() < 0.7 } });
    },
  },
  {
    row: 15,
    title: 'truncated, mis-measured or mis-packed answers',
    run: async (run) => {
      const way = run.pick(['truncated', 'short-length', 'bad-gzip'] as const satisfies readonly Way[]);
      await strike(run, { step: run.pick(steps), times: 1 + Math.floor(run.random() * 2), fault: { way } });
    },
  },
  {
    row: 16,
    title: 'HTML 200, 302 and 511 of a captive portal',
    run: captivePortal,
  },
  {
    row: 17,
    title: 'a certificate nobody trusts',
    run: async (run) => {
      const { harness } = run.stage;
      const person = run.person();
      await saveConnection(run.laptop.page(), harness.connection(harness.proxy.tlsOrigin));
      const before = harness.proxy.passed.length;
      await run.approve(person);
      const isRefused = async () => (await run.deliveries(person)).some(({ lastError }) => lastError === 'tls');
      await run.until(isRefused, 'the certificate is refused');
      run.demand(harness.proxy.passed.length === before, 'not one request went through');
      const override = run.laptop.page().getByRole('button', { name: /silti|ohita|luota/i });
      run.demand((await override.count()) === 0, 'there is no way around it');
      await saveConnection(run.laptop.page(), harness.connection(harness.proxy.origin));
      await run.settle();
    },
  },
];

/** Nothing comes back, and nothing ends: the app gives up by itself, and looks the plan up. */
async function stillness(run: Run, way: 'stall' | 'never', patienceMs: number): Promise<void> {
  const person = run.person();
  let isStill = false;
  run.through((passing) => {
    if (isStill || !isWrite(passing)) return undefined;
    isStill = true;
    return { way };
  });
  await run.approve(person);
  const gaveUp = async () => {
    const [row] = await run.deliveries(person);
    return isStill && row?.state !== 'sending';
  };
  await run.until(gaveUp, 'the app gives up on a still connection by itself', patienceMs);
  await run.settle();
}

/** A portal answers everything itself until somebody logs in to it. */
async function captivePortal(run: Run): Promise<void> {
  let strays = 0;
  const elsewhere = createServer((_request, response) => {
    strays += 1;
    response.end('portaali');
  });
  const port = await listen(elsewhere);
  try {
    const page: Relayed = {
      status: run.pick([200, 302, 511]),
      headers: { 'content-type': 'text/html', location: `http://127.0.0.1:${port}/kirjaudu` },
      body: Buffer.from('<html><body>Kirjaudu verkkoon</body></html>'),
    };
    const person = run.person();
    const isChanged = run.random() < 0.5;
    if (isChanged) {
      await run.approve(person);
      await run.settle();
    }
    const portal: Fault = { answer: page, forward: false };
    run.through(() => portal);
    const writesBefore = writesSoFar(run);
    await run.approve(person);
    const isSeen = async () => (await run.deliveries(person)).some(({ lastError }) => lastError === 'not-ehoks');
    await run.until(isSeen, 'the portal is not taken for eHOKS');
    run.demand(writesSoFar(run) === writesBefore, 'no plan was sent to the portal');
    run.through(() => undefined);
    await run.settle();
    run.demand(strays === 0, 'no redirect was followed');
  } finally {
    elsewhere.close();
    elsewhere.closeAllConnections();
  }
}

function writesSoFar(run: Run): number {
  return run.requestsOf('create') + run.requestsOf('replace') + run.requestsOf('patch');
}
