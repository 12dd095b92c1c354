import { beforeEach, describe, expect, test } from 'vitest';
import { type Store, StoreError } from '../../../src/renderer/db/store.ts';
import { approvePlan } from '../../../src/renderer/plan/approve-plan.ts';
import { withPeriodIds } from '../../../src/renderer/plan/period-ids.ts';
import type { HoksDraft } from '../../../src/shared/hoks/hoks.ts';
import { createLocks, draft, plan } from './fixtures.ts';
import { createMemoryStore } from './memory-store.ts';

let store: Store;
let now: number;
let ids: number;
const exclusive = createLocks();

beforeEach(async () => {
  store = createMemoryStore();
  now = Date.parse('2026-11-23T22:30:00.750Z');
  ids = 0;
  await store.savePlan(plan());
});

const approve = (basedOn?: number) =>
  approvePlan({
    planId: 'p1',
    store,
    exclusive,
    now,
    today: '2026-11-24',
    opiskeluoikeus: undefined,
    newId: () => `tunniste-${++ids}`,
    basedOn,
  });

async function edit(change: HoksDraft): Promise<void> {
  const stored = await store.plan('p1');
  if (stored) {
    const { updatedAt } = stored;
    await store.savePlan({ ...stored, document: { ...stored.document, ...change }, updatedAt: updatedAt + 1 });
  }
}

const workplace = {
  alku: '2026-11-24',
  loppu: '2026-12-18',
  'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
  'osaamisen-hankkimistapa-koodi-versio': 1,
  'osa-aikaisuustieto': 100,
  'tyopaikalla-jarjestettava-koulutus': {
    'tyopaikan-nimi': 'Esimerkkileipomo',
    'tyopaikan-y-tunnus': '9000001-1',
    'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Onni Ohjaaja', sahkoposti: 'onni@example.org' },
    'keskeiset-tyotehtavat': ['aamuvuoron leivonta'],
  },
  'jarjestajan-edustaja': { nimi: 'Olga Opettaja', 'oppilaitos-oid': '1.2.246.562.10.10000000017' },
};

function unit(jakso: object): HoksDraft {
  return {
    'hankittavat-ammat-tutkinnon-osat': [
      {
        'tutkinnon-osa-koodi-uri': 'tutkinnonosat_555001',
        'tutkinnon-osa-koodi-versio': 1,
        'osaamisen-hankkimistavat': [jakso],
      },
    ],
  };
}

describe('approvePlan', () => {
  test("leaves out a supervisor's contacts that eHOKS would delete, three months after the period", async () => {
    await edit(unit({ ...workplace, 'yksiloiva-tunniste': 'j', alku: '2026-05-01', loppu: '2026-08-23' }));
    await approve();
    expect(JSON.stringify((await store.version('p1:1'))?.document)).not.toContain('onni@example.org');
    expect(JSON.stringify((await store.plan('p1'))?.document)).toContain('Onni Ohjaaja');

    await edit(unit({ ...workplace, 'yksiloiva-tunniste': 'j', alku: '2026-05-01', loppu: '2026-08-24' }));
    await approve();
    expect(JSON.stringify((await store.version('p1:2'))?.document)).toContain('onni@example.org');
  });

  test('makes an immutable version with its dates, and one row to deliver it', async () => {
    expect(await approve()).toMatchObject({ ok: true, value: { isNew: true, version: { id: 'p1:1', number: 1 } } });
    const approved = draft({
      'ensikertainen-hyvaksyminen': '2026-11-24',
      hyvaksytty: '2026-11-23T22:30:00Z',
      paivitetty: '2026-11-23T22:30:00Z',
    });
    expect((await store.version('p1:1'))?.document).toEqual(approved);
    expect(await store.plan('p1')).toMatchObject({ approvedVersion: 1, document: approved });
    expect(await store.deliveries()).toEqual([
      {
        id: 'p1:1',
        planId: 'p1',
        state: 'queued',
        attempts: 0,
        nextAttemptAt: 0,
        outcomeUnknown: false,
        approvedAt: now,
      },
    ]);
  });

  test('keeps the first approval date that the plan came with', async () => {
    await edit({ 'ensikertainen-hyvaksyminen': '2024-08-12' });
    await approve();
    expect((await store.version('p1:1'))?.document['ensikertainen-hyvaksyminen']).toBe('2024-08-12');
  });

  test('makes one version of unchanged content, however often and however fast it is approved', async () => {
    const answers = await Promise.all([approve(), approve(), approve()]);
    now += 60_000;
    answers.push(await approve());
    expect(answers.map((answer) => answer.ok && answer.value.isNew)).toEqual([true, false, false, false]);
    expect(await store.versions('p1')).toHaveLength(1);
    expect(await store.deliveries()).toHaveLength(1);
  });

  test('refuses what eHOKS would refuse, and writes nothing', async () => {
    await edit({ 'osaamisen-hankkimisen-tarve': undefined });
    const answer = await approve();
    expect(answer).toMatchObject({
      ok: false,
      error: { findings: [{ level: 'error', path: ['osaamisen-hankkimisen-tarve'] }] },
    });
    expect([await store.versions('p1'), await store.deliveries()]).toEqual([[], []]);
  });

  test('refuses what the guideline forbids although eHOKS would take it', async () => {
    const { 'jarjestajan-edustaja': _edustaja, ...withoutTeacher } = workplace;
    await edit(unit(withoutTeacher));
    expect(await approve()).toMatchObject({ ok: false, error: { findings: [{ blocksApproval: true }] } });
  });

  test('checks a plan that has an eHOKS ID as PUT, with the ID', async () => {
    await store.savePlan(plan({ id: 'p2', ehoks: { id: 7 } }));
    const answer = await approvePlan({
      planId: 'p2',
      store,
      exclusive,
      now,
      today: '2026-11-24',
      opiskeluoikeus: undefined,
      newId: () => 'x',
    });
    expect(answer).toMatchObject({ ok: true });
    expect((await store.version('p2:1'))?.document).not.toHaveProperty('id');
  });

  test('mints an identifier for a workplace period once, and keeps it for ever', async () => {
    await edit(unit(workplace));
    await approve();
    await edit({ sahkoposti: 'uusi@example.org' });
    await approve();
    const minted = async (id: string) =>
      (await store.version(id))?.document['hankittavat-ammat-tutkinnon-osat']?.[0]?.['osaamisen-hankkimistavat']?.[0]?.[
        'yksiloiva-tunniste'
      ];
    expect([await minted('p1:1'), await minted('p1:2')]).toEqual(['tunniste-1', 'tunniste-1']);
    expect(ids).toBe(1);
  });

  test('replaces an approval that has not left, and leaves one that may have', async () => {
    await approve();
    await edit({ sahkoposti: 'toinen@example.org' });
    await approve();
    const [first, second] = await store.deliveries();
    expect([first?.state, second?.state]).toEqual(['superseded', 'queued']);
    if (second) await store.commitDelivery({ delivery: { ...second, state: 'sending' } });
    await edit({ sahkoposti: 'kolmas@example.org' });
    await approve();
    expect((await store.deliveries()).map(({ state }) => state)).toEqual(['superseded', 'sending', 'queued']);
  });

  test('approves nothing that was edited after the person looked at it', async () => {
    const seen = (await store.plan('p1'))?.updatedAt;
    await edit({ sahkoposti: 'uusi@example.org' });
    await expect(approve(seen)).rejects.toEqual(new StoreError('plan-changed'));
    expect(await store.versions('p1')).toEqual([]);
  });
});

describe('withPeriodIds', () => {
  test('reaches periods of all kinds of units, and only those at a workplace without one', () => {
    const at = (jakso: object) => ({ 'osaamisen-hankkimistavat': [jakso] });
    const school = { 'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus' };
    const kept = { ...workplace, 'yksiloiva-tunniste': 'oma' };
    const given: HoksDraft = {
      'hankittavat-ammat-tutkinnon-osat': [at(workplace), at(school), {}],
      'hankittavat-paikalliset-tutkinnon-osat': [at(kept), at({ ...workplace, 'yksiloiva-tunniste': ' ' })],
      'hankittavat-yhteiset-tutkinnon-osat': [{ 'osa-alueet': [at(workplace)] }, {}],
    };
    let minted = 0;
    expect(withPeriodIds(given, () => `uusi-${++minted}`)).toEqual({
      'hankittavat-ammat-tutkinnon-osat': [at({ ...workplace, 'yksiloiva-tunniste': 'uusi-1' }), at(school), {}],
      'hankittavat-paikalliset-tutkinnon-osat': [at(kept), at({ ...workplace, 'yksiloiva-tunniste': 'uusi-2' })],
      'hankittavat-yhteiset-tutkinnon-osat': [
        { 'osa-alueet': [at({ ...workplace, 'yksiloiva-tunniste': 'uusi-3' })] },
        {},
      ],
    });
  });
});
