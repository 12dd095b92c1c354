import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallArgument } from '../../shared/ipc-contract.ts';
import type { Report } from '../../shared/rights/report.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { ReportSheet } from './report-sheet.tsx';

export type DocumentName = CallArgument<'print.page'>['document'];

/** Ways to get a report out of the vault; both ask where, and write nothing when the person changes their mind. */
export interface SavingReports {
  readonly savePdf: (document: DocumentName, report: Report) => void;
  readonly saveJson: (document: DocumentName, data: unknown) => Promise<void>;
  readonly isBusy: boolean;
}

/** `shown` belongs on the page: the sheet for paper and what became of the file. */
export function useSavingReports(host: Host) {
  const { t } = useTranslation('rights');
  const [printing, setPrinting] = useState<{ readonly document: DocumentName; readonly report: Report }>();
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<'saved' | 'disk-full' | 'not-allowed' | 'in-use' | 'failed'>();

  const save = async (call: () => ReturnType<typeof host.call<'print.page'>>) => {
    setSaving(true);
    try {
      const answer = await call();
      if (!answer.ok) setOutcome(answer.error.code);
      else if (answer.value === 'saved') setOutcome('saved');
    } catch {
      setOutcome('failed');
    }
    setSaving(false);
    setPrinting(undefined);
  };
  const saving: SavingReports = {
    savePdf: (document, report) => {
      setOutcome(undefined);
      setPrinting({ document, report });
    },
    saveJson: (document, data) => {
      setOutcome(undefined);
      return save(() => host.call('file.saveData', { document, json: `${JSON.stringify(data, undefined, 2)}\n` }));
    },
    isBusy: isSaving || printing !== undefined,
  };
  const shown = (
    <>
      {outcome && <Banner tone={outcome === 'saved' ? 'ok' : 'error'}>{t(`file.${outcome}`)}</Banner>}
      {printing && (
        <ReportSheet
          report={printing.report}
          onReady={() => void save(() => host.call('print.page', { document: printing.document }))}
        />
      )}
    </>
  );
  return { saving, shown };
}
