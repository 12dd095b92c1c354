import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../shared/ipc-contract.ts';
import type { Report, ReportRow } from '../../shared/rights/report.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { isAllSent } from '../retention/all-sent.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
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
  const { t } = useTranslation('rights');
  const { kieli } = useKieli();
  const [withNames, setWithNames] = useState(false);

  const makeReport = async (): Promise<Report> => {
    const students = await store.students();
    const plans = await store.plans();
    const deliveries = await store.deliveries();
    const keyStore = await host.call('connection.keyStore', null);
    let unsent = 0;
    for (const plan of plans) if (!isAllSent(plan, await store.versions(plan.id), deliveries)) unsent += 1;
    const last = deliveries.map(({ deliveredAt }) => deliveredAt ?? 0).toSorted((a, b) => b - a)[0];
    const waiting = deliveries.filter(({ state }) => state !== 'delivered' && state !== 'superseded').length;
    const row = (label: string, value: string | number): ReportRow => ({ label, value: String(value), depth: 0 });
    return {
      title: t('device.report'),
      lines: [t('device.asOf', { time: showMoment(now(), kieli) })],
      sections: [
        {
          title: t('device.contents'),
          rows: [
            row(t('device.students'), students.length),
            row(t('device.plans'), plans.length),
            row(t('device.unsent'), unsent),
            row(t('device.registered'), (await store.register())?.length ?? 0),
          ],
        },
        {
          title: t('device.sync'),
          rows: [
            row(t('device.lastDelivered'), last ? showMoment(last, kieli) : t('device.never')),
            row(t('device.waiting'), waiting),
          ],
        },
        {
          title: t('device.protection'),
          rows: [
            row(t('device.profile'), t(`device.profiles.${info.profile}`)),
            row(t('device.sealed'), t('device.sealedValue')),
            row(t('device.keyStore'), keyStore.name ?? t('device.keyStoreNone')),
            row(t('device.locked'), t('device.lockedValue')),
          ],
        },
        ...(withNames
          ? [{ title: t('device.names'), rows: students.map(({ nimi, ryhma }) => row(nimi, ryhma ?? '–')) }]
          : []),
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
    </div>
  );
}
