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

/** Has main take off the clipboard what the system copies out of this page. */
export function useCopyNotes(host: Host): void {
  useEffect(() => {
    // The system writes the clipboard after the event.
    const note = () =>
      void window.setTimeout(() => void host.call('clipboard.noteCopied', null).catch(() => undefined));
    document.addEventListener('copy', note);
    document.addEventListener('cut', note);
    return () => {
      document.removeEventListener('copy', note);
      document.removeEventListener('cut', note);
    };
  }, [host]);
}
