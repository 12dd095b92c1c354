import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlanDocument } from '../../../src/renderer/plan/plan-document.ts';
import { valueAt, withValueAt } from '../../../src/renderer/plan/value-at.ts';

function documentOf(initial: Readonly<Record<string, unknown>>) {
  let time = 0;
  const document = createPlanDocument(initial, () => time);
  return { document, pass: (ms: number) => (time += ms) };
}

const unit = (nimi: string) => ({ nimi, 'osaamisen-hankkimistavat': [{ alku: '2026-09-01' }] });

describe('a change', () => {
  test('replaces only the objects on its way', () => {
    const { document } = documentOf({ osat: [unit('a'), unit('b')], sahkoposti: 'x' });
    const [first, second] = [document.valueAt(['osat', 0]), document.valueAt(['osat', 1])];
    document.set(['osat', 0, 'nimi'], 'c');
    expect(document.valueAt(['osat', 0])).not.toBe(first);
    expect(document.valueAt(['osat', 1])).toBe(second);
    expect(document.valueAt(['osat', 0, 'osaamisen-hankkimistavat'])).toBe(
      valueAt(first, ['osaamisen-hankkimistavat']),
    );
  });

  test('that changes nothing is no step and tells nobody', () => {
    const { document } = documentOf({ sahkoposti: 'x' });
    let heard = 0;
    document.subscribe(() => (heard += 1));
    document.set(['sahkoposti'], 'x');
    document.set(['puhelinnumero'], undefined);
    expect([heard, document.canUndo()]).toEqual([0, false]);
  });

  test('removes a key that is cleared and keeps the order of the others', () => {
    const { document } = documentOf({ a: 1, b: 2, c: 3 });
    document.set(['b'], 5);
    expect(Object.keys(document.current())).toEqual(['a', 'b', 'c']);
    document.set(['b'], undefined);
    expect(document.current()).toEqual({ a: 1, c: 3 });
    expect('b' in document.current()).toBe(false);
  });

  test('makes the objects it needs on its way', () => {
    const { document } = documentOf({});
    document.set(['tyopaikalla-jarjestettava-koulutus', 'vastuullinen-tyopaikka-ohjaaja', 'nimi'], 'Jussi');
    expect(document.current()).toEqual({
      'tyopaikalla-jarjestettava-koulutus': { 'vastuullinen-tyopaikka-ohjaaja': { nimi: 'Jussi' } },
    });
  });

  test('finds nothing behind a path that leads nowhere, nor in inherited properties', () => {
    expect(valueAt({ a: 'text' }, ['a', 'length'])).toBeUndefined();
    expect(valueAt({}, ['constructor', 'name'])).toBeUndefined();
  });
});

describe('undo', () => {
  test('takes typing at one place as one step, until a pause or another place', () => {
    const { document, pass } = documentOf({});
    document.set(['a'], '1');
    document.set(['a'], '12');
    pass(2000);
    document.set(['a'], '123');
    document.set(['b'], 'x');
    document.set(['a'], '1234');
    expect([document.undo(), document.current()]).toEqual([['a'], { a: '123', b: 'x' }]);
    expect([document.undo(), document.current()]).toEqual([['b'], { a: '123' }]);
    expect([document.undo(), document.current()]).toEqual([['a'], { a: '12' }]);
    expect([document.undo(), document.current()]).toEqual([['a'], {}]);
    expect(document.undo()).toBeUndefined();
  });

  test('starts a new step when the field was left in between', () => {
    const { document } = documentOf({});
    document.set(['a'], '1');
    document.endStep();
    document.set(['a'], '2');
    document.undo();
    expect(document.current()).toEqual({ a: '1' });
  });

  test('brings a removed item back where it was', () => {
    const { document } = documentOf({ osat: [unit('a'), unit('b'), unit('c')] });
    const before = document.current();
    document.remove(['osat'], 1);
    expect(document.undo()).toEqual(['osat', 1]);
    expect(document.current()).toBe(before);
  });

  test('goes back to the start and on to the end again after any edits', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), at: fc.nat(3), value: fc.string() }),
      fc.record({ kind: fc.constant('insert' as const), at: fc.nat(3), value: fc.string() }),
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(3) }),
      fc.record({ kind: fc.constant('move' as const), at: fc.nat(3), to: fc.nat(3) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const { document } = documentOf({ osat: [unit('a'), unit('b')] });
        const start = document.current();
        for (const step of edits) {
          const length = (valueAt(document.current(), ['osat']) as unknown[]).length;
          if (step.kind === 'set' && step.at < length) document.set(['osat', step.at, 'nimi'], step.value);
          if (step.kind === 'insert') document.insert(['osat'], Math.min(step.at, length), unit(step.value));
          if (step.kind === 'remove' && step.at < length) document.remove(['osat'], step.at);
          if (step.kind === 'move' && step.at < length) document.move(['osat'], step.at, step.to);
        }
        const end = document.current();
        while (document.undo() !== undefined);
        expect(document.current()).toBe(start);
        while (document.redo() !== undefined);
        expect(document.current()).toBe(end);
      }),
    );
  });

  test('forgets what was undone when something new is done', () => {
    const { document } = documentOf({});
    document.set(['a'], '1');
    document.undo();
    document.set(['b'], '2');
    expect([document.redo(), document.current()]).toEqual([undefined, { b: '2' }]);
  });

  test('cannot go behind a restart', () => {
    const { document } = documentOf({ a: '1' });
    document.set(['a'], '2');
    document.restart({ a: '3' }, 'approval');
    expect([document.undo(), document.current()]).toEqual([undefined, { a: '3' }]);
  });
});

describe('the identity of a part', () => {
  test('stays through edits, moves and undo, and is its own for every part', () => {
    const { document } = documentOf({ osat: [unit('a'), unit('b')] });
    const identityAt = (index: number) => document.identity(document.valueAt(['osat', index]) as object);
    const [first, second] = [identityAt(0), identityAt(1)];
    expect(first).not.toBe(second);
    document.set(['osat', 0, 'nimi'], 'c');
    document.move(['osat'], 0, 1);
    expect([identityAt(0), identityAt(1)]).toEqual([second, first]);
    document.undo();
    expect([identityAt(0), identityAt(1)]).toEqual([first, second]);
  });
});

test('a part that is moved stands where it was put, the others keep their order, and one undo brings it back', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(names, fc.nat(5), fc.nat(5), (before, fromAny, toAny) => {
      const [from, to] = [fromAny % before.length, toAny % before.length];
      const { document } = documentOf({ osat: before.map(unit) });
      const order = () => (document.valueAt(['osat']) as { nimi: string }[]).map(({ nimi }) => nimi);
      document.move(['osat'], from, to);
      expect(order()[to]).toBe(before[from]);
      expect(order().filter((name) => name !== before[from])).toEqual(before.filter((name) => name !== before[from]));
      expect(document.canUndo()).toBe(from !== to);
      document.undo();
      expect(order()).toEqual(before);
    }),
  );
});

test('writing a value reads back as that value and leaves the rest alone', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.string(), (path, value) => {
      const root = { a: { a: 1, b: [1, 2] }, z: { kept: true } };
      const after = withValueAt(root, path, value);
      expect(valueAt(after, path)).toBe(value);
      expect(after.z).toBe(root.z);
    }),
  );
});
