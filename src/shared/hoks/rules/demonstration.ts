import type { AnyDraft, RuleOver } from '../field-spec.ts';

interface Demonstration extends AnyDraft {
  readonly alku?: string;
  readonly loppu?: string;
  readonly 'sisallon-kuvaus'?: readonly string[];
  readonly 'osa-alueet'?: readonly unknown[];
  readonly 'koulutuksen-jarjestaja-osaamisen-arvioijat'?: readonly unknown[];
  readonly 'tyoelama-osaamisen-arvioijat'?: readonly unknown[];
}

function isEmpty(list: readonly unknown[] | undefined): boolean {
  return list === undefined || list.length === 0;
}

/** 13.1: the server stores all sub-areas and returns only the last one. */
export const oneSubArea: RuleOver<Demonstration> = {
  id: '13.1',
  level: 'defect',
  at: 'osa-alueet',
  message: {
    fi: 'eHOKS näyttää näytölle vain viimeisen osa-alueen. Muut osa-alueet säilyvät vain tässä ohjelmassa.',
    sv: 'ePUK visar bara det sista delområdet för ett yrkesprov. De övriga delområdena finns bara i det här programmet.',
  },
  broken: (draft) => (draft['osa-alueet'] ?? []).length > 1,
};

/** R10: what is shown in the demonstration. */
export const contentDescribed: RuleOver<Demonstration> = {
  id: 'R10',
  level: 'advice',
  at: 'sisallon-kuvaus',
  message: {
    fi: 'Näytön sisältöä ei ole kuvattu. Lisää, mitä näytössä tehdään.',
    sv: 'Yrkesprovets innehåll har inte beskrivits. Lägg till vad som görs i yrkesprovet.',
  },
  broken: (draft) => !(draft['sisallon-kuvaus'] ?? []).some((line) => line !== ''),
};

/** R12: the provider's assessor. */
export const providerAssessorNamed: RuleOver<Demonstration> = {
  id: 'R12',
  level: 'advice',
  at: 'koulutuksen-jarjestaja-osaamisen-arvioijat',
  message: {
    fi: 'Näytöltä puuttuu koulutuksen järjestäjän arvioija. Lisää arvioija, kun hänestä on sovittu.',
    sv: 'Yrkesprovet saknar utbildningsanordnarens bedömare. Lägg till bedömaren när hen är överenskommen.',
  },
  broken: (draft) => isEmpty(draft['koulutuksen-jarjestaja-osaamisen-arvioijat']),
};

/** R12: the working-life assessor. Common units and their sub-areas are assessed by the teacher alone. */
export const workingLifeAssessorNamed: RuleOver<Demonstration> = {
  id: 'R12',
  level: 'advice',
  at: 'tyoelama-osaamisen-arvioijat',
  message: {
    fi: 'Näytöltä puuttuu työelämän arvioija. Lisää arvioija, kun hänestä on sovittu.',
    sv: 'Yrkesprovet saknar en bedömare från arbetslivet. Lägg till bedömaren när hen är överenskommen.',
  },
  broken: (draft, _context, path) =>
    !String(path[0]).includes('yhteiset') && isEmpty(draft['tyoelama-osaamisen-arvioijat']),
};

/** The server does not compare a demonstration with the study right, and Koski will. */
export const insideStudyRight: RuleOver<Demonstration> = {
  id: 'naytto-opiskeluoikeus',
  level: 'advice',
  at: 'loppu',
  message: {
    fi: 'Näyttö päättyy opiskeluoikeuden arvioidun päättymispäivän jälkeen. Tarkista päivä.',
    sv: 'Yrkesprovet slutar efter studierättens beräknade slutdatum. Kontrollera datumet.',
  },
  broken: ({ loppu }, { opiskeluoikeus }) => {
    const end = opiskeluoikeus?.arvioituPäättymispäivä;
    return end !== undefined && loppu !== undefined && loppu > end;
  },
};
