import { expect, test } from 'vitest';
import { asideFolders, removeAside } from '../../../src/renderer/backup/remove-aside.ts';
import { fail, ok } from '../../../src/shared/result.ts';

const id = 'sivussa-20261123T080000000Z';

/** What is done, in order; main and the log answer as given. */
function on(answer: unknown, logs = true) {
  const done: string[] = [];
  const host = {
    call: (name: string) => {
      done.push(name);
      return (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)) as never;
    },
  };
  const record = ({ action }: { action: string }, must?: string) => {
    done.push(`${action} ${must}`);
    return logs ? Promise.resolve() : Promise.reject(new Error('disk'));
  };
  return { done, host, store: { record } };
}

test('nothing goes before it is logged, and nothing goes that cannot be', async () => {
  const fine = on(ok(null));
  expect(await removeAside(fine, id)).toBe('removed');
  expect(fine.done).toEqual(['aside-removed or-fail', 'aside.remove']);
  const full = on(ok(null), false);
  expect(await removeAside(full, id)).toBe('notLogged');
  expect(full.done).toEqual(['aside-removed or-fail']);
});

test('what main refuses or does not answer is told', async () => {
  for (const answer of [fail({ code: 'in-use' }), new Error('gone')]) {
    expect(await removeAside(on(answer), id)).toBe('notRemoved');
    expect(await asideFolders(on(answer).host)).toBeUndefined();
  }
});
