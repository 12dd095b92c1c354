import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../shared/ipc-contract.ts';
import type { Report } from '../../shared/rights/report.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { BackupReport } from './backup-report.tsx';
import { sizeWords } from '../backup/backup-words.ts';
import { asideFolders } from '../backup/remove-aside.ts';
import { asideSection, heldSections, namedSection, row } from './device-report.ts';
import type { HeldRecords } from './held-data.ts';
import styles from './rights-page.module.css';
import type { SavingReports } from './use-saving-reports.tsx';

interface DeviceSectionProps {
  readonly host: Host;
  readonly store: Store;
  readonly info: CallAnswer<'app.info'>;
  readonly saving: SavingReports;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What was on this machine, for the day it is gone: only what can be known now, and said so. */
export function DeviceSection({ host, store, info, saving, now }: DeviceSectionProps) {
  const { t } = useTranslation(['rights', 'lostDevice', 'aside']);
  const { t: tOfBackup } = useTranslation(['backup']);
  const { kieli } = useKieli();
  const [withNames, setWithNames] = useState(false);

  const makeReport = async (): Promise<Report> => {
    const records = await heldHere(store);
    const keyStore = await host.call('connection.keyStore', null);
    const words = { t, kieli };
    const protection = {
      title: t('device.protection'),
      rows: [
        row(t('device.profile'), t(`device.profiles.${info.profile}`)),
        row(t('device.sealed'), t('device.sealedValue')),
        row(t('device.keyStore'), keyStore.name ?? t('device.keyStoreNone')),
        row(t('device.locked'), t('device.lockedValue')),
      ],
    };
    return {
      title: t('device.report'),
      lines: [t('device.asOf', { time: showMoment(now(), kieli) })],
      sections: [
        ...heldSections(records, words),
        asideSection(await asideFolders(host), words, (bytes) => sizeWords(tOfBackup, bytes)),
        protection,
        ...(withNames ? [namedSection(records, words)] : []),
      ],
    };
  };
  return (
    <div className={styles.stack}>
      <CheckBox isChecked={withNames} onChange={setWithNames} help={t('device.withNamesHelp')}>
        {t('device.withNames')}
      </CheckBox>
      <div className={styles.actions}>
        <Button
          aria-label={`${t('device.title')}: ${t('pdf')}`}
          isDisabled={saving.isBusy}
          onPress={() => void makeReport().then((report) => saving.savePdf('laite', report))}
        >
          {t('pdf')}
        </Button>
        <Button
          aria-label={`${t('device.title')}: ${t('json')}`}
          isDisabled={saving.isBusy}
          onPress={() => void makeReport().then((report) => saving.saveJson('laite', report))}
        >
          {t('json')}
        </Button>
      </div>
      <BackupReport host={host} store={store} saving={saving} />
    </div>
  );
}

async function heldHere(store: Store): Promise<HeldRecords> {
  const plans = await store.plans();
  const versions = await Promise.all(plans.map(({ id }) => store.versions(id)));
  return {
    students: await store.students(),
    plans,
    versions: versions.flat(),
    deliveries: await store.deliveries(),
    registered: (await store.register())?.length ?? 0,
  };
}
