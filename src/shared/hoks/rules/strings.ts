import { isList } from '../json-shape.ts';

/** The texts of a value that is one or a list of them. */
export function strings(value: unknown): readonly string[] {
  const list = isList(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}
