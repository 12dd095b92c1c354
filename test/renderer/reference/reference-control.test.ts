import { afterEach, describe, expect, test } from 'vitest';
import { openReference, type ReferenceHost } from '../../../src/renderer/reference/reference-control.ts';
import { wantedPerusteet } from '../../../src/renderer/reference/wanted-perusteet.ts';
import type { Plan, Student } from '../../../src/renderer/db/records.ts';
import { koodistoNimet, type ReferenceSet } from '../../../src/shared/reference/reference-set.ts';
import { takeIntoUse } from '../../../src/shared/reference/in-use.ts';
import { koodisto, koodinNimi } from '../../../src/shared/reference/koodistot.ts';

afterEach(() => takeIntoUse(undefined));

function setWith(fi: string): ReferenceSet {
  const lists = koodistoNimet.map((nimi) => [
    nimi,
    koodisto(nimi).map(({ uri, versio }) => ({ uri, versio, fi: uri === 'urasuunnitelma_0001' ? fi : undefined })),
  ]);
  return {
    ymparisto: 'tuotanto',
    haettu: '2026-11-23T08:00:00Z',
    koodistot: Object.fromEntries(lists) as ReferenceSet['koodistot'],
    tutkinnonOsat: { numerot: [999_999], versiot: [1], fi: ['Osa'], sv: [''], passiiviset: [] },
    perusteet: [],
    organisaatiot: [],
    tarkisteet: {},
  };
}

/** Main, whose answers the test gives; a call without one is refused. */
function hostWith(answers: Record<string, () => unknown>) {
  let announce = (): void => undefined;
  const calls: string[] = [];
  const host: ReferenceHost = {
    call: (name) => {
      calls.push(name);
      const answer = answers[name];
      return answer === undefined ? Promise.reject(new Error('failed')) : (Promise.resolve(answer()) as Promise<never>);
    },
    on: (_event, listener) => {
      announce = listener;
      return () => undefined;
    },
  };
  return { host, calls, announce: () => announce() };
}

const nimi = () => koodinNimi('urasuunnitelma_0001', 'fi')?.nimi;
const nothing = { 'reference.current': () => ({ set: null, fault: null }) };

describe('the reference data of the page', () => {
  test('is the kept set from the start, and the shipped one when main cannot tell', async () => {
    await openReference(hostWith({ 'reference.current': () => ({ set: setWith('Kerran haettu'), fault: null }) }).host);
    expect(nimi()).toBe('Kerran haettu');
    const control = await openReference(hostWith({}).host);
    expect([nimi(), control.status().current]).toEqual(['Jatko-opinnot', { set: null, fault: null }]);
  });

  test('is the new one after a refresh, with what changed', async () => {
    const { host } = hostWith({
      ...nothing,
      'reference.refresh': () => ({ ok: true, value: { set: setWith('Uusi nimi'), missing: ['X'], unreadable: [] } }),
    });
    const control = await openReference(host);
    const seen: unknown[] = [];
    control.subscribe(() => seen.push(control.status().refresh));
    await control.refresh({ diaarinumerot: [] });
    expect(nimi()).toBe('Uusi nimi');
    expect(control.status()).toMatchObject({
      current: { fault: null, set: { ymparisto: 'tuotanto' } },
      refresh: undefined,
      outcome: { state: 'refreshed', missing: ['X'], changes: { renamed: 1, added: 1 } },
    });
    expect(seen).toEqual([{ progress: null }, undefined]);
  });

  test('stays when the refresh fails, is cancelled or is refused, and says so', async () => {
    const failing = hostWith({
      ...nothing,
      'reference.refresh': () => ({ ok: false, error: { code: 'server', service: 'koodisto', status: 503 } }),
    });
    const control = await openReference(failing.host);
    await control.refresh({ diaarinumerot: [] });
    expect(control.status()).toMatchObject({
      refresh: undefined,
      outcome: { state: 'failed', error: { code: 'server', service: 'koodisto', status: 503 } },
    });
    const refusing = await openReference(hostWith(nothing).host);
    await refusing.refresh({ diaarinumerot: [] });
    await refusing.importFile();
    expect(refusing.status()).toMatchObject({ outcome: { state: 'failed', error: { code: 'failed' } } });
    expect(nimi()).toBe('Jatko-opinnot');
  });

  test('follows the progress that main announces, and begins no second refresh', async () => {
    let finish = (_answer: unknown): void => undefined;
    const answered = new Promise((resolve) => (finish = resolve));
    const { host, calls, announce } = hostWith({
      ...nothing,
      'reference.refresh': () => answered,
      'reference.progress': () => ({ done: 3, total: 30, service: 'koodisto' }),
    });
    const control = await openReference(host);
    const changed = new Promise<void>((resolve) => {
      control.subscribe(() => control.status().refresh?.progress && resolve());
    });
    const refresh = control.refresh({ diaarinumerot: [] });
    await control.refresh({ diaarinumerot: [] });
    announce();
    await changed;
    expect(control.status().refresh).toEqual({ progress: { done: 3, total: 30, service: 'koodisto' } });
    finish({ ok: false, error: { code: 'cancelled' } });
    await refresh;
    expect(calls.filter((name) => name === 'reference.refresh')).toHaveLength(1);
  });

  test('changes nothing when the person changes their mind about a file', async () => {
    const cancelled = () => ({ ok: true, value: 'cancelled' });
    const { host } = hostWith({ ...nothing, 'reference.import': cancelled, 'reference.export': cancelled });
    const control = await openReference(host);
    await control.importFile();
    await control.exportFile();
    expect(control.status().outcome).toBeUndefined();
  });
});

test('a refresh brings the curricula of the study rights and plans, each once, and nothing that is no number', () => {
  const student = (perusteenDiaarinumero?: string): Student => ({
    id: '1',
    nimi: 'Aino Esimerkki',
    oppijaOid: '1.2.3',
    opiskeluoikeus: { oid: '1', suoritukset: [{ koulutusmoduuli: { perusteenDiaarinumero } }] },
  });
  const plan = (diaarinumero?: string) => ({ diaarinumero }) as Plan;
  const students = [
    student('OPH-5410-2021'),
    student(),
    student('keksitty'),
    { ...student(), opiskeluoikeus: { oid: '2' } },
  ];
  expect(wantedPerusteet(students, [plan('OPH-5410-2021'), plan('59/011/2014'), plan()])).toEqual([
    'OPH-5410-2021',
    '59/011/2014',
  ]);
});
