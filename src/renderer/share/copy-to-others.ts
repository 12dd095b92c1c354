import { createContext } from 'react';
import type { Path } from '../../shared/hoks/field-spec.ts';

/** Begins adding the part at a path to other students' plans; undefined where that cannot be done. */
export const CopyToOthers = createContext<((path: Path) => void) | undefined>(undefined);
