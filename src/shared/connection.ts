import type { z } from 'zod';
import type { Connection, connectionErrorSchema } from './ipc-contract.ts';
import { fail, ok, type Result } from './result.ts';

/** Why a connection is not used. */
export type ConnectionError = z.infer<typeof connectionErrorSchema>;

/** What is wrong with a connection as it was typed. */
export interface ConnectionFault {
  readonly code: Exclude<ConnectionError['code'], 'practice' | 'key-store-changed' | 'key-store-refused'>;
}

/** A connection in the form requests are made from. */
export interface CheckedConnection extends Connection {
  /** What every service ticket is made for (contract 2.1). */
  readonly service: string;
  /** Host (and port, when it is not the usual one) of the eHOKS in use, for the person. */
  readonly server: string;
}

/** `<organisation OID>.<name of the system>` (contract 2.1); the OID as in contract 1.2, without a check digit. */
const callerIdPattern =
  /^1\.2\.246\.562\.(10|[12]?99)\.([1-9]\d{9}(\d|10)|0{10}1|201[34]\d{18})\.[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;

/**
 * Checks and tidies what the provider was given: surrounding blanks and final slashes go, the rest must be right.
 * The base URL ends in `/ehoks-virkailija-backend`, the CAS URL in `/cas`; plain http only on this machine.
 */
export function checkConnection(connection: Connection): Result<CheckedConnection, ConnectionFault> {
  const base = address(connection.baseUrl, '/ehoks-virkailija-backend');
  if (base === undefined) return fail({ code: 'base-url' });
  const cas = address(connection.casUrl, '/cas');
  if (cas === undefined) return fail({ code: 'cas-url' });
  if (!isPrivate(base) || !isPrivate(cas)) return fail({ code: 'insecure' });
  const callerId = connection.callerId.trim();
  if (!callerIdPattern.test(callerId)) return fail({ code: 'caller-id' });
  const username = connection.username.trim();
  if (username === '' || connection.password === '') return fail({ code: 'credentials' });
  return ok({
    baseUrl: base.text,
    casUrl: cas.text,
    username,
    password: connection.password,
    callerId,
    service: `${base.text}/cas-security-check`,
    server: base.server,
  });
}

interface Address {
  /** Scheme and host in lower case, no final slash. */
  readonly text: string;
  readonly isHttps: boolean;
  readonly hostname: string;
  /** Host with the port when one is given. */
  readonly server: string;
}

/** Scheme, host, port, path. Nothing else belongs in it: no user, query or fragment. */
const addressPattern = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9][a-z0-9.-]*)(:\d{1,5})?((?:\/[A-Za-z0-9._~-]+)*)$/i;

function address(given: string, ending: string): Address | undefined {
  const parts = addressPattern.exec(given.trim().replace(/\/+$/, ''));
  const [, scheme = '', host = '', port = '', path = ''] = parts ?? [];
  if (parts === null || !path.endsWith(ending)) return undefined;
  const hostname = host.toLowerCase();
  const server = hostname + port;
  const protocol = scheme.toLowerCase();
  return { text: `${protocol}://${server}${path}`, isHttps: protocol === 'https', hostname, server };
}

function isPrivate({ isHttps, hostname }: Address): boolean {
  return isHttps || isLoopback(hostname);
}

/** True for names and addresses that never leave this machine. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
