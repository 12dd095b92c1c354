import type { AnyDraft, Path, RuleOver } from '../field-spec.ts';
import { isDraft, isList } from '../json-shape.ts';
import { trimmed } from '../value-types.ts';

const idField = 'yksiloiva-tunniste';

/** One text for the way to a period. */
const keyOf = (path: Path) => path.join('.');

/** The ways to the periods whose identifier an earlier period has already; written like `RuleContext.repeatedIds`. */
export function repeatedPeriodIds(document: unknown): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const visit = (value: unknown, path: Path) => {
    if (isList(value)) value.forEach((item, index) => visit(item, [...path, index]));
    if (!isDraft(value)) return;
    const id = value[idField];
    const text = typeof id === 'string' ? trimmed(id) : '';
    if (text !== '' && seen.has(text)) repeated.add(keyOf(path));
    seen.add(text);
    for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name]);
  };
  visit(document, []);
  return repeated;
}

/**
 * The server saves periods with the same identifier (contract 4, last paragraph), but the workplace survey knows a period
 * by nothing else (contract 7.3).
 */
export const ownPeriodId: RuleOver<AnyDraft> = {
  id: 'jakson-tunniste',
  level: 'defect',
  at: idField,
  message: {
    fi: 'Jaksolla on sama yksilöivä tunniste kuin aiemmalla jaksolla. eHOKS pitää niitä yhtenä jaksona, ja toisen työpaikkakysely jää lähtemättä. Anna tälle jaksolle oma tunniste.',
    sv: 'Perioden har samma id som en tidigare period. ePUK ser dem som en enda period, och arbetsplatsenkäten för den ena skickas inte. Ge den här perioden ett eget id.',
  },
  broken: (_period, { repeatedIds }, path) => repeatedIds?.has(keyOf(path)) === true,
};
