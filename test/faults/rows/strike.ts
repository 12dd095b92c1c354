import type { Person } from '../people.ts';
import type { Fault, Passing, RequestKind } from '../proxy.ts';
import type { Run } from '../row.ts';

/** Where on a plan's way a fault strikes: the login, reading before the write, the write, reading it back. */
export type Step = 'login' | 'before' | 'write' | 'after';

const writes: ReadonlySet<RequestKind> = new Set(['create', 'replace', 'patch']);

export function isWrite({ kind }: Pick<Passing, 'kind'>): boolean {
  return writes.has(kind);
}

export interface Strike {
  readonly step: Step;
  readonly fault: Fault;
  /** How many requests of that step are struck; one when absent. */
  readonly times?: number;
}

/**
 * Approves a plan, new or changed after it was delivered, and lets the fault strike on its way; then waits until all has
 * come to an end. A changed plan may have lost its phone number, which only a PUT can take away.
 */
export async function strike(run: Run, struck: Strike): Promise<Person> {
  const person = run.person();
  if (run.random() < 0.5) {
    await run.approve(person);
    await run.settle();
  }
  const { script, wasStruck } = striking(struck);
  run.through(script);
  await run.approve(person, { dropsPhone: run.random() < 0.5 });
  await run.settle();
  run.demand(wasStruck(), 'the fault has struck');
  return person;
}

/** A script that strikes the first requests of a step. */
export function striking({ step, fault, times = 1 }: Strike): {
  script: (passing: Passing) => Fault | undefined;
  wasStruck: () => boolean;
} {
  let left = times;
  let hasWritten = false;
  return {
    wasStruck: () => left < times,
    script: (passing) => {
      const isHit = left > 0 && stepOf(passing, hasWritten) === step;
      if (isWrite(passing)) hasWritten = true;
      if (!isHit) return undefined;
      left -= 1;
      return fault;
    },
  };
}

function stepOf(passing: Passing, hasWritten: boolean): Step {
  if (passing.kind === 'login' || passing.kind === 'ticket') return 'login';
  if (isWrite(passing)) return 'write';
  return hasWritten ? 'after' : 'before';
}

/** Somebody else creates the plan in the moment between the app's look-up and its POST. */
export function clashing(
  run: Run,
  content: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Promise<void> {
  return run.once('create', {
    arrived: async ({ body }) => {
      const plan = JSON.parse(body.toString()) as Record<string, unknown>;
      const made = await run.stage.somebodyElse.create(content(plan));
      if (!made.ok) throw new Error(`somebody else’s plan was not taken: ${made.error.code}`);
    },
  });
}
