import { useEffect, useState } from 'react';
import type { Host } from '../host.ts';

/** Minutes until the app locks by itself if nothing is used; undefined until it is known. Asked often enough to be true. */
export function useLockClock(host: Host): number | undefined {
  const [minutes, setMinutes] = useState<number>();
  useEffect(() => {
    const ask = () =>
      void host.call('lock.secondsLeft', null).then(
        ({ seconds }) => setMinutes(Math.max(1, Math.ceil(seconds / 60))),
        () => undefined,
      );
    ask();
    const timer = window.setInterval(ask, 15_000);
    return () => window.clearInterval(timer);
  }, [host]);
  return minutes;
}

/** Has main take off the clipboard what the system copies out of this page. `onCopied` is told of each copy. */
export function useCopyNotes(host: Host, onCopied: () => void): void {
  useEffect(() => {
    const note = () => {
      if (!hasSelection()) return;
      onCopied();
      void host.call('clipboard.noteCopied', null).catch(() => undefined);
    };
    document.addEventListener('copy', note);
    document.addEventListener('cut', note);
    return () => {
      document.removeEventListener('copy', note);
      document.removeEventListener('cut', note);
    };
  }, [host, onCopied]);
}

/** Without one nothing is copied, and what lies on the clipboard is another program's. */
function hasSelection(): boolean {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.selectionStart !== at.selectionEnd;
  return document.getSelection()?.isCollapsed === false;
}
