import type { AnyDraft, Rule, RuleOver } from '../field-spec.ts';

/** What the type of the study right allows in a plan (contract section 4: TV, TK, O1, O2). */

const TUVA = 'tuva';
const ACCEPTED_TYPES: readonly (string | undefined)[] = ['ammatillinenkoulutus', TUVA];

export const notForTuva: Rule = {
  id: 'TV',
  level: 'error',
  message: {
    fi: 'Tätä ei voi olla suunnitelmassa, koska opiskeluoikeus on TUVA. Poista kohta.',
    sv: 'Det här kan inte finnas i planen eftersom studierätten är Hux. Ta bort punkten.',
  },
  broken: (_draft, { opiskeluoikeus }) => opiskeluoikeus?.tyyppi?.koodiarvo === TUVA,
};

export const onlyForTuva: Rule = {
  id: 'TK',
  level: 'error',
  message: {
    fi: 'Koulutuksen osa kuuluu vain TUVA-opiskeluoikeuteen. Poista kohta.',
    sv: 'Utbildningsdelar hör bara till en Hux-studierätt. Ta bort punkten.',
  },
  broken: (_draft, { opiskeluoikeus }) => opiskeluoikeus !== undefined && opiskeluoikeus.tyyppi?.koodiarvo !== TUVA,
};

/** Checked only when the OID is sent: a PUT without it passes (contract 1.4). */
export const knownStudyRightType: RuleOver<AnyDraft & { readonly 'opiskeluoikeus-oid'?: string }> = {
  id: 'O1',
  level: 'error',
  at: 'opiskeluoikeus-oid',
  message: {
    fi: 'HOKSin voi tehdä vain ammatillisen koulutuksen tai TUVA-koulutuksen opiskeluoikeudelle. Tarkista, että opiskeluoikeus on oikea.',
    sv: 'PUK kan göras bara för en studierätt inom yrkesutbildning eller Hux. Kontrollera att studierätten är rätt.',
  },
  broken: (draft, { opiskeluoikeus }) =>
    draft['opiskeluoikeus-oid'] !== undefined &&
    opiskeluoikeus !== undefined &&
    !ACCEPTED_TYPES.includes(opiskeluoikeus.tyyppi?.koodiarvo),
};

/** Neither PUT nor PATCH removes it (contract 7.1): the server would not end as the approved plan says. */
export const tuvaStudyRightStays: RuleOver<AnyDraft & { readonly 'tuva-opiskeluoikeus-oid'?: string }> = {
  id: '7.1',
  level: 'defect',
  blocksApproval: true,
  at: 'tuva-opiskeluoikeus-oid',
  message: {
    fi: 'eHOKSista ei voi poistaa TUVA-opiskeluoikeuden OID:tä lähettämisen jälkeen. Palauta se tai kirjoita oikea OID tilalle.',
    sv: 'Hux-studierättens OID kan inte tas bort ur ePUK efter sändningen. Återställ den eller skriv rätt OID i stället.',
  },
  broken: (draft, { inEhoks }) =>
    inEhoks?.['tuva-opiskeluoikeus-oid'] !== undefined && !draft['tuva-opiskeluoikeus-oid'],
};

export const tuvaStudyRightBeside: RuleOver<AnyDraft & { readonly 'tuva-opiskeluoikeus-oid'?: string }> = {
  id: 'O2',
  level: 'error',
  at: 'tuva-opiskeluoikeus-oid',
  message: {
    fi: 'Suunnitelman oma opiskeluoikeus on TUVA, joten toista TUVA-opiskeluoikeutta ei voi antaa. Tyhjennä kenttä.',
    sv: 'Planens egen studierätt är Hux, så en annan Hux-studierätt kan inte anges. Töm fältet.',
  },
  broken: (draft, { opiskeluoikeus }) =>
    draft['tuva-opiskeluoikeus-oid'] !== undefined && opiskeluoikeus?.tyyppi?.koodiarvo === TUVA,
};
