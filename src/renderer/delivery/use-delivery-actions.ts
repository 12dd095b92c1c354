import { useMemo, useState } from 'react';
import type { Session } from '../open-session.ts';
import { giveBack, markEntered, takeToHand } from './by-hand.ts';
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
  /** A plan cannot be typed in by hand while one of its versions is on its way. */
  readonly isOnItsWay?: boolean;
}

/** Plans that a person types into eHOKS's own screens. */
export interface ByHandActions {
  readonly take: (planId: string) => void;
  readonly giveBack: (planId: string) => void;
  readonly entered: (entered: { deliveryId: string; planId: string; ehoksId: number }) => void;
}

export interface DeliveryActions {
  /** Undefined until something has been done that has to be told. */
  readonly outcome: ActionOutcome | undefined;
  readonly retry: (deliveryId: string) => Promise<void>;
  /** Takes approvals back that have not left. */
  readonly withdraw: (deliveryIds: readonly string[]) => Promise<void>;
  readonly byHand: ByHandActions;
}

const nothing: ActionOutcome = { withdrawn: 0, tooLate: 0, hasFailed: false };

/** What a person can do to deliveries, and what came of it. `now` gives epoch milliseconds. */
export function useDeliveryActions(session: Session, now: () => number): DeliveryActions {
  const [outcome, setOutcome] = useState<ActionOutcome>();
  // The same ones for the page's life, so that a long list is not drawn anew for them.
  const actions = useMemo(() => createActions(session, now, setOutcome), [session, now]);
  return { outcome, ...actions };
}

function createActions(
  { store, exclusive, delivery: loop }: Session,
  now: () => number,
  tell: (outcome: ActionOutcome | undefined) => void,
): Omit<DeliveryActions, 'outcome'> {
  const attempt = async (work: () => Promise<ActionOutcome | undefined>) => {
    tell(undefined);
    try {
      tell(await work());
    } catch {
      tell({ ...nothing, hasFailed: true });
    }
  };

  const retry = (deliveryId: string) =>
    attempt(async () => {
      await retryDelivery({ deliveryId, store, exclusive });
      loop.wake('retry');
      return undefined;
    });

  const withdraw = async (deliveryIds: readonly string[]) => {
    tell(undefined);
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
    tell(counts);
  };

  const byHand: ByHandActions = {
    take: (planId) =>
      void attempt(async () => {
        const taken = await takeToHand(planId, { store, exclusive });
        return taken.ok ? undefined : { ...nothing, isOnItsWay: true };
      }),
    giveBack: (planId) =>
      void attempt(async () => {
        await giveBack(planId, { store, exclusive });
        loop.wake('retry');
        return undefined;
      }),
    entered: (entered) =>
      void attempt(async () => {
        await markEntered({ ...entered, now: now() }, { store, exclusive });
        return undefined;
      }),
  };

  return { retry, withdraw, byHand };
}
