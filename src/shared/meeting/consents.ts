/**
 * Consents to give the plan's data to somebody (109 a §, R21). The API has no field for them: they are recorded here, with
 * every answer there has been.
 */

/** Which of the plan's data a consent is about. */
export const consentScopes = ['whole', 'goalsAndSchedule', 'workplacePeriods', 'demonstrations'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** To whom. `other` is named by hand. */
export type ConsentRecipient = 'guardian' | 'workshop' | 'other';

/** What is asked: may this one have this. */
export interface ConsentRequest {
  readonly recipient: ConsentRecipient;
  /** Who, when the recipient is `other`; empty otherwise. */
  readonly nimi: string;
  readonly scope: ConsentScope;
}

export type ConsentAnswer = 'given' | 'refused' | 'withdrawn';

export interface ConsentEntry {
  readonly answer: ConsentAnswer;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who recorded it; empty when the person at the desk has not told their name. */
  readonly by: string;
}

/** A request and its answers, oldest first. Nothing is ever taken out of them. */
export interface Consent extends ConsentRequest {
  readonly history: readonly ConsentEntry[];
}

/** What everybody is asked; others can be added by name. */
export const usualRequests: readonly ConsentRequest[] = [
  { recipient: 'guardian', nimi: '', scope: 'whole' },
  { recipient: 'workshop', nimi: '', scope: 'goalsAndSchedule' },
];

export function isSameRequest(one: ConsentRequest, other: ConsentRequest): boolean {
  return one.recipient === other.recipient && one.nimi === other.nimi && one.scope === other.scope;
}

/** What holds now; unanswered is neither yes nor no. */
export function answerOf(consent: Pick<Consent, 'history'>): ConsentAnswer | 'unanswered' {
  return consent.history.at(-1)?.answer ?? 'unanswered';
}

/** Whether the recipient may be given the data now. */
export function isGiven(consent: Pick<Consent, 'history'>): boolean {
  return answerOf(consent) === 'given';
}

/** What is asked of this student: the usual requests and what has been asked before, in that order. */
export function askedConsents(consents: readonly Consent[] | undefined): readonly Consent[] {
  const recorded = consents ?? [];
  const usual = usualRequests.map(
    (request) => recorded.find((one) => isSameRequest(one, request)) ?? { ...request, history: [] },
  );
  return [...usual, ...recorded.filter((one) => !usualRequests.some((request) => isSameRequest(one, request)))];
}

/**
 * The consents after an answer. A no to what was given withdraws it; the same answer again changes nothing; every earlier
 * answer stays.
 */
export function withAnswer(
  consents: readonly Consent[] | undefined,
  request: ConsentRequest,
  mayHave: boolean,
  { at, by }: Pick<ConsentEntry, 'at' | 'by'>,
): readonly Consent[] {
  const all = consents ?? [];
  const known = all.find((one) => isSameRequest(one, request));
  const history = known?.history ?? [];
  const now = answerOf({ history });
  const isSame = mayHave ? now === 'given' : now === 'refused' || now === 'withdrawn';
  if (isSame) return all;
  const answer: ConsentAnswer = mayHave ? 'given' : now === 'given' ? 'withdrawn' : 'refused';
  const { recipient, nimi, scope } = request;
  const answered: Consent = { recipient, nimi, scope, history: [...history, { answer, at, by }] };
  return known ? all.map((one) => (one === known ? answered : one)) : [...all, answered];
}

/** The consents with one more thing to ask, unanswered; unchanged when it is asked already. */
export function withRequest(consents: readonly Consent[] | undefined, request: ConsentRequest): readonly Consent[] {
  const all = consents ?? [];
  const isKnown = askedConsents(all).some((one) => isSameRequest(one, request));
  return isKnown ? all : [...all, { ...request, history: [] }];
}
