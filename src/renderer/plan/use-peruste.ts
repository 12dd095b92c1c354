import { useEffect, useState } from 'react';
import { lataaPeruste, type Peruste } from '../../shared/reference/perusteet.ts';

/** The structure of a qualification; undefined until it has been read, and when it is not known. */
export function usePeruste(diaarinumero: string | undefined): Peruste | undefined {
  const [peruste, setPeruste] = useState<Peruste>();
  useEffect(() => {
    let isWanted = true;
    void (diaarinumero === undefined ? Promise.resolve(undefined) : lataaPeruste(diaarinumero)).then((read) => {
      if (isWanted) setPeruste(read);
    });
    return () => {
      isWanted = false;
    };
  }, [diaarinumero]);
  return peruste;
}
