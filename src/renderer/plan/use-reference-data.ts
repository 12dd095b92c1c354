import { useEffect, useMemo, useState } from 'react';
import type { Kieli } from '../../shared/kieli.ts';
import { type Opiskeluoikeus, osaamisalat, tutkintonimikkeet } from '../../shared/hoks/opiskeluoikeus.ts';
import { lataaTutkinnonOsat, type TutkinnonOsaTieto } from '../../shared/reference/tutkinnon-osat.ts';
import { createReference, type Reference } from './reference.ts';
import { usePeruste } from './use-peruste.ts';

interface ReferenceOptions {
  readonly diaarinumero: string | undefined;
  readonly opiskeluoikeus: Opiskeluoikeus;
  readonly alkamispaiva: string;
  readonly today: string;
  readonly kieli: Kieli;
}

/** The shipped reference data of one plan. Names and choices grow when a list has been read; nothing waits for them. */
export function useReferenceData(options: ReferenceOptions): Reference {
  const { diaarinumero, opiskeluoikeus, alkamispaiva, today, kieli } = options;
  const peruste = usePeruste(diaarinumero);
  const [tutkinnonOsat, setTutkinnonOsat] = useState<readonly TutkinnonOsaTieto[]>([]);

  useEffect(() => {
    let isWanted = true;
    void lataaTutkinnonOsat().then((read) => {
      if (isWanted) setTutkinnonOsat(read);
    });
    return () => {
      isWanted = false;
    };
  }, []);

  return useMemo(
    () =>
      createReference({
        kieli,
        peruste,
        tutkinnonOsat,
        alkamispaiva,
        osaamisalat: osaamisalat(opiskeluoikeus),
        tutkintonimikkeet: tutkintonimikkeet(opiskeluoikeus),
        today,
      }),
    [kieli, peruste, tutkinnonOsat, alkamispaiva, opiskeluoikeus, today],
  );
}
