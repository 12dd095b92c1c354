export const KOULUTUSSOPIMUS = 'osaamisenhankkimistapa_koulutussopimus';
export const OPPISOPIMUS = 'osaamisenhankkimistapa_oppisopimus';

interface Typed {
  readonly 'osaamisen-hankkimistapa-koodi-uri'?: unknown;
}

/** A workplace period is of exactly one of these two types (contract 3.7). */
export function isWorkplacePeriod(draft: Typed): boolean {
  const type = draft['osaamisen-hankkimistapa-koodi-uri'];
  return type === KOULUTUSSOPIMUS || type === OPPISOPIMUS;
}
