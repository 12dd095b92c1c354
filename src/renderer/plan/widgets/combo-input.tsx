import { type KeyboardEvent, use, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { ComboBoxStateContext, Input } from 'react-aria-components';
import { focusNextField } from '../next-field.ts';

interface ComboInputProps {
  readonly placeholder?: string;
  readonly onArrive?: () => void;
  readonly onLeave: () => void;
  /** The person is typing: the first match is marked, so that Enter or Tab takes it. */
  readonly isTyping: boolean;
}

/**
 * The text box of a list that is searched by typing. Arriving selects its text, so typing replaces it; a click opens the
 * list too. While a choice is marked, the list sends the box made-up events as if the focus went there: they are not the
 * person's arriving and leaving.
 */
export function ComboInput({ placeholder, isTyping, onArrive, onLeave }: ComboInputProps) {
  const state = use(ComboBoxStateContext);
  const isArriving = useRef(false);

  useEffect(() => {
    if (!isTyping || !state?.isOpen || state.selectionManager.focusedKey !== null) return;
    const first = state.collection.getFirstKey();
    if (first !== null) state.selectionManager.setFocusedKey(first);
  });

  return (
    <Input
      placeholder={placeholder}
      onFocus={(event) => {
        if (!event.nativeEvent.isTrusted) return;
        event.currentTarget.select();
        onArrive?.();
      }}
      onBlur={(event) => {
        if (event.nativeEvent.isTrusted) onLeave();
      }}
      onPointerDown={(event) => {
        isArriving.current = document.activeElement !== event.currentTarget;
      }}
      onClick={(event) => {
        const { selectionStart, selectionEnd } = event.currentTarget;
        // The click that brings the focus puts the caret into the text again.
        if (isArriving.current && selectionStart === selectionEnd) event.currentTarget.select();
        isArriving.current = false;
        if (state && !state.isOpen) state.open(null, 'manual');
      }}
    />
  );
}

/** A choice taken with Enter goes on to the next field that is empty; one taken with Tab or a click goes where that goes. */
export function useGoOnByEnter() {
  const lastKey = useRef<KeyboardEvent>(undefined);
  return {
    hearKey: (event: KeyboardEvent) => {
      lastKey.current = event;
    },
    takeAndGoOn: (take: () => void) => {
      const event = lastKey.current;
      lastKey.current = undefined;
      if (event?.key !== 'Enter' || !(event.target instanceof HTMLElement)) return take();
      flushSync(take);
      focusNextField(event.target, 'stay');
    },
  };
}
