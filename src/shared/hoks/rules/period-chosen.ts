import type { AnyDraft, RuleOver } from '../field-spec.ts';

/** R14: a unit or sub-area to acquire has a way and a time of acquiring it. */
export const periodChosen: RuleOver<AnyDraft & { readonly 'osaamisen-hankkimistavat'?: readonly unknown[] }> = {
  id: 'R14',
  level: 'advice',
  at: 'osaamisen-hankkimistavat',
  message: {
    fi: 'Osaamisen hankkimiselle ei ole valittu tapaa ja ajankohtaa. Lisää jakso.',
    sv: 'Inget sätt och ingen tid har valts för förvärvandet av kunnande. Lägg till en period.',
  },
  broken: (draft) => (draft['osaamisen-hankkimistavat'] ?? []).length === 0,
};
