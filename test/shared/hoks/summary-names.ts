import type { SummaryNames } from '../../../src/shared/hoks/field-spec.ts';
import type { Kieli } from '../../../src/shared/kieli.ts';

/** Names as a view would give them, without the shipped lists. */
export const names = (kieli: Kieli = 'fi'): SummaryNames => ({
  kieli,
  codeName: (uri) =>
    ({
      tutkinnonosat_1: 'Huolto',
      tutkinnonosat_2: 'Korjaus',
      osaamisenhankkimistapa_koulutussopimus: 'Koulutussopimus',
    })[uri] ?? uri,
  date: (isoDate) => isoDate.split('-').map(Number).toReversed().join('.'),
});
