import { useEffect } from 'react';

/** How far the person has scrolled, in whole CSS pixels. */
export function scrolledTo(): number {
  return Math.round(scroller()?.scrollTop ?? 0);
}

/** After this everything is drawn, and whatever scrolls then has its own reason. */
const heldMs = 3000;

/**
 * Shows the page scrolled as it was before the lock. Its content comes piece by piece, and the field that gets its focus back may lie
 * elsewhere: so the place is held until all is there, or until the person touches anything.
 */
export function useScrolledAgain(top: number | undefined): void {
  useEffect(() => {
    if (top === undefined || top === 0) return;
    const put = () => scroller()?.scrollTo({ top, behavior: 'instant' });
    const grown = new MutationObserver(put);
    const ended = new AbortController();
    const end = () => {
      grown.disconnect();
      ended.abort();
    };
    const { signal } = ended;
    grown.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('scroll', put, { capture: true, signal });
    for (const touch of ['keydown', 'pointerdown', 'wheel']) {
      window.addEventListener(touch, end, { capture: true, passive: true, signal });
    }
    const timer = window.setTimeout(end, heldMs);
    put();
    return () => {
      window.clearTimeout(timer);
      end();
    };
  }, [top]);
}

/** The largest of what scrolls up and down: the frame of the page, a pane in it, or in a narrow window all of it. */
function scroller(): Element | undefined {
  const root = document.scrollingElement;
  const within = [...document.querySelectorAll('main, main *')].filter((one) => scrolls(one) && isScroller(one));
  const all = root !== null && scrolls(root) ? [root, ...within] : within;
  return all.toSorted((one, other) => areaOf(other) - areaOf(one))[0];
}

function scrolls({ scrollHeight, clientHeight }: Element): boolean {
  return clientHeight > 0 && scrollHeight > clientHeight + 1;
}

function isScroller(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

function areaOf({ clientWidth, clientHeight }: Element): number {
  return clientWidth * clientHeight;
}
