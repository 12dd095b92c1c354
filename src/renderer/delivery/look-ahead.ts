import type { EhoksCalls } from '../../shared/delivery/ehoks-calls.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import type { Result } from '../../shared/result.ts';
import { askEhoks, type InEhoksNow, type Question } from './look-up.ts';

/** An answer that has lain longer than this is asked for again: somebody else may have changed the plan since. */
const freshMs = 1000;

/**
 * While one plan is written down as delivered, eHOKS is already asked what it holds for the next one: of many plans none then
 * waits for the disk. It only ever holds one answer, to one question, for one taker.
 */
export interface LookAhead {
  readonly ask: (question: Question, ehoks: EhoksCalls) => void;
  /** The answer to just this question if it was asked a moment ago, else asks now. */
  readonly answer: (question: Question, ehoks: EhoksCalls) => Promise<Result<InEhoksNow, EhoksError>>;
}

/** @param now epoch milliseconds; a clock that jumps only makes it ask again */
export function createLookAhead(now: () => number): LookAhead {
  let asked:
    | { readonly question: string; readonly at: number; readonly answer: Promise<Result<InEhoksNow, EhoksError>> }
    | undefined;

  return {
    ask: (question, ehoks) => {
      asked = { question: JSON.stringify(question), at: now(), answer: askEhoks(question, ehoks) };
    },
    answer: (question, ehoks) => {
      const one = asked;
      asked = undefined;
      const isFresh = one !== undefined && Math.abs(now() - one.at) <= freshMs;
      return isFresh && one.question === JSON.stringify(question) ? one.answer : askEhoks(question, ehoks);
    },
  };
}
