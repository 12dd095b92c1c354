import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkConnection } from '../../src/shared/connection.ts';
import { isOpiskeluoikeusOid, isOppijaOid, isOrganisaatioOid } from '../../src/shared/identifiers/oid.ts';
import type { Connection } from '../../src/shared/ipc-contract.ts';

/** Another eHOKS than the practice server, and the person of it that the demo makes a plan for. */
export interface DemoTarget {
  readonly connection: Connection;
  readonly oppijaOid: string;
  readonly opiskeluoikeusOid: string;
  readonly oppilaitosOid: string;
}

export interface DemoOptions {
  /** Undefined: the app's own practice server and one of its sample students. */
  readonly target: DemoTarget | undefined;
  /** A POST-shaped JSON plan to import instead of the typed one. */
  readonly planFile: string | undefined;
}

/** The command line cannot be used as it is; the message says why and what would do. */
export class UsageError extends Error {}

const usage =
  'Usage: npm run demo [-- --plan FILE] or npm run demo -- --base-url URL --cas-url URL --username NAME --password-env NAME\n' +
  '  --caller-id ID --oppija-oid OID --opiskeluoikeus-oid OID --oppilaitos-oid OID [--plan FILE]';

const connectionProblems = {
  'base-url': '--base-url must be a URL that ends in /ehoks-virkailija-backend.',
  'cas-url': '--cas-url must be a URL that ends in /cas.',
  insecure: 'Plain http is allowed for loopback hosts only; give https URLs.',
  'caller-id': '--caller-id must be an organisation OID, a dot and a name: 1.2.246.562.10.13579246805.hoks-desktop.',
  credentials: '--username is empty, or the variable named by --password-env is not set.',
  practice: '--base-url cannot be used in practice mode.',
} as const;

/** Reads and checks the options. The password is only ever taken from the environment. @throws UsageError */
export function readDemoOptions(args: readonly string[], environment: NodeJS.ProcessEnv): DemoOptions {
  const given = parse(args);
  const planFile = given.plan === undefined ? undefined : resolve(given.plan);
  if (planFile !== undefined && !existsSync(planFile)) throw new UsageError(`There is no file ${given.plan}.`);
  const { plan: _, ...ofTarget } = given;
  if (Object.keys(ofTarget).length === 0) return { target: undefined, planFile };

  const need = (name: keyof typeof ofTarget): string => {
    const value = ofTarget[name];
    if (value === undefined || value === '') throw new UsageError(`--${name} is missing.\n${usage}`);
    return value;
  };
  const connection: Connection = {
    baseUrl: need('base-url'),
    casUrl: need('cas-url'),
    username: need('username'),
    password: environment[need('password-env')] ?? '',
    callerId: need('caller-id'),
  };
  const checked = checkConnection(connection);
  if (!checked.ok) throw new UsageError(connectionProblems[checked.error.code]);
  const target = {
    connection,
    oppijaOid: need('oppija-oid'),
    opiskeluoikeusOid: need('opiskeluoikeus-oid'),
    oppilaitosOid: need('oppilaitos-oid'),
  };
  if (!isOppijaOid(target.oppijaOid)) throw new UsageError('--oppija-oid is not the OID of a learner.');
  if (!isOpiskeluoikeusOid(target.opiskeluoikeusOid)) {
    throw new UsageError('--opiskeluoikeus-oid is not the OID of a study right.');
  }
  if (!isOrganisaatioOid(target.oppilaitosOid))
    throw new UsageError('--oppilaitos-oid is not the OID of an institution.');
  return { target, planFile };
}

function parse(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        'base-url': option,
        'cas-url': option,
        username: option,
        'password-env': option,
        'caller-id': option,
        'oppija-oid': option,
        'opiskeluoikeus-oid': option,
        'oppilaitos-oid': option,
        plan: option,
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'Bad usage.'}\n${usage}`);
  }
}
