import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from './date-entry.ts';
import { HistoryView } from './history-view.tsx';
import { type HistoryEntry, restoredTo } from './plan-history.ts';
import type { EditorState } from './use-editor-state.ts';

/** Looking back: the plan as it was in place of the section, until it is brought back or left. */
export function useHistoryView({ editor, announce }: EditorState): {
  readonly view: ReactNode;
  readonly look: (entry: HistoryEntry) => void;
  readonly close: () => void;
} {
  const { t } = useTranslation('history');
  const { kieli } = useKieli();
  const [entry, setEntry] = useState<HistoryEntry>();
  const close = () => setEntry(undefined);
  const restore = () => {
    if (entry === undefined) return;
    editor.document.replaceEdited(restoredTo(entry, editor.document.edited()), 'restored');
    close();
    announce(t('wasRestored', { time: showMoment(entry.at, kieli) }));
  };
  const view = entry && <HistoryView entry={entry} onRestore={restore} onBack={close} />;
  return { view, look: setEntry, close };
}
