import { expect, test } from 'vitest';
import { asciiUserAgent } from '../../src/main/user-agent.ts';

test('names the product in plain ASCII and leaves the rest', () => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) HOKS-työpöytä/0.1.0 Chrome/130.0.0.0 Safari/537.36';
  expect(asciiUserAgent(userAgent, 'hoks-desktop/0.1.0')).toBe(
    'Mozilla/5.0 (X11; Linux x86_64) hoks-desktop/0.1.0 Chrome/130.0.0.0 Safari/537.36',
  );
  expect(() => new Headers({ 'user-agent': asciiUserAgent(userAgent, 'hoks-desktop/0.1.0') })).not.toThrow();
});
