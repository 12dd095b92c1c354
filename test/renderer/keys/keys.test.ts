import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPressed, keyGroups, type KeyName, keys, type KeyPress } from '../../../src/renderer/keys/keys.ts';

const listed = keyGroups.flatMap(({ names }): readonly KeyName[] => names);

function press(key: string, held: Partial<Omit<KeyPress, 'key'>> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

test('every key is on the sheet once', () => {
  expect(listed.toSorted()).toEqual(Object.keys(keys).toSorted());
});

test("README's table has the keys of the list, in its order", () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split('\n## Keys\n');
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  const [, , ...chords] = rows.map((row) => row.split('|')[1]?.trim());
  expect(chords).toEqual(listed.map((name) => keys[name].join(', ')));
});

describe('a key press', () => {
  test.each<[KeyName, KeyPress]>([
    ['undo', press('z', { ctrlKey: true })],
    ['undo', press('z', { metaKey: true })],
    ['redo', press('Z', { ctrlKey: true, shiftKey: true })],
    ['approve', press('Enter', { ctrlKey: true })],
    ['takeOtherOffer', press('Enter', { altKey: true, shiftKey: true })],
    ['nextSection', press('PageDown', { altKey: true })],
    ['previousSection', press('PageUp', { altKey: true })],
    ['nextPart', press('PageDown', { ctrlKey: true })],
    ['previousPart', press('PageUp', { ctrlKey: true })],
    ['closePart', press('Escape', { shiftKey: true })],
    ['showKeys', press('?', { shiftKey: true })],
    ['showKeys', press('?')],
    ['showKeys', press('F1')],
  ])('is %s', (name, event) => {
    expect(isPressed(event, name)).toBe(true);
  });

  test('is no key of the list with other keys held than it names', () => {
    const chords = (event: KeyPress) => listed.filter((name) => isPressed(event, name));
    expect(chords(press('z'))).toEqual([]);
    expect(chords(press('?', { altKey: true }))).toEqual([]);
    expect(chords(press('PageDown', { ctrlKey: true, altKey: true }))).toEqual([]);
    expect(chords(press('Enter', { shiftKey: true }))).toEqual([]);
    expect(chords(press('z', { ctrlKey: true }))).toEqual(['undo']);
    expect(chords(press('Enter', { altKey: true }))).toEqual(['takeOffer']);
    expect(chords(press('Enter', { ctrlKey: true, shiftKey: true }))).toEqual(['addAnother']);
  });
});
