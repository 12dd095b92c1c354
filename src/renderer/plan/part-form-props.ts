import type { ComponentType, ReactNode } from 'react';
import type { Part, Path } from '../../shared/hoks/field-spec.ts';

export interface PartFormProps {
  readonly part: Part;
  readonly path: Path;
  /** Heading level of the lists inside. */
  readonly level: number;
  /** Only these fields; all of the part when absent. */
  readonly only?: readonly string[];
  /** What stands after the field of a name. The same object as long as it is the same. */
  readonly beside?: Readonly<Record<string, ReactNode>>;
  /** As fields of the form around it. */
  readonly isInline?: boolean;
}

/** The form of a part is handed to the lists and inner parts it shows: a plan nests to any depth, modules do not. */
export type PartFormComponent = ComponentType<PartFormProps>;
