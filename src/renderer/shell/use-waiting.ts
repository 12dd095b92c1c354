import { useEffect } from 'react';
import type { Delivery } from '../../shared/delivery/delivery.ts';
import { waitingOf } from '../../shared/delivery/deadline.ts';
import type { Host } from '../host.ts';

/**
 * Tells main how many approved versions are not in eHOKS yet and when the first has to be, for the window's title.
 * Numbers and a time only. `deliveries` undefined: not read yet.
 */
export function useWaiting(host: Host, deliveries: readonly Delivery[] | undefined): void {
  const waiting = deliveries && waitingOf(deliveries);
  const count = waiting?.count;
  const nearest = waiting?.nearest ?? null;
  useEffect(() => {
    // A title that cannot be set is no reason to disturb anybody: the same is on the page.
    if (count !== undefined) host.call('app.setWaiting', { count, nearest }).catch(() => undefined);
  }, [host, count, nearest]);
}
