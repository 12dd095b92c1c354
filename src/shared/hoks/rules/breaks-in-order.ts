import type { RuleOver } from '../field-spec.ts';

interface WithBreaks {
  readonly alku?: string;
  readonly loppu?: string;
  readonly keskeytymisajanjaksot?: readonly { readonly alku?: string; readonly loppu?: string }[];
}

/**
 * K1: in the order of their starts, every break but the last must end strictly before the next one starts. A single
 * break is never checked. Equal starts keep the order they came in, as in the server.
 */
export const breaksInOrder: RuleOver<WithBreaks & Readonly<Record<string, unknown>>> = {
  id: 'K1',
  level: 'error',
  at: 'keskeytymisajanjaksot',
  message: {
    fi: 'Keskeytymisajanjaksot menevät päällekkäin, tai muu kuin viimeinen on vailla loppua. Korjaa päivät.',
    sv: 'Avbrottsperioderna överlappar varandra, eller en annan än den sista saknar slut. Rätta datumen.',
  },
  broken: ({ keskeytymisajanjaksot = [] }) => {
    const starts = keskeytymisajanjaksot.flatMap(({ alku, loppu }) => (alku === undefined ? [] : [{ alku, loppu }]));
    const sorted = starts.toSorted((a, b) => (a.alku < b.alku ? -1 : a.alku > b.alku ? 1 : 0));
    return sorted.some(({ loppu }, index) => {
      const next = sorted[index + 1];
      return next !== undefined && (loppu === undefined || loppu >= next.alku);
    });
  },
};

/** The server compares a break with the other breaks only (contract 4, K1): one outside its period is surely a slip. */
export const breaksInside: RuleOver<WithBreaks & Readonly<Record<string, unknown>>> = {
  id: 'keskeytys-jakso',
  level: 'advice',
  at: 'keskeytymisajanjaksot',
  message: {
    fi: 'Keskeytys ei ole jakson päivien sisällä. Tarkista päivät.',
    sv: 'Avbrottet ligger inte inom periodens datum. Kontrollera datumen.',
  },
  broken: ({ alku, loppu, keskeytymisajanjaksot = [] }) => {
    if (alku === undefined || loppu === undefined || loppu < alku) return false;
    const days = keskeytymisajanjaksot.flatMap((tauko) => [tauko.alku, tauko.loppu]);
    return days.some((day) => day !== undefined && (day < alku || day > loppu));
  },
};
