import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCalls, type Caller, type Handlers } from '../../src/main/answer-call.ts';
import { createCallLimit, type MayAnswer } from '../../src/main/call-limit.ts';
import { createLog } from '../../src/main/log.ts';
import { type CallName, type CallReply, ipcContract } from '../../src/shared/ipc-contract.ts';
import { fail, ok } from '../../src/shared/result.ts';

const mainFrame = { url: 'app://hoks/' };
const page: Caller = { senderFrame: mainFrame, sender: { mainFrame } };
const secret = 'Aino Esimerkki';
const callNames = Object.keys(ipcContract) as CallName[];

function unexpected(): never {
  throw new Error(secret);
}

const throwing = Object.fromEntries(callNames.map((name) => [name, unexpected])) as unknown as Handlers;

/** The door under test: what the page's bridge reaches, with some handlers put in place of throwing ones. */
function open(handlers: Partial<Handlers> = {}, mayAnswer: MayAnswer = () => true) {
  const lines: string[] = [];
  let listener: ((event: Caller, name: unknown, argument: unknown) => Promise<CallReply>) | undefined;
  answerCalls(
    {
      handle: (channel, answer) => {
        expect(channel).toBe('host.call');
        listener = answer;
      },
    },
    { ...throwing, ...handlers },
    mayAnswer,
    createLog((line) => lines.push(line)),
  );
  const call = (name: unknown, argument: unknown, caller: Caller = page): Promise<CallReply> => {
    if (listener === undefined) throw new Error('no listener');
    return listener(caller, name, argument);
  };
  return { call, lines };
}

test('gives the handler its argument and the page its answer', async () => {
  const given: unknown[] = [];
  const { call, lines } = open({
    'app.setKieli': (argument) => {
      given.push(argument);
      return null;
    },
  });
  expect(await call('app.setKieli', { kieli: 'sv' })).toEqual({ ok: true, value: null });
  expect(given).toEqual([{ kieli: 'sv' }]);
  expect(lines).toEqual([]);
});

describe('who may ask', () => {
  const innerFrame = { url: 'app://hoks/' };
  const strangers: Record<string, Caller> = {
    'a frame inside the page': { senderFrame: innerFrame, sender: { mainFrame } },
    'a frame that is gone': { senderFrame: null, sender: { mainFrame } },
    ...Object.fromEntries(
      ['about:blank', 'https://hoks/', 'app://muu/', 'file:///app://hoks/', 'app://hoks.muu/', 'null', ''].map(
        (url) => {
          const frame = { url };
          return [`a page at ${JSON.stringify(url)}`, { senderFrame: frame, sender: { mainFrame: frame } }];
        },
      ),
    ),
  };

  test.each(Object.keys(strangers))('refuses %s before anything else', async (who) => {
    const { call, lines } = open({ 'vault.lock': unexpected });
    expect(await call('vault.lock', null, strangers[who])).toEqual({ ok: false, error: 'foreign-frame' });
    expect(await call('no.such.call', null, strangers[who])).toEqual({ ok: false, error: 'foreign-frame' });
    expect(lines).toEqual(['call.refused refusal=foreign-frame call=vault.lock', 'call.refused refusal=foreign-frame']);
  });
});

test('refuses names that are not in the contract', async () => {
  const { call } = open();
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'APP.INFO'),
    fc.anything(),
  );
  await fc.assert(
    fc.asyncProperty(name, async (unknownName) => {
      fc.pre(!callNames.some((known) => known === unknownName));
      expect(await call(unknownName, null)).toEqual({ ok: false, error: 'unknown-call' });
    }),
  );
});

test.each(callNames)('refuses malformed arguments of %s without reaching its handler', async (name) => {
  const { call } = open();
  await fc.assert(
    fc.asyncProperty(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
      async (argument) => {
        fc.pre(!ipcContract[name].argument.safeParse(argument).success);
        expect(await call(name, argument)).toEqual({ ok: false, error: 'bad-argument' });
      },
    ),
    { numRuns: 300 },
  );
});

test('refuses keys that the contract does not name', async () => {
  const { call } = open({ 'app.setKieli': () => null });
  expect(await call('app.setKieli', { kieli: 'fi', muu: 1 })).toEqual({ ok: false, error: 'bad-argument' });
});

describe('a call', () => {
  function hurried() {
    let now = 0;
    const { call, lines } = open(
      { 'file.saveLog': () => ok('cancelled'), 'place.recall': () => null },
      createCallLimit(() => now),
    );
    const argument = { format: 'csv', columns: [], rows: [] };
    const save = async () => (await call('file.saveLog', argument)).ok;
    return { call, lines, save, pass: (milliseconds: number) => (now += milliseconds) };
  }

  test('beyond its limit is refused before its handler, and answered again in time', async () => {
    const { call, lines, save, pass } = hurried();
    for (let times = 0; times < 10; times += 1) expect(await save()).toBe(true);
    expect(await save()).toBe(false);
    expect(lines).toEqual(['call.refused refusal=too-often call=file.saveLog']);
    expect(await call('place.recall', null)).toEqual({ ok: true, value: null });
    pass(1999);
    expect(await save()).toBe(false);
    pass(1);
    expect(await save()).toBe(true);
    expect(await save()).toBe(false);
    pass(3_600_000);
    for (let times = 0; times < 10; times += 1) expect(await save()).toBe(true);
    expect(await save()).toBe(false);
  });

  test('that opens a dialog comes no oftener than its limit, however a page spreads its calls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 }), async (pauses) => {
        const { save, pass } = hurried();
        let now = 0;
        const answered: number[] = [];
        for (const pause of pauses) {
          pass(pause);
          now += pause;
          if (await save()) answered.push(now);
        }
        expect(answered.length).toBeGreaterThanOrEqual(Math.min(10, pauses.length));
        for (const [first, from] of answered.entries()) {
          const within = answered.slice(first).map((to, index) => index + 1 - (to - from) / 2000);
          expect(Math.max(...within)).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  test('that costs nobody but the page has no limit', async () => {
    const { call } = hurried();
    for (let times = 0; times < 5000; times += 1) {
      expect(await call('place.recall', null)).toEqual({ ok: true, value: null });
    }
  });
});

test.each(['../../etc', 'Aino Esimerkki', '', 'a'.repeat(65), 'x\ny'])(
  'puts no text like %j on the clipboard',
  async (text) => {
    const { call } = open({ 'clipboard.writeIdentifier': () => null });
    expect(await call('clipboard.writeIdentifier', { text })).toEqual({ ok: false, error: 'bad-argument' });
  },
);

test('refuses an answer that is not of the contract', async () => {
  const reply: unknown = JSON.parse('{"state":"auki","nimi":"Aino Esimerkki"}');
  const isState = (value: unknown): value is { state: 'locked'; file: string } => typeof value === 'object';
  const { call, lines } = open({ 'vault.state': () => (isState(reply) ? reply : unexpected()) });
  expect(await call('vault.state', null)).toEqual({ ok: false, error: 'bad-answer' });
  expect(lines).toEqual(['call.refused refusal=bad-answer call=vault.state']);
});

test('lets one word and nothing of the error through when a handler throws', async () => {
  const { call, lines } = open();
  const reply = await call('vault.state', null);
  expect(reply).toEqual({ ok: false, error: 'failed' });
  expect(JSON.stringify([reply, lines])).not.toContain(secret);
});

describe('secrets', () => {
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('of an argument are overwritten when the call is done, whatever became of it', async () => {
    const seen: string[] = [];
    const note = ({ passphrase }: { readonly passphrase: Uint8Array }) => void seen.push(String(passphrase));
    const { call } = open({
      'vault.unlock': async (argument) => {
        await settled();
        note(argument);
        return fail({ code: 'wrong-passphrase' });
      },
      'vault.create': (argument) => {
        note(argument);
        return unexpected();
      },
    });
    for (const name of ['vault.unlock', 'vault.create'] as const) {
      const passphrase = Uint8Array.of(1, 2, 3);
      await call(name, { passphrase });
      expect(passphrase).toEqual(Uint8Array.of(0, 0, 0));
    }
    expect(seen).toEqual(['1,2,3', '1,2,3']);
  });

  test('of an answer are whole for the page, and overwritten once it has them', async () => {
    const dataKey = new Uint8Array(32).fill(9);
    const { call } = open({ 'vault.openPractice': () => ok({ dataKey, hasRecoveryKey: true }) });
    const reply = await call('vault.openPractice', null);
    expect(reply).toEqual(ok(ok({ dataKey: new Uint8Array(32).fill(9), hasRecoveryKey: true })));
    await settled();
    expect(dataKey).toEqual(new Uint8Array(32));
  });
});
