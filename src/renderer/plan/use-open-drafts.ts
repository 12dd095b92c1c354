import { useEffect, useState } from 'react';
import type { Store } from '../db/store.ts';
import { createOpenDrafts, type OpenDraft, type OpenDrafts } from './open-drafts.ts';
import type { SaveStatus, Saving } from './save-status.ts';

/** `setTimeout` and `clearTimeout` as an autosave takes them. */
export const windowTimers = {
  start: (run: () => void, ms: number) => window.setTimeout(run, ms),
  stop: (id: number) => window.clearTimeout(id),
};

/** The drafts of an unlocked window, saved at once when it is left, hidden, locked or closed. */
export function useOpenDrafts(
  store: Store,
  onStatus: (status: SaveStatus) => void,
  registerSaving: (saving: Saving) => () => void,
): OpenDrafts {
  const [drafts] = useState(() => createOpenDrafts({ store, onStatus, now: Date.now, timers: windowTimers }));
  useEffect(() => registerSaving(drafts), [registerSaving, drafts]);
  useEffect(() => {
    window.addEventListener('blur', drafts.saveNow);
    window.addEventListener('pagehide', drafts.saveNow);
    document.addEventListener('visibilitychange', drafts.saveNow);
    return () => {
      window.removeEventListener('blur', drafts.saveNow);
      window.removeEventListener('pagehide', drafts.saveNow);
      document.removeEventListener('visibilitychange', drafts.saveNow);
    };
  }, [drafts]);
  return drafts;
}

/** The draft of one plan for as long as its page is there; undefined until it has been read. */
export function useDraft(drafts: OpenDrafts, planId: string): OpenDraft | 'not-found' | undefined {
  const [read, setRead] = useState<{ readonly planId: string; readonly draft: OpenDraft | 'not-found' }>();
  useEffect(() => {
    let isWanted = true;
    const show = (draft: OpenDraft | undefined) => {
      if (isWanted) setRead({ planId, draft: draft ?? 'not-found' });
    };
    // A plan that does not open is told by its page.
    drafts.open(planId).then(show, () => show(undefined));
    return () => {
      isWanted = false;
      drafts.leave(planId);
    };
  }, [drafts, planId]);
  return read?.planId === planId ? read.draft : undefined;
}
