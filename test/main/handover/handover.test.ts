import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHandover, type Handover } from '../../../src/main/handover/handover.ts';
import { writeWholeFile } from '../../../src/main/write-file.ts';
import { newCode, readCode } from '../../../src/shared/handover/handover-code.ts';
import { quickDeriveKey } from '../vault/quick-derive-key.ts';

const content = JSON.stringify({ students: [{ nimi: 'Aino Ylä-Häkkinen' }] });
let folder: string;
let file: string | undefined;
let handover: Handover;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'siirto-'));
  file = join(folder, 'a.hokssiirto');
  handover = createHandover({
    profile: 'testi',
    deriveKey: quickDeriveKey,
    random: randomBytes,
    clock: () => 5,
    chooseFile: () => Promise.resolve(file),
    write: writeWholeFile,
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function saved(): Promise<string> {
  const answer = await handover['handover.save']({ content, students: 1 });
  if (!answer.ok || answer.value === 'cancelled') throw new Error('not saved');
  return answer.value.code;
}

describe('a handover file', () => {
  test('opens with its code, however it is typed, and says nothing of anybody', async () => {
    const code = await saved();
    expect(readFileSync(file ?? '', 'utf8')).not.toContain('Aino');
    expect(await handover['handover.open'](null)).toEqual({
      ok: true,
      value: { profile: 'testi', madeAt: 5, students: 1 },
    });
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '')} `]) {
      expect(await handover['handover.read']({ code: typed })).toEqual({ ok: true, value: content });
    }
  });

  test('does not open with another code, nor when anything in it was changed', async () => {
    const code = await saved();
    await handover['handover.open'](null);
    for (const wrong of ['', 'ABCD', newCode(randomBytes)]) {
      expect(await handover['handover.read']({ code: wrong })).toEqual({ ok: false, error: { code: 'wrong-code' } });
    }
    const text = readFileSync(file ?? '', 'utf8');
    for (const changed of [
      text.replace('"students":1', '"students":2'),
      text.replace('"profile":"testi"', '"profile":"tuotanto"'),
      text.replace(/"ciphertext":"(.)/, (_all, one: string) => `"ciphertext":"${one === 'A' ? 'B' : 'A'}`),
    ]) {
      expect(changed).not.toBe(text);
      writeFileSync(file ?? '', changed);
      expect(await handover['handover.open'](null)).toMatchObject({ ok: true });
      expect(await handover['handover.read']({ code })).toEqual({ ok: false, error: { code: 'wrong-code' } });
    }
  });

  test.each([
    ['{}', 'not-a-handover'],
    ['hei', 'not-a-handover'],
    ['{"format":"hoks-siirto","version":2}', 'newer'],
  ])('that is %s is refused', async (text, code) => {
    writeFileSync(file ?? '', text);
    expect(await handover['handover.open'](null)).toEqual({ ok: false, error: { code } });
    expect(await handover['handover.read']({ code: 'x' })).toEqual({ ok: false, error: { code: 'not-open' } });
  });

  test('is not written when the person changes their mind, and a disk that refuses is told', async () => {
    file = undefined;
    expect(await handover['handover.save']({ content, students: 1 })).toEqual({ ok: true, value: 'cancelled' });
    file = join(folder, 'missing', 'a.hokssiirto');
    expect(await handover['handover.save']({ content, students: 1 })).toEqual({ ok: false, error: { code: 'failed' } });
  });
});

test('a code is read back as it was made', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      let at = 0;
      const code = newCode((length) => Uint8Array.from({ length }, () => (bytes[at++ % 64] ?? 0) % 248));
      expect(code).toMatch(/^(?:[A-Z2-9]{4}-){4}[A-Z2-9]{4}$/);
      expect(readCode(code.toLowerCase())).toBe(code);
    }),
  );
});
