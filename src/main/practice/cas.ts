import { randomBytes } from 'node:crypto';
import type { Account } from './accounts.ts';
import type { Answer } from './answer.ts';

/** How long tickets live, in milliseconds. The real lifetimes are not known (contract 14). */
export interface TicketLifetimes {
  readonly grantingTicketMs: number;
  readonly serviceTicketMs: number;
}

export const defaultLifetimes: TicketLifetimes = { grantingTicketMs: 7_200_000, serviceTicketMs: 10_000 };

/** The ticket side of CAS (contract 2.1); tickets live in memory only. */
export interface Cas {
  /** Log in: 201 with the ticket-granting ticket's URL in Location, 401 for a wrong user name or password. */
  readonly logIn: (form: URLSearchParams) => Answer;
  /** A service ticket as text; 404 for an unknown or expired ticket-granting ticket. Any service is taken. */
  readonly grant: (grantingTicket: string, form: URLSearchParams) => Answer;
  readonly logOut: (grantingTicket: string) => Answer;
  /** The account behind a service ticket, once, in time and for the service it was made for; else undefined. */
  readonly validate: (serviceTicket: string, service: string) => Account | undefined;
  /** Forgets every ticket, as a restart of CAS does. */
  readonly restart: () => void;
}

export function createCas(options: {
  readonly accounts: readonly Account[];
  readonly clock: () => number;
  readonly lifetimes: TicketLifetimes;
  /** Known only when the server listens. */
  readonly ticketsUrl: () => string;
}): Cas {
  const { accounts, clock, lifetimes, ticketsUrl } = options;
  const granting = new Map<string, { readonly account: Account; readonly expires: number }>();
  const services = new Map<string, { readonly account: Account; readonly service: string; readonly expires: number }>();

  const dropExpired = () => {
    const now = clock();
    for (const tickets of [granting, services]) {
      for (const [ticket, { expires }] of tickets) if (expires <= now) tickets.delete(ticket);
    }
  };

  return {
    logIn: (form) => {
      const account = accounts.find(
        (one) => one.username === form.get('username') && one.password === form.get('password'),
      );
      if (account === undefined) return { status: 401, body: { authentication_exceptions: ['FailedLoginException'] } };
      dropExpired();
      const ticket = newTicket('TGT');
      granting.set(ticket, { account, expires: clock() + lifetimes.grantingTicketMs });
      return {
        status: 201,
        headers: { Location: `${ticketsUrl()}/${ticket}` },
        text: {
          type: 'text/html;charset=utf-8',
          content: '<!DOCTYPE html><html><head><title>201 CREATED</title></head></html>',
        },
      };
    },
    grant: (grantingTicket, form) => {
      dropExpired();
      const found = granting.get(grantingTicket);
      if (found === undefined)
        return { status: 404, text: { type: 'text/plain', content: 'The ticket could not be found' } };
      const service = form.get('service');
      if (service === null || service === '')
        return { status: 400, text: { type: 'text/plain', content: 'No service given' } };
      const ticket = newTicket('ST');
      services.set(ticket, { account: found.account, service, expires: clock() + lifetimes.serviceTicketMs });
      return { status: 200, text: { type: 'text/plain;charset=utf-8', content: ticket } };
    },
    logOut: (grantingTicket) => {
      granting.delete(grantingTicket);
      return { status: 200, text: { type: 'text/plain;charset=utf-8', content: grantingTicket } };
    },
    validate: (serviceTicket, service) => {
      dropExpired();
      const found = services.get(serviceTicket);
      // Used up by being looked at, also when the answer is no.
      services.delete(serviceTicket);
      return found?.service === service ? found.account : undefined;
    },
    restart: () => {
      granting.clear();
      services.clear();
    },
  };
}

function newTicket(kind: 'TGT' | 'ST'): string {
  return `${kind}-${randomBytes(24).toString('base64url')}-harjoittelu`;
}
