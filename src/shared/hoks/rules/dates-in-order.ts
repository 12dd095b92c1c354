import type { RuleOver } from '../field-spec.ts';

/** The server compares the dates of a period only (C5); elsewhere an end before its start is surely a slip. */
export const datesInOrder: RuleOver<{ readonly alku?: string; readonly loppu?: string }> = {
  id: 'alku-loppu',
  level: 'advice',
  at: 'loppu',
  message: {
    fi: 'Lopetuspäivä on ennen aloituspäivää. Tarkista päivät.',
    sv: 'Slutdatumet är före startdatumet. Kontrollera datumen.',
  },
  broken: ({ alku, loppu }) => alku !== undefined && loppu !== undefined && loppu < alku,
};
