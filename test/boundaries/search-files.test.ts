import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFinder } from '../e2e/search-files.ts';

/* The search that the end-to-end tests trust: one that finds nothing would prove nothing. */

const texts = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 40 }), {
  minLength: 1,
  maxLength: 20,
});
const noise = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));

test('finds a text among any bytes, plain, as UTF-16 and as base64 from any byte on', () => {
  fc.assert(
    fc.property(texts, noise, noise, fc.nat(), (planted, before, after, choice) => {
      const text = planted[choice % planted.length] ?? '';
      const find = createFinder(planted);
      for (const encoding of ['utf8', 'utf16le'] as const) {
        const plain = Buffer.from(text, encoding);
        const around = Buffer.concat([before, plain, after]);
        expect(find(around)).toContain(text);
        expect(find(Buffer.from(around.toString('base64')))).toContain(text);
      }
    }),
  );
});

test('finds exactly the texts that are there', () => {
  fc.assert(
    fc.property(texts, noise, (planted, bytes) => {
      const there = planted.filter(
        (text) => bytes.includes(Buffer.from(text)) || bytes.includes(Buffer.from(text, 'utf16le')),
      );
      expect(createFinder(planted)(bytes).toSorted()).toEqual(there.toSorted());
    }),
  );
});
