import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { PracticeServer } from '../../../src/main/practice/server.ts';
import { at, call, callerId, create, send, someText, startServer } from './client.ts';
import { fullPlan, oidsOf, period, planWith, smallChange, smallPlan, unit } from './plans.ts';

const miisa = oidsOf('Aallonsalo Miisa');

describe('open endpoints', () => {
  test('answer without a ticket', async () => {
    const server = await startServer();
    expect(await send(`${server.baseUrl}/api/v1/healthcheck`, 'GET', undefined, {})).toMatchObject({
      status: 200,
      body: {},
    });
    const version = await send(`${server.baseUrl}/buildversion.txt`, 'GET', undefined, {});
    expect(version.headers.get('content-type')).toContain('text/plain');
    expect(version.text).toMatch(/^artifactId=.+\nbuildNumber=.+\nvcsRevision=.+\nbuildTime=.+\n$/);
  });

  test('validate a body without storing it', async () => {
    const server = await startServer();
    const url = `${server.baseUrl}/api/v1/validointi`;
    const validate = (body: unknown) => send(url, 'POST', body, { 'caller-id': callerId });
    expect(await validate(fullPlan)).toMatchObject({ status: 200, body: { meta: {}, data: {} } });
    expect(await validate({ ...fullPlan, versio: '1' })).toMatchObject({
      status: 400,
      body: { errors: { versio: '(not (integer? "1"))' } },
    });
    expect(await validate({ ...fullPlan, 'opiskeluoikeus-oid': '1.2.3' })).toMatchObject({
      status: 400,
      body: { error: 'Opiskeluoikeus `1.2.3` not found in Koski' },
    });
    expect((await send(url, 'POST', fullPlan, {})).status).toBe(400);
    expect((await call(server, 'GET', `/hoks/opiskeluoikeus/${miisa.opiskeluoikeus}`)).status).toBe(404);
  });

  test.each([
    ['GET', '/nosuch'],
    ['GET', '/hoks'],
    ['DELETE', '/hoks/1'],
    ['GET', '/virkailija/oppijat'],
  ])('answer 404 for %s %s', async (method, path) => {
    const server = await startServer();
    expect(await send(`${server.baseUrl}/api/v1${path}`, method, undefined, {})).toMatchObject({
      status: 404,
      body: { reason: 'Route not found' },
    });
  });
});

test('is not reachable under a host name of somebody else', async () => {
  const server = await startServer();
  const status = await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path: '/cas/v1/tickets', headers: { host: 'example.org' } })
      .on('response', (response) => resolve(response.statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});

describe('reading', () => {
  test('gives the plan with the headers of the real server', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    const answer = await call(server, 'GET', `/hoks/${id}`);
    expect(answer.body).toEqual({
      meta: {},
      data: {
        ...smallPlan(),
        id,
        eid: someText,
        manuaalisyotto: false,
        'hankittavat-ammat-tutkinnon-osat': [],
        'hankittavat-yhteiset-tutkinnon-osat': [],
        'hankittavat-paikalliset-tutkinnon-osat': [],
        'hankittavat-koulutuksen-osat': [],
        'aiemmin-hankitut-ammat-tutkinnon-osat': [],
        'aiemmin-hankitut-yhteiset-tutkinnon-osat': [],
        'aiemmin-hankitut-paikalliset-tutkinnon-osat': [],
        'opiskeluvalmiuksia-tukevat-opinnot': [],
        'oppimisen-tuki': [],
      },
    });
    expect(at(answer.body, 'data', 'eid')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('expires')).toBe('0');
    expect(answer.headers.get('cache-control')).toBe('no-cache, max-age=0');
    expect(answer.headers.has('etag')).toBe(false);
  });

  test('finds the root fields by study right', async () => {
    const server = await startServer();
    const id = await create(server, fullPlan);
    const data = at((await call(server, 'GET', `/hoks/opiskeluoikeus/${miisa.opiskeluoikeus}`)).body, 'data');
    expect(data).toEqual({
      ...smallPlan(),
      id,
      eid: someText,
      manuaalisyotto: false,
      sahkoposti: 'miisa@example.org',
      puhelinnumero: '040 555 0100',
      versio: 4,
    });
  });

  test('answers each look-up that finds nothing in its own words', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    await server.archive(id);
    const get = (path: string) => call(server, 'GET', `/hoks/${path}`);
    const gone = { status: 404, body: { error: 'HOKS not found' } };
    expect(await get('99')).toMatchObject(gone);
    expect(await get(String(id))).toMatchObject(gone);
    expect(await get(`opiskeluoikeus/${miisa.opiskeluoikeus}`)).toMatchObject({
      status: 404,
      body: { error: 'No HOKS found with given opiskeluoikeus' },
    });
    expect(await get('opiskeluoikeus/1.2.246.562.15.59601047605')).toMatchObject({
      status: 400,
      body: { type: 'compojure.api.exception/request-validation', in: ['request', 'route-params'] },
    });
  });

  test.each(['abc', '1.5', '2147483648'])('answers 500 for the id %s', async (id) => {
    const server = await startServer();
    expect(await call(server, 'GET', `/hoks/${id}`)).toMatchObject({
      status: 500,
      body: { type: 'unknown-exception', class: 'java.lang.NumberFormatException' },
    });
  });

  test('lists the contained study rights without an envelope', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan('Vattulahti Siiri'));
    expect(await call(server, 'GET', `/hoks/${id}/hankintakoulutukset`)).toMatchObject({
      status: 200,
      body: [oidsOf('Vattulahti Siiri', 1).opiskeluoikeus],
    });
    server.linkedSystems.koski = 'down';
    expect((await call(server, 'GET', `/hoks/${id}/hankintakoulutukset`)).status).toBe(500);
  });

  test.each([
    'hankittava-ammat-tutkinnon-osa',
    'hankittava-paikallinen-tutkinnon-osa',
    'hankittava-yhteinen-tutkinnon-osa',
    'aiemmin-hankittu-ammat-tutkinnon-osa',
    'aiemmin-hankittu-paikallinen-tutkinnon-osa',
    'aiemmin-hankittu-yhteinen-tutkinnon-osa',
    'opiskeluvalmiuksia-tukevat-opinnot',
  ])('answers 410 for the part route %s, after the usual checks', async (part) => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    const gone = { status: 410, body: { message: 'Route is deprected.' } };
    expect(await call(server, 'POST', `/hoks/${id}/${part}`, { body: {} })).toMatchObject(gone);
    expect(await call(server, 'GET', `/hoks/${id}/${part}/7`)).toMatchObject(gone);
    expect(await call(server, 'PATCH', `/hoks/${id}/${part}/7`, { body: {} })).toMatchObject(gone);
    expect(await call(server, 'GET', `/hoks/${id + 1}/${part}/7`)).toMatchObject({ status: 404 });
  });
});

const noAccess = {
  status: 401,
  body: { error: "No access is allowed. Check Opintopolku privileges and 'opiskeluoikeus'" },
};

describe('creating', () => {
  test('answers with the id and a path made from the request', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    const second = await call(server, 'POST', '/hoks/', { body: smallPlan('Rantavuo Onni') });
    expect(second).toMatchObject({
      status: 200,
      body: { meta: { id: id + 1 }, data: { uri: `/ehoks-virkailija-backend/api/v1/hoks//${id + 1}` } },
    });
  });

  test.each([
    [
      'a study right Koski does not know, before the schema',
      { 'opiskeluoikeus-oid': 'x', versio: 'x' },
      400,
      'Opiskeluoikeus `x` not found in Koski',
    ],
    [
      'a student who is unknown',
      { 'oppija-oid': '1.2.246.562.24.10000000016' },
      400,
      'Oppija `1.2.246.562.24.10000000016` not found in Oppijanumerorekisteri',
    ],
    [
      'a study right of another student',
      { 'oppija-oid': oidsOf('Rantavuo Onni').oppija },
      400,
      `No opiskeluoikeus ${miisa.opiskeluoikeus} found for oppija ${oidsOf('Rantavuo Onni').oppija}`,
    ],
  ])('refuses %s', async (_what, changes, status, error) => {
    const server = await startServer();
    expect(await call(server, 'POST', '/hoks', { body: { ...smallPlan(), ...changes } })).toMatchObject({
      status,
      body: { error },
    });
  });

  test('refuses a contained study right until its parent has brought it into the index', async () => {
    const server = await startServer();
    const contained = smallPlan('Vattulahti Siiri', 1);
    expect(await call(server, 'POST', '/hoks', { body: contained })).toMatchObject({
      status: 400,
      body: {
        error: `Opiskeluoikeus \`${String(contained['opiskeluoikeus-oid'])}\` sisältyy toiseen opiskeluoikeuteen.`,
      },
    });
    await create(server, smallPlan('Vattulahti Siiri'));
    expect((await call(server, 'POST', '/hoks', { body: contained })).status).toBe(200);
  });

  test.each(['Kuusilehdo Oona', 'Onkamokoski Peetu'])('refuses the ended study right of %s', async (nimi) => {
    const server = await startServer();
    expect(await call(server, 'POST', '/hoks', { body: smallPlan(nimi) })).toMatchObject({
      status: 400,
      body: { error: `Opiskeluoikeus \`${oidsOf(nimi).opiskeluoikeus}\` is no longer active` },
    });
  });

  test('takes an ended study right when it is so set', async () => {
    const server = await startServer({ refusesEnded: false });
    expect((await call(server, 'POST', '/hoks', { body: smallPlan('Kuusilehdo Oona') })).status).toBe(200);
  });

  test.each(['Lampisuo Eetu', 'Mustakorpi Aarni', 'Talvensola Minh Anh', 'Pihlajakoski Aada', 'Honkaharju Iida'])(
    'takes the study right of %s',
    async (nimi) => {
      const server = await startServer();
      expect((await call(server, 'POST', '/hoks', { body: smallPlan(nimi) })).status).toBe(200);
    },
  );

  test('refuses without a right, for another organisation and for a reader', async () => {
    const server = await startServer();
    expect(await call(server, 'POST', '/hoks', { body: smallPlan('Zaferi Elias') })).toMatchObject(noAccess);
    const username = server.otherUsernames.lukija;
    expect(await call(server, 'POST', '/hoks', { body: smallPlan(), username })).toMatchObject(noAccess);
    const id = await create(server, smallPlan());
    expect((await call(server, 'GET', `/hoks/${id}`, { username })).status).toBe(200);
    expect(await call(server, 'PUT', `/hoks/${id}`, { body: smallChange(id), username })).toMatchObject(noAccess);
  });

  test('refuses a second plan for the study right, and says when the first is archived', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    expect(await call(server, 'POST', '/hoks', { body: fullPlan })).toMatchObject({
      status: 400,
      body: { error: 'HOKS with the same opiskeluoikeus-oid already exists' },
    });
    await server.archive(id);
    expect(await call(server, 'POST', '/hoks', { body: fullPlan })).toMatchObject({
      status: 400,
      body: { error: 'Archived HOKS with given opiskeluoikeus oid found. Contact eHOKS support for more information.' },
    });
  });

  test('makes exactly one plan of twelve simultaneous requests', async () => {
    const server = await startServer();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => call(server, 'POST', '/hoks', { body: smallPlan() })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(11);
  });

  test.each([
    ['koski', 'down', 'Error while contacting Koski: Connection refused'],
    [
      'koski',
      'error',
      `Error while fetching opiskeluoikeus \`${miisa.opiskeluoikeus}\` from Koski. Got response with HTTP status 500 and Koski-virhekoodi \`internalError\`.`,
    ],
    ['oppijanumerorekisteri', 'down', `Error while fetching oppija \`${miisa.oppija}\` from Oppijanumerorekisteri`],
  ] as const)('answers 500 when %s is %s, and stores nothing', async (system, state, error) => {
    const server = await startServer();
    Object.assign(server.linkedSystems, { [system]: state });
    expect(await call(server, 'POST', '/hoks', { body: smallPlan() })).toMatchObject({ status: 500, body: { error } });
    Object.assign(server.linkedSystems, { [system]: 'up' });
    expect((await call(server, 'GET', `/hoks/opiskeluoikeus/${miisa.opiskeluoikeus}`)).status).toBe(404);
  });

  test('answers 500 without a sentence when the organisations cannot be read', async () => {
    const server = await startServer();
    server.linkedSystems.organisaatiopalvelu = 'down';
    expect(await call(server, 'POST', '/hoks', { body: smallPlan() })).toMatchObject({
      status: 500,
      body: { type: 'unknown-exception', class: 'clojure.lang.ExceptionInfo' },
    });
  });
});

describe('changing', () => {
  const change = (server: PracticeServer, id: number, body: unknown, method = 'PUT') =>
    call(server, method, `/hoks/${id}`, { body });

  test('answers 204 without a body', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    for (const [method, body] of [
      ['PUT', smallChange(id)],
      ['PATCH', { id }],
    ] as const) {
      const answer = await change(server, id, body, method);
      expect(answer).toMatchObject({ status: 204, text: '' });
    }
  });

  test('refuses a plan that is not there, not in the index or not in Koski', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    expect(await change(server, id + 1, smallChange(id + 1))).toMatchObject({
      status: 404,
      body: { error: 'HOKS not found' },
    });

    const koskiRow = server.students.findIndex(({ oppijaOid }) => oppijaOid === miisa.oppija);
    server.students.splice(koskiRow, 1);
    expect(await change(server, id, smallChange(id))).toMatchObject({
      status: 400,
      body: { error: `Opiskeluoikeus \`${miisa.opiskeluoikeus}\` not found in Koski` },
    });

    await server.dropFromIndex(miisa.opiskeluoikeus);
    const notIndexed = { status: 400, body: { error: `Opiskeluoikeus \`${miisa.opiskeluoikeus}\` not in index` } };
    expect(await change(server, id, smallChange(id))).toMatchObject(notIndexed);
    expect(await call(server, 'GET', `/hoks/${id}`)).toMatchObject(notIndexed);
  });

  test('refuses when the study right has ended since, naming the one in the body', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    const student = server.students.find(({ oppijaOid }) => oppijaOid === miisa.oppija);
    Object.assign(student?.opiskeluoikeus ?? {}, {
      tila: { opiskeluoikeusjaksot: [{ alku: '2026-11-01', tila: { koodiarvo: 'katsotaaneronneeksi' } }] },
    });
    expect(await change(server, id, smallChange(id))).toMatchObject({
      status: 400,
      body: { error: 'Opiskeluoikeus `null` is no longer active.' },
    });
    expect(await change(server, id, { ...smallPlan(), id })).toMatchObject({
      status: 400,
      body: { error: `Opiskeluoikeus \`${miisa.opiskeluoikeus}\` is no longer active.` },
    });
  });

  test('never changes the study right', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    const other = oidsOf('Rantavuo Onni').opiskeluoikeus;
    expect(await change(server, id, { ...smallChange(id), 'opiskeluoikeus-oid': other })).toMatchObject({
      status: 400,
      body: {
        error: `Tried to update \`opiskeluoikeus-oid\` from \`${miisa.opiskeluoikeus}\` to \`${other}\` but updating \`opiskeluoikeus-oid\` in HOKS is not allowed!`,
      },
    });
  });

  test('changes the student only to the master oid', async () => {
    const server = await startServer();
    const id = await create(server, smallPlan());
    const master = '1.2.246.562.24.10000000016';
    const body = { ...smallChange(id), 'oppija-oid': master };
    expect(await change(server, id, body)).toMatchObject({
      status: 400,
      body: {
        error: `Tried to update \`oppija-oid\` from \`${miisa.oppija}\` to \`${master}\` but updating \`oppija-oid\` in HOKS is only allowed with latest master oppija oid!`,
      },
    });
    server.linkedSystems.masterOids.set(miisa.oppija, master);
    expect((await change(server, id, body)).status).toBe(204);
    expect(at((await call(server, 'GET', `/hoks/${id}`)).body, 'data', 'oppija-oid')).toBe(master);
  });
});

describe('a refused body', () => {
  async function errorsOf(body: unknown, method: 'POST' | 'PUT' | 'PATCH' = 'POST') {
    const server = await startServer();
    const id = method === 'POST' ? undefined : await create(server, smallPlan());
    const answer = await call(server, method, id === undefined ? '/hoks' : `/hoks/${id}`, { body });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        type: 'compojure.api.exception/request-validation',
        coercion: 'schema',
        value: body,
        in: ['request', 'body-params'],
      },
    });
    return at(answer.body, 'errors');
  }

  test('names what is missing and what does not belong', async () => {
    const { 'osaamisen-hankkimisen-tarve': _left, ...body } = smallPlan();
    expect(await errorsOf({ ...body, foo: 1, id: 7 })).toEqual({
      'osaamisen-hankkimisen-tarve': 'missing-required-key',
      foo: 'disallowed-key',
      id: 'disallowed-key',
    });
  });

  test('tells the type of a wrong value', async () => {
    expect(
      await errorsOf({
        ...smallPlan(),
        sahkoposti: null,
        versio: 1.5,
        'osaamisen-hankkimisen-tarve': 'true',
        'urasuunnitelma-koodi-uri': 'ura_1',
        'oppija-oid': '1.2.246.562.24.10000000017',
        'hankittavat-ammat-tutkinnon-osat': {},
      }),
    ).toEqual({
      sahkoposti: '(not (instance? java.lang.String nil))',
      versio: '(not (integer? 1.5))',
      'osaamisen-hankkimisen-tarve': '(not (instance? java.lang.Boolean "true"))',
      'urasuunnitelma-koodi-uri': '(not (re-find #"^urasuunnitelma_\\\\d{4}$" "ura_1"))',
      'oppija-oid': '(not (oph.ehoks.schema.oid/valid-oid? a-java.lang.String))',
      'hankittavat-ammat-tutkinnon-osat': '(not (sequential? {}))',
    });
  });

  test('buries the cause of a bad date in a long trace', async () => {
    const errors = await errorsOf({ ...smallPlan(), 'ensikertainen-hyvaksyminen': '12.8.2024' });
    const leaf = String(at(errors, 'ensikertainen-hyvaksyminen'));
    expect(leaf).toContain(`(not #error {\n :cause "Text '12.8.2024' could not be parsed at index 0"`);
    expect(leaf.length).toBeGreaterThan(3000);
  });

  test('puts a broken rule in place of its object and null for the good ones', async () => {
    const { 'yksiloiva-tunniste': _tunniste, ...untold } = period();
    expect(await errorsOf(planWith({ 'osaamisen-hankkimistavat': [period(), untold] }, { foo: 'x' }))).toEqual({
      'hankittavat-ammat-tutkinnon-osat': [
        {
          'osaamisen-hankkimistavat': [
            null,
            '(not ("Lisää työpaikkajaksoon yksilöivä tunniste." a-clojure.lang.PersistentArrayMap))',
          ],
        },
      ],
      foo: 'disallowed-key',
    });
  });

  test('tells only the first broken rule of an object, and none while a field is wrong', async () => {
    const { 'yksiloiva-tunniste': _tunniste, ...untold } = period();
    const many = { ...untold, 'osa-aikaisuustieto': 0, alku: '2027-03-01' };
    const first = await errorsOf(planWith({ 'osaamisen-hankkimistavat': [many] }));
    expect(at(first, 'hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 0)).toBe(
      '(not ("Lisää osa-aikaisuustieto, joka on välillä 1-100." a-clojure.lang.PersistentArrayMap))',
    );
    const wrongField = await errorsOf(planWith({ 'osaamisen-hankkimistavat': [{ ...many, foo: 1 }] }));
    expect(at(wrongField, 'hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 0)).toEqual({
      foo: 'disallowed-key',
    });
  });

  test('tells overlapping interruptions at their list', async () => {
    const keskeytymisajanjaksot = [{ alku: '2026-12-01', loppu: '2026-12-10' }, { alku: '2026-12-10' }];
    const errors = await errorsOf(planWith({ 'osaamisen-hankkimistavat': [period({ keskeytymisajanjaksot })] }));
    expect(
      at(errors, 'hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 0, 'keskeytymisajanjaksot'),
    ).toBe('(not (not-overlapping? a-clojure.lang.PersistentVector))');
  });

  test('checks the parts against the type of the study right', async () => {
    const osa = {
      'koulutuksen-osa-koodi-uri': 'koulutuksenosattuva_104',
      'koulutuksen-osa-koodi-versio': 1,
      alku: '2026-08-17',
      loppu: '2026-12-18',
      laajuus: 12.5,
    };
    expect(await errorsOf({ ...smallPlan(), 'hankittavat-koulutuksen-osat': [osa] })).toEqual({
      'hankittavat-koulutuksen-osat': [
        '(not ("Ota koulutuksenosa pois, koska opiskeluoikeus ei ole TUVA." a-clojure.lang.PersistentArrayMap))',
      ],
    });
    expect(
      await errorsOf({ ...smallPlan('Talvensola Minh Anh'), 'hankittavat-ammat-tutkinnon-osat': [unit()] }),
    ).toEqual({
      'hankittavat-ammat-tutkinnon-osat': [
        '(not ("Ota tutkinnonosa pois, koska opiskeluoikeus on TUVA." a-clojure.lang.PersistentArrayMap))',
      ],
    });
  });

  test('reckons two weeks ahead by the date in Finland', async () => {
    const server = await startServer();
    const reached = (day: string) =>
      call(server, 'POST', '/hoks', { body: { ...smallPlan(), 'osaamisen-saavuttamisen-pvm': day } });
    // 22.30 UTC is already the next day in Finland.
    server.clock.move(14.5 * 3_600_000);
    expect((await reached('2026-12-09')).status).toBe(400);
    expect((await reached('2026-12-08')).status).toBe(200);
  });

  test('leaves parts out of PATCH', async () => {
    expect(await errorsOf({ id: 1, 'oppimisen-tuki': [] }, 'PATCH')).toEqual({ 'oppimisen-tuki': 'disallowed-key' });
  });

  test('demands the id in PUT', async () => {
    const { id: _id, ...body } = smallChange(1);
    expect(await errorsOf(body, 'PUT')).toEqual({ id: 'missing-required-key' });
  });

  test('is a bare string when there is no object', async () => {
    const server = await startServer();
    const asText = await call(server, 'POST', '/hoks', {
      body: JSON.stringify(smallPlan()),
      headers: { 'content-type': 'text/plain' },
    });
    expect(asText).toMatchObject({ status: 400, body: { errors: '(not (map? nil))', value: null } });
    expect(await call(server, 'POST', '/hoks', { body: '[]' })).toMatchObject({ status: 400 });
  });

  test('is told apart from broken JSON', async () => {
    const server = await startServer();
    expect(await call(server, 'POST', '/hoks', { body: '{"id":' })).toMatchObject({
      status: 400,
      body: {
        type: 'compojure.api.exception/request-parsing',
        format: 'application/json',
        charset: 'utf-8',
        message: 'Malformed application/json in :muuntaja/decode',
      },
    });
  });

  test('is refused whole when it is enormous', async () => {
    const server = await startServer();
    const answer = await call(server, 'POST', '/hoks', { body: ' '.repeat(20_000_001) });
    expect(answer.status).toBe(413);
  });
});
