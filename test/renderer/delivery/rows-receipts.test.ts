import { describe, expect, it } from 'vitest';
import type { DeliveryRow } from '../../../src/renderer/delivery/delivery-rows.ts';
import { type ReceiptWords, receiptTable } from '../../../src/renderer/delivery/receipts.ts';
import type { Delivery } from '../../../src/shared/delivery/delivery.ts';
import { ipcContract } from '../../../src/shared/ipc-contract.ts';
import { oo, plan } from './fixtures.ts';

const words: ReceiptWords = {
  columns: ['id', 'eid', 'oikeus', 'nro', 'hyväksytty', 'määräaika', 'lähetetty', 'myöhässä', 'vastaus'],
  yes: 'kyllä',
  no: 'ei',
  answers: {
    waiting: 'odottaa',
    unclear: 'epäselvä',
    delivered: 'lähetetty',
    manual: 'käsin',
    byHand: 'siirretty käsin',
    superseded: 'korvattu',
    withdrawn: 'otettu pois',
  },
};
const approvedAt = Date.parse('2026-11-23T09:42:00+02:00');
const hour = 3_600_000;

function row(more: Partial<Delivery>, ehoks?: { id: number; eid?: string }): DeliveryRow {
  const delivery: Delivery = {
    id: 'p1:2',
    planId: 'p1',
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    outcomeUnknown: false,
    approvedAt,
    ...more,
  };
  const student = {
    id: 's1',
    nimi: 'Esimerkki Aino',
    ryhma: 'AJO25',
    oppijaOid: '1.2.246.562.24.10000000016',
    opiskeluoikeus: { oid: oo },
  };
  return { delivery, plan: plan({ ehoks }), student };
}

const table = (rows: readonly DeliveryRow[], now = approvedAt + hour) =>
  receiptTable(rows, { words, kieli: 'fi', now });
const cells = (given: DeliveryRow, now?: number) => table([given], now).rows[0] ?? [];

describe('the receipts', () => {
  it('tell identifiers, times with their offset, and the answer', () => {
    const delivered = row({ state: 'delivered', deliveredAt: approvedAt + hour }, { id: 471205, eid: 'abc-1' });
    expect(cells(delivered)).toEqual([
      '471205',
      'abc-1',
      oo,
      '2',
      '2026-11-23T09:42:00+02:00',
      '2026-11-24T09:42:00+02:00',
      '2026-11-23T10:42:00+02:00',
      'ei',
      'lähetetty',
    ]);
  });

  it('give the full 24 hours over the end of summer time', () => {
    const approved = row({ approvedAt: Date.parse('2026-10-24T12:00:00+03:00') });
    expect(cells(approved).slice(4, 6)).toEqual(['2026-10-24T12:00:00+03:00', '2026-10-25T11:00:00+02:00']);
  });

  it('mark as late what was or still is not delivered within 24 hours', () => {
    expect(cells(row({ state: 'delivered', deliveredAt: approvedAt + 25 * hour }))[7]).toBe('kyllä');
    expect(cells(row({}), approvedAt + 24 * hour)[7]).toBe('ei');
    expect(cells(row({}), approvedAt + 24 * hour + 1)[7]).toBe('kyllä');
    expect(cells(row({ state: 'superseded' }), approvedAt + 48 * hour)[7]).toBe('');
  });

  it.each([
    [{}, 'odottaa'],
    [{ outcomeUnknown: true }, 'epäselvä'],
    [{ state: 'superseded' }, 'korvattu'],
    [{ state: 'superseded', isWithdrawn: true }, 'otettu pois'],
  ] as const)('%o is answered with "%s"', (more, answer) => {
    expect(cells(row(more))[8]).toBe(answer);
  });

  it('say in words why a delivery is blocked', () => {
    expect(cells(row({ state: 'blocked', lastError: 'opiskeluoikeus-ended' }))[8]).toMatch(/opiskeluoikeus/i);
  });

  it('come oldest first and hold no name', () => {
    const rows = [row({ id: 'p1:3', approvedAt: approvedAt + 1 }), row({ id: 'p1:1' })];
    const given = table(rows);
    expect(given.rows.map((cell) => cell[3])).toEqual(['1', '3']);
    expect(JSON.stringify(given)).not.toMatch(/Esimerkki|Aino|AJO25/);
  });

  it('are as the contract wants them, also when the plan cannot be opened', () => {
    const unreadable: DeliveryRow = { ...row({}), plan: undefined, student: undefined };
    const given = table([unreadable, row({ state: 'blocked', lastError: 'linked-system' })]);
    expect(ipcContract['file.saveReceipts'].argument.safeParse(given).success).toBe(true);
    expect(given.rows.every((line) => line.length === given.columns.length)).toBe(true);
  });
});
