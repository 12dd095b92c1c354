import { expect, test } from 'vitest';
import type { DeliveryLoop } from '../../../src/renderer/delivery/delivery-loop.ts';
import { keepDelivering } from '../../../src/renderer/delivery/triggers.ts';

function setUp() {
  const seen: string[] = [];
  const announced = new EventTarget();
  const page = new EventTarget();
  const delivery: Pick<DeliveryLoop, 'start' | 'wake'> = {
    start: () => void seen.push('start'),
    wake: (reason) => void seen.push(reason),
  };
  keepDelivering(delivery, (event, listener) => announced.addEventListener(event, listener), page);
  return { seen, announced, page };
}

test('an unlocked page begins to deliver by itself', () => {
  expect(setUp().seen).toEqual(['start']);
});

test('delivering looks again when main announces the network, and when the window does', () => {
  const { seen, announced, page } = setUp();
  announced.dispatchEvent(new Event('online'));
  page.dispatchEvent(new Event('online'));
  page.dispatchEvent(new Event('offline'));
  expect(seen).toEqual(['start', 'online', 'online']);
});
