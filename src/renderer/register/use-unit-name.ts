import { useEffect, useState } from 'react';
import { koodi } from '../../shared/reference/koodistot.ts';
import { nimiKielella } from '../../shared/reference/nimi.ts';
import { lataaTutkinnonOsat, type TutkinnonOsaTieto } from '../../shared/reference/tutkinnon-osat.ts';
import { useKieli } from '../kieli/i18n.ts';

/** The name of a unit by its code; a local unit is remembered by its own name. */
export function useUnitName(unit: string): string {
  const { kieli } = useKieli();
  const [national, setNational] = useState<readonly TutkinnonOsaTieto[]>([]);
  useEffect(() => {
    let isWanted = true;
    void lataaTutkinnonOsat().then((read) => {
      if (isWanted) setNational(read);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  const known = koodi(unit) ?? national.find(({ uri }) => uri === unit);
  return (known && nimiKielella(known, kieli)?.nimi) ?? unit;
}
