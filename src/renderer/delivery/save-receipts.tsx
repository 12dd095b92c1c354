import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, CallArgument } from '../../shared/ipc-contract.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { DeliveryRow } from './delivery-rows.ts';
import { type ReceiptWords, receiptTable } from './receipts.ts';

export type SaveReceipts = (table: CallArgument<'file.saveReceipts'>) => Promise<CallAnswer<'file.saveReceipts'>>;
export type SaveOutcome = 'saved' | Extract<CallAnswer<'file.saveReceipts'>, { ok: false }>['error']['code'];

export interface SaveReceiptsButtonProps {
  readonly rows: readonly DeliveryRow[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly save: SaveReceipts;
  readonly onOutcome: (outcome: SaveOutcome | undefined) => void;
}

/** Saves the receipts of every delivery where the person chooses. */
export function SaveReceiptsButton({ rows, now, save, onOutcome }: SaveReceiptsButtonProps) {
  const { t } = useTranslation('deliveries');
  const { kieli } = useKieli();
  const words = useReceiptWords();
  const [isAsking, setAsking] = useState(false);
  const press = async () => {
    setAsking(true);
    onOutcome(undefined);
    try {
      const answer = await save(receiptTable(rows, { words, kieli, now: now() }));
      if (!answer.ok) onOutcome(answer.error.code);
      else if (answer.value === 'saved') onOutcome('saved');
    } catch {
      onOutcome('failed');
    }
    setAsking(false);
  };
  return (
    <Button icon={Download} isDisabled={isAsking} onPress={() => void press()}>
      {t('receipts.save')}
    </Button>
  );
}

/** What became of the file. */
export function ReceiptsOutcome({ outcome }: { readonly outcome: SaveOutcome }) {
  const { t } = useTranslation('deliveries');
  return outcome === 'saved' ? (
    <Banner tone="ok">{t('receipts.saved')}</Banner>
  ) : (
    <Banner tone="error">{t(`receipts.error.${outcome}`)}</Banner>
  );
}

function useReceiptWords(): ReceiptWords {
  const { t } = useTranslation('deliveries');
  return {
    columns: [
      t('receipts.columns.ehoksId'),
      t('receipts.columns.eid'),
      t('receipts.columns.opiskeluoikeus'),
      t('receipts.columns.version'),
      t('receipts.columns.approved'),
      t('receipts.columns.deadline'),
      t('receipts.columns.delivered'),
      t('receipts.columns.late'),
      t('receipts.columns.answer'),
    ],
    yes: t('receipts.yes'),
    no: t('receipts.no'),
    answers: {
      waiting: t('receipts.answers.waiting'),
      unclear: t('receipts.answers.unclear'),
      delivered: t('receipts.answers.delivered'),
      manual: t('receipts.answers.manual'),
      byHand: t('receipts.answers.byHand'),
      superseded: t('receipts.answers.superseded'),
      withdrawn: t('receipts.answers.withdrawn'),
    },
  };
}
