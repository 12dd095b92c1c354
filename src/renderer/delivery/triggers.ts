import type { HostEvent } from '../../shared/ipc-contract.ts';
import type { DeliveryLoop } from './delivery-loop.ts';

/**
 * Delivering begins by itself when the page is open and unlocked, which is at start in practice and after every unlock, and
 * looks again when the network is back: main announces it (also after the computer slept), and so does the page's own
 * window. Approvals and a changed connection wake the loop where they happen.
 */
export function keepDelivering(
  delivery: Pick<DeliveryLoop, 'start' | 'wake'>,
  onHost: (event: HostEvent, listener: () => void) => unknown,
  page: Pick<EventTarget, 'addEventListener'>,
): void {
  const wake = () => delivery.wake('online');
  onHost('online', wake);
  page.addEventListener('online', wake);
  delivery.start();
}
