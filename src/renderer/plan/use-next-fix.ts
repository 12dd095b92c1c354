import { useRef } from 'react';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { type Finding, placesOf } from './findings.ts';
import { pathKey } from './value-at.ts';

/** F8: from one thing that stops the approval to the next, round and round. */
export function useNextFix(blocking: readonly Finding[], jumpTo: (path: Path) => void): () => void {
  const last = useRef<string>(undefined);
  return () => {
    const places = placesOf(blocking);
    const next = places[places.findIndex((path) => pathKey(path) === last.current) + 1] ?? places[0];
    if (next === undefined) return;
    last.current = pathKey(next);
    jumpTo(next);
  };
}
