/**
 * Every key of the program that does more than the system's own, written once: what hears a key, the sheet that lists them and the
 * README's table all go by this. `Ctrl` is Command on a Mac. `letter`, `number` and `arrow` stand for any of them.
 */
export const keys = {
  showKeys: ['F1', '?'],
  newStudent: ['Ctrl+N'],
  lock: ['Ctrl+L'],
  search: ['letter'],

  nextField: ['Enter'],
  takeMarked: ['Enter', 'Tab'],
  leaveList: ['Escape'],
  choose: ['letter', 'number', 'arrow'],
  moveRow: ['Alt+ArrowUp', 'Alt+ArrowDown'],

  takeOffer: ['Alt+Enter'],
  takeOtherOffer: ['Alt+Shift+Enter'],
  addAnother: ['Ctrl+Shift+Enter'],
  addToList: ['Alt+1', 'Alt+2'],
  nextPart: ['Ctrl+PageDown'],
  previousPart: ['Ctrl+PageUp'],
  closePart: ['Shift+Escape'],

  chooseUnit: ['Space'],
  chooseNeighbours: ['Shift+ArrowDown', 'Shift+ArrowUp'],

  nextSection: ['Alt+PageDown'],
  previousSection: ['Alt+PageUp'],
  fix: ['F8'],
  undo: ['Ctrl+Z'],
  redo: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  approve: ['Ctrl+Enter'],
  back: ['Escape'],

  print: ['Ctrl+P'],
  meetingStep: ['ArrowLeft', 'ArrowRight'],
  takeTheirs: ['1'],
  takeOurs: ['2'],
  nextDifference: ['N'],
} as const satisfies Record<string, readonly string[]>;

export type KeyName = keyof typeof keys;

/** The keys by where they do something, in the order in which they are shown. */
export const keyGroups = [
  { name: 'anywhere', names: ['showKeys', 'newStudent', 'lock', 'search'] },
  {
    name: 'plan',
    names: ['nextSection', 'previousSection', 'fix', 'undo', 'redo', 'approve', 'back'],
  },
  { name: 'fields', names: ['nextField', 'takeMarked', 'leaveList', 'choose', 'moveRow'] },
  {
    name: 'parts',
    names: ['takeOffer', 'takeOtherOffer', 'addAnother', 'addToList', 'nextPart', 'previousPart', 'closePart'],
  },
  { name: 'units', names: ['chooseUnit', 'chooseNeighbours'] },
  { name: 'views', names: ['print', 'meetingStep', 'takeTheirs', 'takeOurs', 'nextDifference'] },
] as const satisfies readonly { readonly name: string; readonly names: readonly KeyName[] }[];

/** What is looked at of a key press, of the page's or of React's. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether the press is one of the chords of this name. */
export function isPressed(event: KeyPress, name: KeyName): boolean {
  return keys[name].some((chord) => isChord(event, chord));
}

function isChord(event: KeyPress, chord: string): boolean {
  const held = capsOf(chord);
  const key = held.pop() ?? '';
  const isHeld = (modifier: string) => held.includes(modifier);
  // Whether Shift makes a question mark is the keyboard's affair.
  const isShiftRight = key === '?' || event.shiftKey === isHeld('Shift');
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === isHeld('Ctrl') &&
    event.altKey === isHeld('Alt') &&
    isShiftRight
  );
}

/** 'Ctrl+Shift+Enter' as the keys to press. */
export function capsOf(chord: string): string[] {
  return chord.split('+');
}

/** Whether a key belongs to a text that is being typed. */
export function isInText(target: EventTarget | null): boolean {
  const texts = 'input:not([type="radio"], [type="checkbox"]), textarea, select';
  return target instanceof Element && target.closest(texts) !== null;
}
