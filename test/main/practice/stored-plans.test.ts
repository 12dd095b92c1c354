import { describe, expect, test } from 'vitest';
import { at, call, create, someText, startServer, stored } from './client.ts';
import { demonstration, fullPlan, oidsOf, period, planWith, smallChange, smallPlan, unit } from './plans.ts';

/** Every module-id below a value, in the order found. */
function moduleIds(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'module-id' ? [inner] : moduleIds(inner),
  );
}

const units = 'hankittavat-ammat-tutkinnon-osat';
const nothing = { status: 204 };

describe('PUT', () => {
  test('empties the collections that it does not hold', async () => {
    const server = await startServer();
    const id = await create(server, {
      ...fullPlan,
      'oppimisen-tuki': [{ 'oppimisen-tuen-tyyppi-koodi-uri': 'ammatillinenkoulutusoppimisentuentyyppi_02' }],
    });
    expect(await call(server, 'PUT', `/hoks/${id}`, { body: { ...smallChange(id), [units]: [unit()] } })).toMatchObject(
      nothing,
    );
    const after = await stored(server, id);
    expect(after['oppimisen-tuki']).toEqual([]);
    expect(at(after, units, 0, 'osaamisen-hankkimistavat')).toEqual([]);
  });

  test('clears some root fields that it does not hold and keeps the others', async () => {
    const server = await startServer();
    const before = {
      ...smallPlan(),
      puhelinnumero: '040 555 0100',
      'tuva-opiskeluoikeus-oid': oidsOf('Talvensola Minh Anh').opiskeluoikeus,
    };
    const cleared = {
      versio: 3,
      sahkoposti: 'miisa@example.org',
      'urasuunnitelma-koodi-uri': 'urasuunnitelma_0001',
      'urasuunnitelma-koodi-versio': 1,
      'osaamisen-saavuttamisen-pvm': '2026-11-20',
      hyvaksytty: '2026-11-23T08:00:00Z',
      paivitetty: '2026-11-23T08:00:00Z',
    };
    const id = await create(server, { ...before, ...cleared });
    const first = await stored(server, id);
    expect(first).toMatchObject({ ...before, ...cleared });

    await call(server, 'PUT', `/hoks/${id}`, { body: smallChange(id) });
    const after = await stored(server, id);
    expect(after).toMatchObject({ ...before, eid: first['eid'], manuaalisyotto: false });
    for (const key of Object.keys(cleared)) expect(after).not.toHaveProperty(key);

    await call(server, 'PUT', `/hoks/${id}`, { body: { ...smallChange(id), puhelinnumero: '' } });
    expect((await stored(server, id))['puhelinnumero']).toBe('');
  });

  test('renews every module-id, and PATCH none', async () => {
    const server = await startServer();
    const id = await create(server, fullPlan);
    const first = moduleIds(await stored(server, id));
    expect(first).toHaveLength(3);

    await call(server, 'PATCH', `/hoks/${id}`, { body: { id, versio: 9 } });
    expect(moduleIds(await stored(server, id))).toEqual(first);

    await call(server, 'PUT', `/hoks/${id}`, { body: { ...fullPlan, id } });
    const second = moduleIds(await stored(server, id));
    expect(new Set([...first, ...second]).size).toBe(6);
  });

  test('writes the row that the body names, whatever the URL says', async () => {
    const server = await startServer();
    const first = await create(server, smallPlan());
    const second = await create(server, smallPlan('Rantavuo Onni'));
    expect(await call(server, 'PUT', `/hoks/${first}`, { body: { ...smallChange(second), versio: 7 } })).toMatchObject(
      nothing,
    );
    expect(await stored(server, first)).not.toHaveProperty('versio');
    expect(await stored(server, second)).toMatchObject({
      versio: 7,
      'opiskeluoikeus-oid': oidsOf('Rantavuo Onni').opiskeluoikeus,
    });
  });

  test('answers 204 and writes nothing for an unknown id in the body', async () => {
    const server = await startServer();
    const id = await create(server, fullPlan);
    const before = await stored(server, id);
    expect(await call(server, 'PUT', `/hoks/${id}`, { body: smallChange(id + 5) })).toMatchObject(nothing);
    expect(await stored(server, id)).toEqual(before);
  });
});

test('PATCH writes the fields it holds and keeps the rest', async () => {
  const server = await startServer();
  const id = await create(server, fullPlan);
  const before = await stored(server, id);
  await call(server, 'PATCH', `/hoks/${id}`, { body: { id, 'osaamisen-saavuttamisen-pvm': '2026-11-20' } });
  expect(await stored(server, id)).toEqual({ ...before, 'osaamisen-saavuttamisen-pvm': '2026-11-20' });
});

describe('GET after POST', () => {
  test('adds empty lists and the assessors of prior learning', async () => {
    const server = await startServer();
    const id = await create(server, {
      ...planWith({ 'osaamisen-hankkimistavat': [period()], 'osaamisen-osoittaminen': [demonstration()] }),
      'aiemmin-hankitut-yhteiset-tutkinnon-osat': [
        { 'tutkinnon-osa-koodi-uri': 'tutkinnonosat_400012', 'tutkinnon-osa-koodi-versio': 1, 'osa-alueet': [] },
      ],
    });
    const plan = await stored(server, id);
    expect(at(plan, units, 0)).toEqual({
      ...unit(),
      'module-id': someText,
      'osaamisen-hankkimistavat': [
        { ...period(), 'module-id': someText, keskeytymisajanjaksot: [], 'muut-oppimisymparistot': [] },
      ],
      'osaamisen-osoittaminen': [
        {
          ...demonstration(),
          'module-id': someText,
          'osa-alueet': [],
          'koulutuksen-jarjestaja-osaamisen-arvioijat': [],
          'tyoelama-osaamisen-arvioijat': [],
          'yksilolliset-kriteerit': [],
        },
      ],
    });
    expect(at(plan, 'aiemmin-hankitut-yhteiset-tutkinnon-osat', 0)).toEqual({
      'tutkinnon-osa-koodi-uri': 'tutkinnonosat_400012',
      'tutkinnon-osa-koodi-versio': 1,
      'module-id': someText,
      'osa-alueet': [],
      'tarkentavat-tiedot-naytto': [],
      'tarkentavat-tiedot-osaamisen-arvioija': { 'aiemmin-hankitun-osaamisen-arvioijat': [] },
    });
  });

  test('gives texts trimmed and timestamps in whole seconds of UTC', async () => {
    const server = await startServer();
    const id = await create(server, {
      ...smallPlan(),
      sahkoposti: '  miisa@example.org\n',
      hyvaksytty: '2026-11-23T10:00:00.987+02:00',
      paivitetty: '2026-11-23T10:00',
    });
    expect(await stored(server, id)).toMatchObject({
      sahkoposti: 'miisa@example.org',
      hyvaksytty: '2026-11-23T08:00:00Z',
      paivitetty: '2026-11-23T10:00:00Z',
    });
  });

  test('gives only the last osa-alue of a demonstration', async () => {
    const server = await startServer();
    const alueet = ['a', 'b'].map((koodi) => ({ 'koodi-uri': `ammatillisenoppiaineet_${koodi}`, 'koodi-versio': 1 }));
    const id = await create(server, planWith({ 'osaamisen-osoittaminen': [demonstration({ 'osa-alueet': alueet })] }));
    expect(at(await stored(server, id), units, 0, 'osaamisen-osoittaminen', 0, 'osa-alueet')).toEqual([alueet[1]]);
  });

  test('can be put back once the server-made fields are left out', async () => {
    const server = await startServer();
    const id = await create(server, fullPlan);
    const without = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(without);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).filter(([key]) => !['eid', 'manuaalisyotto', 'module-id'].includes(key));
      return Object.fromEntries(entries.map(([key, inner]) => [key, without(inner)]));
    };
    const before = without(await stored(server, id));
    expect(await call(server, 'PUT', `/hoks/${id}`, { body: before })).toMatchObject(nothing);
    expect(without(await stored(server, id))).toEqual(before);
  });
});

describe('content that the database refuses', () => {
  const prior = {
    'tutkinnon-osa-koodi-uri': 'tutkinnonosat_106945',
    'tutkinnon-osa-koodi-versio': 1,
    'vaatimuksista-tai-tavoitteista-poikkeaminen': 'ei poikkeamia',
  };
  test.each([
    [
      '13.2 a deviation in prior vocational learning',
      { ...smallPlan(), 'aiemmin-hankitut-ammat-tutkinnon-osat': [prior] },
    ],
    ['13.3 an empty organiser', planWith({ 'osaamisen-osoittaminen': [demonstration({ jarjestaja: {} })] })],
    [
      '13.4 a nested id',
      planWith({
        'osaamisen-osoittaminen': [
          demonstration({ jarjestaja: { id: 1, 'oppilaitos-oid': '1.2.246.562.10.55110000126' } }),
        ],
      }),
    ],
    ['13.5 a phone number of 257 characters', { ...smallPlan(), puhelinnumero: '1'.repeat(257) }],
    ['13.5 a number over 32 bits', { ...smallPlan(), versio: 3_000_000_000 }],
    ['13.5 a NUL character', planWith({ 'tutkinnon-osan-perusteen-diaarinro': 'OPH\u0000' })],
  ])('answers 500 for %s, stores nothing and uses up an id', async (_what, body) => {
    const server = await startServer();
    expect(await call(server, 'POST', '/hoks', { body })).toMatchObject({
      status: 500,
      body: { type: 'unknown-exception', class: 'org.postgresql.util.PSQLException' },
    });
    const lookUp = await call(server, 'GET', `/hoks/opiskeluoikeus/${oidsOf('Aallonsalo Miisa').opiskeluoikeus}`);
    expect(lookUp.status).toBe(404);
    expect(await create(server, smallPlan())).toBe(2);
  });

  test('is not what two periods with one identifier are: they are stored (contract 4)', async () => {
    const server = await startServer();
    const period = {
      alku: '2026-09-01',
      loppu: '2026-09-30',
      'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_oppilaitosmuotoinenkoulutus',
      'osaamisen-hankkimistapa-koodi-versio': 1,
      'yksiloiva-tunniste': 'sama',
    };
    const id = await create(server, planWith({ 'osaamisen-hankkimistavat': [period, period] }));
    expect(JSON.stringify(await stored(server, id)).split('"sama"')).toHaveLength(3);
  });

  test('leaves the old plan when it comes by PUT', async () => {
    const server = await startServer();
    const id = await create(server, fullPlan);
    const before = await stored(server, id);
    const body = { ...smallChange(id), versio: 3_000_000_000 };
    expect((await call(server, 'PUT', `/hoks/${id}`, { body })).status).toBe(500);
    expect(await stored(server, id)).toEqual(before);
  });
});
