const windowMilliseconds = 60_000;
const mostInWindow = 3;

/** Says after each unexpected end of the page whether to open it again: a page that keeps dying must not flicker for ever. */
export function createCrashLimit(clock: () => number): { readonly mayReopen: () => boolean } {
  let recent: number[] = [];
  return {
    mayReopen: () => {
      const now = clock();
      recent = [...recent.filter((time) => now - time < windowMilliseconds), now];
      return recent.length <= mostInWindow;
    },
  };
}
