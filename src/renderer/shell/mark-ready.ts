import { useEffect } from 'react';

/** Tells whoever waits for the page (tests, the demonstration) that it has been drawn and takes input. */
export function useMarkReady(isReady = true): void {
  useEffect(() => {
    if (isReady) document.documentElement.dataset['ready'] = 'true';
  }, [isReady]);
}
