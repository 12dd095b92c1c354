import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, CallArgument } from '../../shared/ipc-contract.ts';
import type { Report } from '../../shared/rights/report.ts';
import { loggedFile } from '../audit/logged-file.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { ReportSheet } from './report-sheet.tsx';

export type DocumentName = CallArgument<'print.page'>['document'];

/**
 * Ways to get a report out of the vault; both log it, ask where, and write nothing when the person changes their mind. `about`:
 * id of the student or the plan. Each resolves with whether there is a file then.
 */
export interface SavingReports {
  readonly savePdf: (document: DocumentName, report: Report, about?: string) => Promise<boolean>;
  readonly saveJson: (document: DocumentName, data: unknown, about?: string) => Promise<boolean>;
  readonly isBusy: boolean;
}

interface Printing {
  readonly document: DocumentName;
  readonly report: Report;
  readonly about: string | undefined;
  readonly onEnd: (isSaved: boolean) => void;
}

/** `shown` belongs on the page: the sheet for paper and what became of the file. */
export function useSavingReports(host: Host, store: Pick<Store, 'record'>) {
  const { t } = useTranslation('rights');
  const [printing, setPrinting] = useState<Printing>();
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<'saved' | 'disk-full' | 'not-allowed' | 'in-use' | 'failed'>();

  const save = async (
    document: DocumentName,
    about: string | undefined,
    call: () => Promise<CallAnswer<'print.page'>>,
  ): Promise<boolean> => {
    setSaving(true);
    let isSaved = false;
    try {
      const answer = await loggedFile(store, { action: 'exported', result: document, about }, call);
      isSaved = answer.ok && answer.value === 'saved';
      if (!answer.ok) setOutcome(answer.error.code);
      else if (isSaved) setOutcome('saved');
    } catch {
      setOutcome('failed');
    }
    setSaving(false);
    setPrinting(undefined);
    return isSaved;
  };
  const saving: SavingReports = {
    savePdf: (document, report, about) => {
      setOutcome(undefined);
      return new Promise((resolve) => setPrinting({ document, report, about, onEnd: resolve }));
    },
    saveJson: (document, data, about) => {
      setOutcome(undefined);
      return save(document, about, () =>
        host.call('file.saveData', { document, json: `${JSON.stringify(data, undefined, 2)}\n` }),
      );
    },
    isBusy: isSaving || printing !== undefined,
  };
  const shown = (
    <>
      {outcome && <Banner tone={outcome === 'saved' ? 'ok' : 'error'}>{t(`file.${outcome}`)}</Banner>}
      {printing && (
        <ReportSheet
          report={printing.report}
          onReady={() => {
            const { document, about, onEnd } = printing;
            void save(document, about, () => host.call('print.page', { document })).then(onEnd);
          }}
        />
      )}
    </>
  );
  return { saving, shown };
}
