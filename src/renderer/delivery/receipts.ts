import { type Delivery, versionNumber } from '../../shared/delivery/delivery.ts';
import { dueAt } from '../../shared/delivery/deadline.ts';
import { explainDelivery } from '../../shared/delivery/explain.ts';
import type { CallArgument } from '../../shared/ipc-contract.ts';
import type { Kieli } from '../../shared/kieli.ts';
import type { DeliveryRow } from './delivery-rows.ts';

type AnswerName = 'waiting' | 'unclear' | 'delivered' | 'manual' | 'byHand' | 'superseded' | 'withdrawn';

/** The words of the receipts that are not a problem's own sentences. */
export interface ReceiptWords {
  readonly columns: readonly [
    ehoksId: string,
    eid: string,
    opiskeluoikeus: string,
    version: string,
    approved: string,
    deadline: string,
    delivered: string,
    late: string,
    answer: string,
  ];
  readonly yes: string;
  readonly no: string;
  readonly answers: Readonly<Record<AnswerName, string>>;
}

/**
 * What each approval came to, oldest first: identifiers, times and eHOKS's answer in words. No names: the file leaves the
 * vault. `now` in epoch milliseconds decides what is late and not delivered yet.
 */
export function receiptTable(
  rows: readonly DeliveryRow[],
  { words, kieli, now }: { readonly words: ReceiptWords; readonly kieli: Kieli; readonly now: number },
): CallArgument<'file.saveReceipts'> {
  const oldestFirst = rows.toSorted((a, b) => a.delivery.approvedAt - b.delivery.approvedAt);
  return {
    columns: [...words.columns],
    rows: oldestFirst.map(({ delivery, plan, student }) => [
      String(plan?.ehoks?.id ?? delivery.receipt?.ehoksId ?? ''),
      plan?.ehoks?.eid ?? delivery.receipt?.eid ?? '',
      plan?.document['opiskeluoikeus-oid'] ?? student?.opiskeluoikeus.oid ?? '',
      String(versionNumber(delivery)),
      localTime(delivery.approvedAt),
      localTime(dueAt(delivery)),
      delivery.deliveredAt === undefined ? '' : localTime(delivery.deliveredAt),
      lateWord(delivery, words, now),
      answerOf(delivery, words, kieli),
    ]),
  };
}

/** Nothing for what will not be sent: it has no deadline to keep. */
function lateWord(delivery: Delivery, words: ReceiptWords, now: number): string {
  if (delivery.state === 'superseded') return '';
  return (delivery.deliveredAt ?? now) > dueAt(delivery) ? words.yes : words.no;
}

function answerOf(delivery: Delivery, { answers }: ReceiptWords, kieli: Kieli): string {
  const { state, isWithdrawn, isByHand, outcomeUnknown } = delivery;
  if (state === 'manual') return answers.manual;
  if (state === 'delivered') return isByHand === true ? answers.byHand : answers.delivered;
  if (state === 'superseded') return isWithdrawn === true ? answers.withdrawn : answers.superseded;
  const about = explainDelivery(delivery);
  if (about !== undefined) return `${about.what[kieli]} ${about.why[kieli]}`;
  return outcomeUnknown ? answers.unclear : answers.waiting;
}

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Helsinki', timeZoneName: 'longOffset' });

/** Finnish time with its offset, `2026-11-23T09:42:00+02:00`: unambiguous when the clocks go back, too. */
function localTime(moment: number): string {
  const zone = offset.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${parts.format(moment).replace(' ', 'T')}${zone.replace('GMT', '')}`;
}
