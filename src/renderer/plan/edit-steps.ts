import type { Path } from '../../shared/hoks/field-spec.ts';

/** What a step was when it was no plain edit. */
export type StepEvent =
  /** It was approved. */
  | 'approval'
  /** A person took what eHOKS holds, or merged it with the draft. */
  | 'ehoks'
  /** The draft was brought back to what it had been. */
  | 'restored';

/** Why nothing before a step is undone: the document was replaced from outside the editor, and that is not undone by a key. */
export type Boundary = Exclude<StepEvent, 'restored'>;

/** One step of editing: what was there before it and after it. Documents share what did not change. */
export interface Step<Draft> {
  readonly before: Draft;
  readonly after: Draft;
  /** The place to show when the step is undone or done again. */
  readonly path: Path;
  /** When it was last added to, epoch milliseconds. */
  readonly at: number;
  /** When the plan was opened for the editing that the step is of, epoch milliseconds. */
  readonly session: number;
  readonly event?: StepEvent;
}

/** A pause in editing that makes what follows a session of its own, though the plan was open all the time. */
const sessionPauseMs = 30 * 60_000;

/** The newest steps stay single; older ones become one a session. */
const singleSteps = 500;
/** Folding waits until there are this many more, so that it does not happen at every key. */
const foldingSlack = 100;
/** Sessions and events older than these are forgotten. */
const oldSteps = 200;

export function boundaryOf(step: Step<unknown> | undefined): Boundary | undefined {
  return step?.event === 'restored' ? undefined : step?.event;
}

/** Steps in the sessions they were made in, oldest first; what was no plain edit stands alone. */
export function sessionsOf<Draft>(steps: readonly Step<Draft>[]): readonly (readonly Step<Draft>[])[] {
  const sessions: Step<Draft>[][] = [];
  for (const step of steps) {
    const session = sessions.at(-1);
    const last = session?.at(-1);
    const goesOn =
      last !== undefined &&
      last.event === undefined &&
      step.event === undefined &&
      step.session === last.session &&
      step.at - last.at < sessionPauseMs;
    if (session !== undefined && goesOn) session.push(step);
    else sessions.push([step]);
  }
  return sessions;
}

/** The same history with its oldest steps folded into one a session, so that it never grows without an end. */
export function folded<Draft>(steps: readonly Step<Draft>[]): readonly Step<Draft>[] {
  if (steps.length <= singleSteps + oldSteps + foldingSlack) return steps;
  const old = sessionsOf(steps.slice(0, -singleSteps)).map(asOneStep);
  return [...old.slice(-oldSteps), ...steps.slice(-singleSteps)];
}

function asOneStep<Draft>(session: readonly Step<Draft>[]): Step<Draft> {
  const [first, last] = [session[0], session.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a session has steps');
  return { ...last, before: first.before };
}
