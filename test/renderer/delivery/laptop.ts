import fc from 'fast-check';
import { deliverNext } from '../../../src/renderer/delivery/deliver-next.ts';
import { resolveDifference } from '../../../src/renderer/delivery/resolve-difference.ts';
import { retryDelivery } from '../../../src/renderer/delivery/retry-delivery.ts';
import { readServerPlan } from '../../../src/renderer/delivery/server-plan.ts';
import { withdrawApproval } from '../../../src/renderer/delivery/withdraw-approval.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import type { EhoksError } from '../../../src/shared/ehoks-error.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { createLocks, mortal, untilKilled } from './fixtures.ts';
import { createMemoryStore } from './memory-store.ts';
import { createModelEhoks, type Fate, type Model } from './model-ehoks.ts';

/** What may happen to a counselor's laptop between an approval and its delivery. */
export type Step =
  | { readonly kind: 'edit'; readonly change: HoksDraft }
  | { readonly kind: 'approve'; readonly times: 1 | 2 }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'retry' }
  | { readonly kind: 'withdraw' }
  | {
      readonly kind: 'deliver';
      readonly fates: Fate[];
      readonly reconnected: boolean;
      /** Edit and approve while the request is on its way. */
      readonly meanwhile: HoksDraft | undefined;
      /** Kill at the n-th commit to disk, before or after it is written. */
      readonly killAtCommit: { readonly nth: number; readonly written: boolean } | undefined;
    };

const jakso = {
  'yksiloiva-tunniste': 'jakso-1',
  alku: '2026-11-24',
  loppu: '2026-12-18',
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
  'osaamisen-hankkimistapa-koodi-versio': 2,
  'osa-aikaisuustieto': 100,
  'tyopaikalla-jarjestettava-koulutus': {
    'tyopaikan-nimi': 'Esimerkkileipomo',
    'tyopaikan-y-tunnus': '9000001-1',
    'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni Ohjaaja', sahkoposti: 'onni@example.org' },
    'keskeiset-tyotehtavat': ['aamuvuoron leivonta'],
  },
  'jarjestajan-edustaja': { nimi: 'Olga Opettaja', 'oppilaitos-oid': '1.2.246.562.10.10000000017' },
};

/** A unit with one workplace period; `hours` tells one such plan from another. */
export function withUnit(hours: number): HoksDraft {
  return {
    'hankittavat-ammat-tutkinnon-osat': [
      {
        'tutkinnon-osa-koodi-uri': 'tutkinnonosat_555001',
        'tutkinnon-osa-koodi-versio': 1,
        'opetus-ja-ohjaus-maara': hours,
        'osaamisen-hankkimistavat': [jakso],
      },
    ],
  };
}

export const change: fc.Arbitrary<HoksDraft> = fc.oneof(
  fc.constantFrom('a@example.org', 'b@example.org', undefined).map((sahkoposti) => ({ sahkoposti })),
  fc.constantFrom('0405550100', '0405550101', undefined).map((puhelinnumero) => ({ puhelinnumero })),
  fc.boolean().map((tarve) => ({ 'osaamisen-hankkimisen-tarve': tarve })),
  fc.constantFrom<HoksDraft>({ 'oppimisen-tuki': [] }, { 'oppimisen-tuki': undefined }, withUnit(10), withUnit(20)),
);

const plainErrors = [
  'offline',
  'timeout',
  'tls',
  'not-ehoks',
  'linked-system',
  'server-fault',
  'content-refused',
  'duplicate',
] as const;
const settledErrors = [
  'login-refused',
  'ticket-refused',
  'no-access',
  'hoks-not-found',
  'route-not-found',
  'opiskeluoikeus-not-found',
  'opiskeluoikeus-ended',
  'too-large',
  'refused',
] as const;

const error: fc.Arbitrary<EhoksError> = fc.oneof(
  fc.record({ code: fc.constantFrom(...plainErrors), outcomeUnknown: fc.boolean() }),
  fc.record({ code: fc.constantFrom(...settledErrors), outcomeUnknown: fc.constant(false) }),
  fc.constant<EhoksError>({ code: 'busy', status: 503, outcomeUnknown: true, retryAfterSeconds: 60 }),
  fc.constant<EhoksError>({ code: 'invalid', status: 400, outcomeUnknown: false, findings: [] }),
);

export const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>({ kind: 'answered' }) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'never-arrives' }) },
  { weight: 2, arbitrary: fc.constant<Fate>({ kind: 'answer-lost' }) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'killed-before' }) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'killed-after' }) },
  { weight: 2, arbitrary: error.map((refusal): Fate => ({ kind: 'fails', error: refusal })) },
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), change }),
  fc.record({ kind: fc.constant('approve' as const), times: fc.constantFrom(1 as const, 2 as const) }),
  // The clock may also jump back.
  fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.integer({ min: -7_200_000, max: 90_000_000 }) }),
  fc.record({ kind: fc.constantFrom('retry' as const, 'withdraw' as const) }),
  fc.record({
    kind: fc.constant('deliver' as const),
    fates: fc.array(fate, { maxLength: 4 }),
    reconnected: fc.boolean(),
    meanwhile: fc.option(change, { nil: undefined, freq: 3 }),
    killAtCommit: fc.option(fc.record({ nth: fc.integer({ min: 1, max: 5 }), written: fc.boolean() }), {
      nil: undefined,
      freq: 4,
    }),
  }),
);

/** One laptop, one plan, one eHOKS; plays a history and then lets all faults end. */
export function createLaptop(ehoks: Model = createModelEhoks()) {
  let killAtCommit: { nth: number; written: boolean } | undefined;
  const disk = createMemoryStore(async (commit) => {
    const isKill = killAtCommit !== undefined && --killAtCommit.nth === 0;
    const written = killAtCommit?.written ?? true;
    if (!isKill || written) commit();
    if (!isKill) return;
    killAtCommit = undefined;
    ehoks.onKilled();
    await new Promise<never>(() => undefined);
  });
  let app = startApp();
  let now = Date.parse('2026-11-23T10:00:00Z');
  let edits = 1;

  /** One run of the app. When it is killed nothing of it goes on, and its locks are free. */
  function startApp() {
    const run = { isAlive: true };
    const isAlive = () => run.isAlive;
    return { run, exclusive: createLocks(), store: mortal(disk, isAlive), ehoks: mortal(ehoks.calls, isAlive) };
  }

  async function edit(changed: HoksDraft, { store } = app): Promise<void> {
    const stored = await store.plan('p1');
    if (stored === undefined) return;
    edits = Math.max(edits, stored.updatedAt) + 1;
    await store.savePlan({ ...stored, document: { ...stored.document, ...changed }, updatedAt: edits });
  }

  const approve = ({ store, exclusive } = app) =>
    approvePlan({
      planId: 'p1',
      store,
      exclusive,
      now,
      today: '2026-11-23',
      opiskeluoikeus: undefined,
      newId: () => 'tunniste',
    });

  const deliver = (reconnected: boolean, onSending?: () => void) =>
    deliverNext({ ...app, now: () => now, random: () => 0.5 }, { reconnected, onSending });

  async function retry(): Promise<void> {
    for (const row of await disk.deliveries()) await retryDelivery({ ...app, deliveryId: row.id });
  }

  async function withdraw(): Promise<void> {
    for (const row of await disk.deliveries()) await withdrawApproval({ ...app, deliveryId: row.id });
  }

  /** A person compares and decides; false when there is nothing to decide or it is on its way. */
  async function resolve(choose: (here: HoksDraft, there: HoksDraft) => HoksDraft): Promise<boolean> {
    const stored = await disk.plan('p1');
    const server = await readServerPlan({ planId: 'p1', store: disk, ehoks: ehoks.calls });
    if (stored === undefined || !server.ok) return false;
    const document = choose(stored.document, server.value.document);
    const resolved = await resolveDifference({ ...app, planId: 'p1', document, server: server.value, now });
    return resolved.ok;
  }

  async function play(next: Step): Promise<void> {
    // eHOKS knows whole seconds; no two approvals are of the same one.
    now += 1000;
    switch (next.kind) {
      case 'edit':
        return edit(next.change);
      case 'approve':
        await Promise.all(Array.from({ length: next.times }, () => approve()));
        return;
      case 'wait':
        now += next.milliseconds;
        return;
      case 'retry':
        return retry();
      case 'withdraw':
        return withdraw();
      case 'deliver': {
        ehoks.fates = [...next.fates];
        killAtCommit = next.killAtCommit && { ...next.killAtCommit };
        const running = app;
        let approved: Promise<unknown> = Promise.resolve();
        const meanwhile = () => {
          if (next.meanwhile !== undefined) approved = edit(next.meanwhile, running).then(() => approve(running));
        };
        await untilKilled(ehoks, async () => {
          await deliver(next.reconnected, meanwhile);
          await approved;
        });
        running.run.isAlive = false;
        app = startApp();
        killAtCommit = undefined;
        ehoks.fates = [];
      }
    }
  }

  /** The faults end and a person sees to what is blocked. Returns whether everything came to rest. */
  async function settle(seeTo: () => Promise<unknown> = retry): Promise<boolean> {
    for (let round = 0; round < 50; round += 1) {
      now += 3_600_000;
      const result = await deliver(true);
      if (result.kind === 'tried') continue;
      const rows = await disk.deliveries();
      if (rows.every(({ state }) => state === 'delivered' || state === 'superseded')) return true;
      await seeTo();
    }
    return false;
  }

  return { ehoks, disk, play, settle, edit, approve: () => approve(), retry, resolve };
}
