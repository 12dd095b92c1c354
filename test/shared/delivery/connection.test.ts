import { describe, expect, test } from 'vitest';
import { checkConnection } from '../../../src/shared/connection.ts';

const good = {
  baseUrl: 'https://virkailija.example.fi/ehoks-virkailija-backend',
  casUrl: 'https://virkailija.example.fi/cas',
  username: 'palvelu',
  password: ' sana ',
  callerId: '1.2.246.562.10.10000000017.hoks-desktop',
};

describe('checkConnection', () => {
  test('makes the service of the tickets from the base URL', () => {
    expect(checkConnection(good)).toEqual({
      ok: true,
      value: {
        ...good,
        service: 'https://virkailija.example.fi/ehoks-virkailija-backend/cas-security-check',
        server: 'virkailija.example.fi',
      },
    });
  });

  test('tidies blanks, final slashes and the case of the host, and checks what it made the same way', () => {
    const first = checkConnection({ ...good, baseUrl: ' https://Virkailija.Example.fi/ehoks-virkailija-backend/ ' });
    expect(first).toMatchObject({ ok: true, value: { baseUrl: good.baseUrl } });
    expect(first.ok && checkConnection(first.value)).toEqual(first);
  });

  test.each([
    ['base-url', { baseUrl: 'https://virkailija.example.fi/ehoks' }],
    ['base-url', { baseUrl: 'https://virkailija.example.fi/ehoks-virkailija-backend?x=1' }],
    ['base-url', { baseUrl: 'https://a:b@virkailija.example.fi/ehoks-virkailija-backend' }],
    ['base-url', { baseUrl: 'ftp://virkailija.example.fi/ehoks-virkailija-backend' }],
    ['base-url', { baseUrl: '' }],
    ['cas-url', { casUrl: 'https://virkailija.example.fi/cas/v1' }],
    ['cas-url', { casUrl: 'virkailija.example.fi/cas' }],
    ['insecure', { baseUrl: 'http://virkailija.example.fi/ehoks-virkailija-backend' }],
    ['insecure', { casUrl: 'http://virkailija.example.fi/cas' }],
    ['insecure', { casUrl: 'http://127.0.0.1.example.fi/cas' }],
    ['insecure', { casUrl: 'http://localhost.example.fi/cas' }],
    ['caller-id', { callerId: 'hoks-desktop' }],
    ['caller-id', { callerId: '1.2.246.562.10.10000000017' }],
    ['caller-id', { callerId: '1.2.246.562.10.10000000017.' }],
    ['caller-id', { callerId: '1.2.246.562.24.10000000016.hoks' }],
    ['caller-id', { callerId: '1.2.246.562.10.10000000017.hoks\nx: y' }],
    ['credentials', { username: ' ' }],
    ['credentials', { password: '' }],
  ])('refuses with %s: %j', (code, change) => {
    expect(checkConnection({ ...good, ...change })).toEqual({ ok: false, error: { code } });
  });

  test.each(['http://127.0.0.1:4711', 'http://localhost:4711', 'http://[::1]:4711'])(
    'allows plain http on %s',
    (origin) => {
      const local = { ...good, baseUrl: `${origin}/ehoks-virkailija-backend`, casUrl: `${origin}/cas` };
      expect(checkConnection(local)).toMatchObject({ ok: true });
    },
  );

  test.each(['1.2.246.562.10.00000000001.ehoks.ehoks-ui', '1.2.246.562.99.10000000017.x'])(
    'takes the Caller-Id %s',
    (callerId) => {
      expect(checkConnection({ ...good, callerId })).toMatchObject({ ok: true });
    },
  );
});
