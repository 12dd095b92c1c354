import { contactValuesIn, isContactTimeOver, keepingContacts } from '../../shared/delivery/clean-up.ts';
import { finnishDate } from '../../shared/finnish-date.ts';
import { keyOf, type RegisterEntry } from '../../shared/register/register.ts';
import { sightingsIn } from '../../shared/register/sightings.ts';
import type { Plan, Template } from '../db/records.ts';

/** The register without the workplaces and people that only the removed plan had. What did not change is the same object. */
export function withoutThoseOfPlan(
  register: readonly RegisterEntry[],
  removed: Plan,
  others: readonly Plan[],
): readonly RegisterEntry[] {
  const gone = keysIn([removed]);
  const used = keysIn(others);
  return register.filter((entry) => !gone.has(keyOf(entry)) || used.has(keyOf(entry)));
}

/**
 * The register without contact data of people whom no plan has with contact data any more, three months after they were last
 * used or written down.
 */
export function withoutOldContacts(
  register: readonly RegisterEntry[],
  plans: readonly Plan[],
  today: string,
): readonly RegisterEntry[] {
  const inUse = new Set(
    plans
      .flatMap(({ document }) => sightingsIn(document, 0))
      .filter(({ facts }) => facts.sahkoposti !== undefined || facts.puhelinnumero !== undefined)
      .map(keyOf),
  );
  return register.map((entry) => {
    const { sahkoposti, puhelinnumero, ...facts } = entry.facts;
    const hasContacts = sahkoposti !== undefined || puhelinnumero !== undefined;
    const isOld = isContactTimeOver(finnishDate(entry.usedAt), today);
    return hasContacts && isOld && !inUse.has(keyOf(entry)) ? { ...entry, facts } : entry;
  });
}

/**
 * The templates that change when they lose the contact data of people whom no plan has with it any more, three months after the
 * template was saved: its days are counted from no date, so its own periods tell no end.
 */
export function templatesWithoutOldContacts(
  templates: readonly Template[],
  plans: readonly Plan[],
  today: string,
): readonly Template[] {
  const inUse = new Set(plans.flatMap(({ document }) => contactValuesIn(document)));
  return templates
    .filter(({ savedAt }) => isContactTimeOver(finnishDate(savedAt), today))
    .flatMap((template) => {
      const content = keepingContacts(template.content, (value) => inUse.has(value));
      return content === template.content ? [] : [{ ...template, content }];
    });
}

function keysIn(plans: readonly Plan[]): ReadonlySet<string> {
  return new Set(plans.flatMap(({ document }) => sightingsIn(document, 0)).map(keyOf));
}
