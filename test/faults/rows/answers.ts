import type { Person } from '../people.ts';
import { jsonAnswer, type Passing, type Relayed } from '../proxy.ts';
import type { Row, Run } from '../row.ts';
import { saveConnection } from '../../e2e/counselor.ts';
import { clashing, type Step, strike } from './strike.ts';

/** What eHOKS, or whatever stands before it, may answer. */

const steps = ['before', 'write', 'after'] as const satisfies readonly Step[];

const unknownException = jsonAnswer(500, { type: 'unknown-exception', class: 'java.lang.IllegalStateException' });
const html = (status: number): Relayed => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<!DOCTYPE html><html><body><h1>Palvelu ei ole nyt käytettävissä</h1></body></html>'),
});
const expiredTicket = jsonAnswer(401, { error: 'User not found for given ticket. Ticket may be expired.' });
const noAccess = jsonAnswer(401, { error: "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'" });
const notService = jsonAnswer(403, { error: "User type 'PALVELU' is required" });
const invalid = (status: number): Relayed =>
  jsonAnswer(status, {
    type: 'compojure.api.exception/request-validation',
    coercion: 'schema',
    in: ['request', 'body-params'],
    errors: { sahkoposti: '(not (a-valid-address? a-string))' },
    value: {},
  });

export const answerRows: readonly Row[] = [
  {
    row: 6,
    title: 'answers 500, 502, 503, 504',
    run: async (run) => {
      const answer = run.pick([unknownException, html(502), html(503), html(504)]);
      const times = 1 + Math.floor(run.random() * 3);
      await strike(run, { step: run.pick(steps), times, fault: { answer, forward: run.random() < 0.5 } });
    },
  },
  {
    row: 8,
    title: '401: an expired ticket, a forgotten login, a wrong password',
    run: async (run) => {
      const kind = run.pick(['ticket', 'login', 'password'] as const);
      if (kind === 'ticket') {
        await strike(run, { step: run.pick(steps), fault: { answer: expiredTicket, forward: false } });
      } else if (kind === 'login') {
        run.stage.server.restartCas();
        await run.approve(run.person());
        await run.settle();
      } else {
        await wrongPassword(run);
      }
    },
  },
  {
    row: 9,
    title: '401 no access and 403: a person is needed, the others go on',
    run: async (run) => {
      const [barred, free] = [run.person(), run.person()];
      if (run.random() < 0.5) {
        run.through((passing) => (concerns(passing, barred) ? { answer: noAccess, forward: false } : undefined));
        run.ends(barred, { state: 'blocked', problems: ['no-access'] });
        await run.approve(barred);
      } else {
        // The account is wrong: everything stops, nothing is lost, and it goes on once that is put right.
        const refused = run.once('look-up', { answer: notService, forward: false });
        await run.approve(barred);
        await refused;
      }
      await run.approve(free);
      await run.settle();
    },
  },
  {
    row: 10,
    title: '404: removed in eHOKS',
    run: async (run) => {
      const person = run.person();
      await run.approve(person);
      await run.settle();
      await run.stage.server.archive(idOnServer(run, person));
      await run.approve(person);
      await run.settle();
      run.ends(person, { state: 'blocked', problems: ['hoks-not-found'] });
      run.demand(run.requestsOf('create') === 1, 'a removed plan is not made anew');
    },
  },
  {
    row: 11,
    title: '400 duplicate, the same content',
    run: async (run) => {
      const person = run.person();
      const clash = clashing(run, (body) => body);
      await run.approve(person);
      await clash;
      await run.settle();
      run.demand(run.requestsOf('replace') + run.requestsOf('patch') === 0, 'the same content is adopted, not written');
    },
  },
  {
    row: 12,
    title: '400 duplicate, other content',
    run: async (run) => {
      const person = run.person();
      const clash = clashing(run, (body) => ({ ...body, sahkoposti: 'joku.muu@example.org' }));
      await run.approve(person);
      await clash;
      await run.settle();
      run.ends(person, { state: 'blocked', problems: ['differs-in-ehoks'] });
      run.demand(run.onServer(person)?.['sahkoposti'] === 'joku.muu@example.org', 'the other plan is left alone');
    },
  },
  {
    row: 13,
    title: 'answers 409, 413, 422, 429',
    run: async (run) => {
      const kind = run.pick([409, 413, 422, 429] as const);
      const headers: Record<string, string> = kind === 429 ? { 'retry-after': '20' } : {};
      const answer = kind === 422 ? invalid(422) : { ...html(kind), headers: { ...html(kind).headers, ...headers } };
      const person = await strike(run, { step: 'write', fault: { answer, forward: false } });
      if (kind === 413) run.ends(person, { state: 'blocked', problems: ['too-large'] });
      if (kind === 422) run.ends(person, { state: 'blocked', problems: ['invalid'] });
    },
  },
  {
    row: 14,
    title: '400: fault found with the content',
    run: async (run) => {
      const person = await strike(run, { step: 'write', fault: { answer: invalid(400), forward: false } });
      const [refused] = (await run.deliveries(person)).filter(({ state }) => state === 'blocked');
      run.demand(refused?.lastError === 'invalid', 'the plan waits for a person');
      run.demand(refused?.findings?.[0]?.path[0] === 'sahkoposti', 'the place is known');
      await run.approve(person);
      await run.settle();
    },
  },
];

/** A wrong password is tried once and never again by itself; the right one lets everything go on. */
async function wrongPassword(run: Run): Promise<void> {
  const { harness, server } = run.stage;
  const right = harness.connection(harness.proxy.origin);
  const person = run.person();
  await saveConnection(run.laptop.page(), { ...right, password: 'väärä' });
  await run.approve(person);
  const isStopped = async () => (await run.deliveries(person)).some(({ lastError }) => lastError === 'login-refused');
  await run.until(isStopped, 'the wrong password is noticed');
  const logins = run.requestsOf('login');
  await run.laptop.moveClock(3_600_000);
  await run.laptop.networkIsBack();
  await run.laptop.networkIsBack();
  run.demand(run.requestsOf('login') === logins && logins <= 1, 'a refused password is not tried again');
  run.demand(server.requests.length > 0, 'the server was reached');
  await saveConnection(run.laptop.page(), right);
  await run.settle();
}

/** Whether a request is about this person's plan. */
function concerns({ path, body }: Passing, { opiskeluoikeusOid }: Person): boolean {
  return path.includes(opiskeluoikeusOid) || body.includes(opiskeluoikeusOid);
}

export function idOnServer(run: Run, { opiskeluoikeusOid }: Person): number {
  const { hoksit } = run.stage.store.read();
  return hoksit.find(({ sisalto }) => sisalto['opiskeluoikeus-oid'] === opiskeluoikeusOid)?.id ?? 0;
}
