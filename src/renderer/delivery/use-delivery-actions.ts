import { useState } from 'react';
import type { Session } from '../open-session.ts';
import { isStopped } from './delivery-loop.ts';
import { retryDelivery } from './retry-delivery.ts';
import { withdrawApproval } from './withdraw-approval.ts';

/** What became of what the person asked for. */
export interface ActionOutcome {
  readonly withdrawn: number;
  /** On their way before they could be taken back. */
  readonly tooLate: number;
  /** The disk refused; what is not counted here is as it was. */
  readonly hasFailed: boolean;
}

export interface DeliveryActions {
  /** Undefined until something has been done that has to be told. */
  readonly outcome: ActionOutcome | undefined;
  readonly retry: (deliveryId: string) => Promise<void>;
  /** Takes approvals back that have not left. */
  readonly withdraw: (deliveryIds: readonly string[]) => Promise<void>;
}

/** What a person can do to deliveries, and what came of it. */
export function useDeliveryActions({ store, exclusive, delivery: loop }: Session): DeliveryActions {
  const [outcome, setOutcome] = useState<ActionOutcome>();

  const retry = async (deliveryId: string) => {
    setOutcome(undefined);
    try {
      await retryDelivery({ deliveryId, store, exclusive });
      loop.wake('retry');
    } catch {
      setOutcome({ withdrawn: 0, tooLate: 0, hasFailed: true });
    }
  };

  const withdraw = async (deliveryIds: readonly string[]) => {
    setOutcome(undefined);
    // Nothing more leaves while they are taken back.
    const wasStopped = isStopped(loop.status());
    loop.stop();
    const counts = { withdrawn: 0, tooLate: 0, hasFailed: false };
    try {
      for (const deliveryId of deliveryIds) {
        const result = await withdrawApproval({ deliveryId, store, exclusive });
        counts[result.ok ? 'withdrawn' : 'tooLate'] += 1;
      }
    } catch {
      counts.hasFailed = true;
    }
    if (!wasStopped) loop.start();
    setOutcome(counts);
  };

  return { outcome, retry, withdraw };
}
