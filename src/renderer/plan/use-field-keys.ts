import type { KeyboardEvent } from 'react';
import { isPressed } from '../keys/keys.ts';
import { focusNextField } from './next-field.ts';

/** Marks what the keys of the plan reach: buttons that add a part, and what is offered to be filled in. */
export const addsPart = { 'data-adds': '' };
/** The first offer of a part, and the other one where it has two: each has its key. */
export const isOffered = { 'data-offer': 'first' };
export const isOtherOffer = { 'data-offer': 'other' };
export const isPart = { 'data-part': '' };

export interface PartKeys {
  readonly close: () => void;
  readonly addAnother: () => void;
  readonly goTo: (step: 1 | -1) => void;
}

/**
 * Keys of the field area, heard before the focused control: Enter goes to the next empty field. Outside every part, Ctrl+Shift+Enter
 * and Alt with a number add a part to the lists of the section.
 */
export function onFieldKey(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.nativeEvent.isComposing) return;
  if (isPressed(event, 'nextField') && leavesOnEnter(target)) {
    taken(event);
    focusNextField(target);
    return;
  }
  if (partAround(target) !== null || !event.currentTarget.contains(target)) return;
  const adds = isPressed(event, 'addAnother') && target.closest('[data-part]') === null ? 1 : addedList(event);
  if (adds !== undefined) pressAdd(event, event.currentTarget, adds);
}

/** Keys of one part: on its line for going between parts, in it, when it is open, for what it holds. */
export function onPartKey(event: KeyboardEvent<HTMLElement>, keys: PartKeys): void {
  const { target, currentTarget: part } = event;
  if (!(target instanceof HTMLElement) || event.nativeEvent.isComposing) return;
  if (target.closest('[data-part]') === part && isPressed(event, 'addAnother')) act(event, keys.addAnother);
  const step = isPressed(event, 'nextPart') ? 1 : isPressed(event, 'previousPart') ? -1 : undefined;
  if (step !== undefined && partWithNext(target, step) === part) act(event, () => keys.goTo(step));
  if (partAround(target) === part) {
    const list = addedList(event);
    if (isPressed(event, 'closePart')) act(event, keys.close);
    else if (isPressed(event, 'takeOffer')) pressOffer(event, part, 'first');
    else if (isPressed(event, 'takeOtherOffer')) pressOffer(event, part, 'other');
    else if (list !== undefined) pressAdd(event, part, list);
  }
}

function act(event: KeyboardEvent, action: () => void): void {
  taken(event);
  action();
}

function taken(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Alt+1: the first list; by the key's place, because Alt makes another letter of it on a Mac. */
function addedList(event: KeyboardEvent): number | undefined {
  if (!event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  return digit === undefined ? undefined : Number(digit);
}

/** The innermost part that is open around an element: the line of a folded part belongs to the part around it. */
function partAround(element: Element): Element | null {
  return element.closest('[data-part][data-open]');
}

/** The innermost part that another one follows in its list: after the last period of a unit comes the next unit. */
function partWithNext(element: Element, step: 1 | -1): Element | null {
  const part = element.closest('[data-part]');
  const next = step === 1 ? part?.nextElementSibling : part?.previousElementSibling;
  if (!part?.parentElement || next?.matches('[data-part]')) return part;
  return partWithNext(part.parentElement, step);
}

/** Enter belongs to a list of rows, to a marked choice of an open list, to a text that has begun and to buttons. */
function leavesOnEnter(target: HTMLElement): boolean {
  if (target.closest('[data-field]') === null || target.closest('[data-rows]')) return false;
  if (target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLTextAreaElement) return target.value === '';
  if (!(target instanceof HTMLInputElement)) return false;
  return target.getAttribute('aria-expanded') !== 'true' || !target.hasAttribute('aria-activedescendant');
}

function pressAdd(event: KeyboardEvent, area: HTMLElement, number: number): void {
  const part = area.matches('[data-part]') ? area : null;
  const own = [...area.querySelectorAll<HTMLElement>('[data-adds]')].filter((button) => partAround(button) === part);
  const button = own[number - 1];
  if (button) act(event, () => button.click());
}

function pressOffer(event: KeyboardEvent, part: HTMLElement, which: 'first' | 'other'): void {
  const offers = [...part.querySelectorAll<HTMLElement>(`[data-offer="${which}"]`)];
  const offer = offers.find((button) => partAround(button) === part);
  if (offer) act(event, () => offer.click());
}
