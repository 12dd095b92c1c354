import { use, useEffect, useRef } from 'react';
import { ComboBoxStateContext, Input } from 'react-aria-components';

interface ComboInputProps {
  readonly placeholder?: string;
  readonly type?: 'text' | 'email' | 'tel';
  /** The person is typing: the first match is marked, so that Enter or Tab takes it. */
  readonly isTyping: boolean;
}

/**
 * The text box of a list that is searched by typing. Arriving selects its text, so typing replaces it; a click opens the
 * list too.
 */
export function ComboInput({ isTyping, ...input }: ComboInputProps) {
  const state = use(ComboBoxStateContext);
  const isArriving = useRef(false);

  useEffect(() => {
    if (!isTyping || !state?.isOpen || state.selectionManager.focusedKey !== null) return;
    const first = state.collection.getFirstKey();
    if (first !== null) state.selectionManager.setFocusedKey(first);
  });

  return (
    <Input
      {...input}
      onFocus={(event) => event.currentTarget.select()}
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
