import type { CheckedConnection } from '../../shared/connection.ts';
import {
  type CheckedStep,
  type CheckStep,
  checkSteps,
  type GoodFinding,
  type TroubleFinding,
} from '../../shared/connection-check.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type CasSession, commonHeaders, createCasSession } from './cas-session.ts';
import { addressTrouble, failureFinding, isCertificateTrouble, loginTrouble, readTrouble } from './check-findings.ts';
import { classifyAnswer, jsonObject } from './classify-answer.ts';
import { type Clock, createExchange, type Exchange, type Fetch } from './exchange.ts';
import { failureCodes } from './network-failure.ts';

/** A well-formed study right that nobody has: asking for its plan needs every right but that to an institution. */
const nobodysOpiskeluoikeus = '1.2.246.562.15.99999999990';

/** A clock this far from the server's is worth a word. */
const clockToleranceSeconds = 120;

export interface CheckOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** For each request. */
  readonly timeoutMs?: number;
}

/**
 * Tries a connection that need not be saved, one step after the other, and stops at the first that nothing can follow.
 * A refused password is tried once and never again by itself, so that the account does not lock. Writes nothing to
 * eHOKS, and has a login of its own: deliveries that are under way do not notice.
 * @param opiskeluoikeusOid a study right whose plan eHOKS holds, when the app knows one: shows the right to the institution
 * Always one result a step, in the order of `checkSteps`.
 */
export async function tryConnection(
  connection: CheckedConnection,
  opiskeluoikeusOid: string | undefined,
  options: CheckOptions,
): Promise<CheckedStep[]> {
  const noted = noteAnswers(options);
  const cas = createCasSession(noted.exchange);
  const found = new Map<CheckStep, CheckedStep>();
  const works = (step: CheckStep, finding: GoodFinding) => found.set(step, { step, outcome: 'works', finding });
  const fails = (step: CheckStep, finding: TroubleFinding, status?: number) =>
    found.set(step, { step, outcome: 'fails', finding, status });

  async function tryAll(): Promise<void> {
    const health = await noted.exchange({
      method: 'get',
      url: `${connection.baseUrl}/api/v1/healthcheck`,
      headers: commonHeaders(connection.callerId),
      wasWrite: false,
    });
    if (!health.ok) {
      const finding = failureFinding(health.error, noted.failureCodes());
      if (!isCertificateTrouble(finding)) return void fails('address', finding, health.error.status);
      found.set('address', { step: 'address', outcome: 'unknown', finding: 'only-reached' });
      return void fails('certificate', finding);
    }
    works('certificate', connection.baseUrl.startsWith('https:') ? 'certificate-valid' : 'this-machine');
    found.set('clock', clockStep(noted.secondsAhead()));
    const trouble = addressTrouble(health.value);
    if (trouble !== undefined) return void fails('address', trouble, health.value.status);
    works('address', 'is-ehoks');

    const ticket = await cas.ticket(connection);
    if (!ticket.ok) {
      return void fails('login', loginTrouble(ticket.error, noted.failureCodes()), ticket.error.status);
    }
    works('login', 'logged-in');

    const right = await readPlanOf(nobodysOpiskeluoikeus, ticket.value, connection, noted.exchange);
    // A plan that others own answers only after the account's type was found right.
    const isRight = right.ok || right.error.code === 'no-access';
    if (!isRight) return void fails('right', readTrouble(right.error), right.error.status);
    works('right', 'service-user');
    found.set('organisation', await organisationStep(opiskeluoikeusOid, connection, cas, noted.exchange));
  }

  await tryAll();
  return checkSteps.map((step) => found.get(step) ?? { step, outcome: 'unknown', finding: 'not-tried' });
}

/** Whether the account may see this institution's plans: only a plan that eHOKS holds can tell. */
async function organisationStep(
  opiskeluoikeusOid: string | undefined,
  connection: CheckedConnection,
  cas: CasSession,
  exchange: Exchange,
): Promise<CheckedStep> {
  const step = 'organisation';
  const cannotKnow: CheckedStep = { step, outcome: 'unknown', finding: 'no-plan-to-ask' };
  if (opiskeluoikeusOid === undefined) return cannotKnow;
  const ticket = await cas.ticket(connection);
  if (!ticket.ok) return cannotKnow;
  const plan = await readPlanOf(opiskeluoikeusOid, ticket.value, connection, exchange);
  if (!plan.ok) return { step, outcome: 'fails', finding: readTrouble(plan.error), status: plan.error.status };
  return plan.value === 'found' ? { step, outcome: 'works', finding: 'has-access' } : cannotKnow;
}

/** Looks a plan up by study right: there, not there, or why eHOKS does not say. */
async function readPlanOf(
  opiskeluoikeusOid: string,
  ticket: string,
  { baseUrl, callerId }: CheckedConnection,
  exchange: Exchange,
): Promise<Result<'found' | 'none', EhoksError>> {
  const answer = await exchange({
    method: 'get',
    url: `${baseUrl}/api/v1/hoks/opiskeluoikeus/${opiskeluoikeusOid}`,
    headers: { ...commonHeaders(callerId), ticket },
    wasWrite: false,
  });
  if (!answer.ok) return answer;
  if (answer.value.status === 200 && jsonObject(answer.value) !== undefined) return ok('found');
  const error = classifyAnswer(answer.value, false);
  return error.code === 'no-hoks-for-opiskeluoikeus' ? ok('none') : fail(error);
}

function clockStep(secondsAhead: number | undefined): CheckedStep {
  const step = 'clock';
  if (secondsAhead === undefined) return { step, outcome: 'unknown', finding: 'clock-unknown' };
  if (Math.abs(secondsAhead) <= clockToleranceSeconds) return { step, outcome: 'works', finding: 'clock-right' };
  return { step, outcome: 'attention', finding: 'clock-off', secondsAhead };
}

/** An exchange that also remembers of the latest request what delivery has no use for. */
function noteAnswers({ fetch, clock, timeoutMs = 15_000 }: CheckOptions): {
  readonly exchange: Exchange;
  /** The system's codes when it failed, outermost first; empty when an answer came. */
  readonly failureCodes: () => readonly string[];
  /** This clock against the answer's Date header, to half of the time the answer took. */
  readonly secondsAhead: () => number | undefined;
} {
  let codes: readonly string[] = [];
  let ahead: number | undefined;
  const noting: Fetch = async (input, init) => {
    codes = [];
    ahead = undefined;
    const asked = clock();
    try {
      const response = await fetch(input, init);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) ahead = Math.round(((asked + clock()) / 2 - date) / 1000);
      return response;
    } catch (failure) {
      codes = failureCodes(failure);
      throw failure;
    }
  };
  return {
    exchange: createExchange({ fetch: noting, clock, timeoutMs }),
    failureCodes: () => codes,
    secondsAhead: () => ahead,
  };
}
