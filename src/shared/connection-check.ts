import { z } from 'zod';

/**
 * What "Kokeile yhteyttä" finds out, step by step. Codes only: the sentences are the page's, and nothing of an answer's
 * body and no address crosses the bridge.
 */
export const checkSteps = ['address', 'certificate', 'login', 'right', 'organisation', 'clock'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What is as it should be. */
export const goodFindings = [
  'is-ehoks', // the health check answers as eHOKS does
  'certificate-valid',
  'this-machine', // plain http to this machine: no certificate is needed
  'logged-in',
  'service-user', // the account is of the type PALVELU
  'has-access', // the account may read a plan of this institution
  'clock-right',
] as const;
export type GoodFinding = (typeof goodFindings)[number];

/** What is not, or cannot be known. */
export const troubleFindings = [
  'no-network',
  'name-not-found',
  'not-answering', // refused, unreachable, reset
  'proxy',
  'timeout',
  'not-ehoks', // a web page, a redirect: a portal, a proxy or another service
  'wrong-path', // a server that has no such address
  'busy',
  'server-trouble',
  'only-reached', // a server answers, but its certificate was refused before it could say what it is
  'certificate-date',
  'certificate-untrusted',
  'certificate-name',
  'tls',
  'login-refused',
  'account-locked',
  'not-cas',
  'ticket-refused', // eHOKS does not take a ticket of this CAS: addresses of two environments
  'not-service-user',
  'refused', // anything else eHOKS says no to
  'no-access',
  'no-plan-to-ask', // eHOKS tells the institution's rights only of a plan that it holds
  'clock-off',
  'clock-unknown',
  'not-tried', // an earlier step stopped the check
] as const;
export type TroubleFinding = (typeof troubleFindings)[number];

export const checkedStepSchema = z.strictObject({
  step: z.enum(checkSteps),
  /** attention: deliveries go, but a person should know. unknown: it could not be found out. */
  outcome: z.enum(['works', 'fails', 'attention', 'unknown']),
  finding: z.enum([...goodFindings, ...troubleFindings]),
  /** HTTP status behind the finding, for whoever gives support. */
  status: z.number().int().optional(),
  /** `clock-off`: how many seconds this machine's clock is ahead of the server's; negative when it is behind. */
  secondsAhead: z.number().int().optional(),
});
export type CheckedStep = z.infer<typeof checkedStepSchema>;
