import type { TFunction } from 'i18next';
import type { AsideFolder } from '../../shared/backup/aside.ts';
import type { Kieli } from '../../shared/kieli.ts';
import type { ReportRow, ReportSection } from '../../shared/rights/report.ts';
import { showMoment } from '../plan/date-entry.ts';
import { heldKinds, type HeldOfStudent, heldOfStudents, type HeldRecords } from './held-data.ts';

export interface DeviceWords {
  readonly t: TFunction<['rights', 'lostDevice', 'aside']>;
  readonly kieli: Kieli;
}

/** What a machine holds in words: how much, of what kinds, and what of it is not in eHOKS. Nobody's name. */
export function heldSections(records: HeldRecords, { t, kieli }: DeviceWords): readonly ReportSection[] {
  const { plans, deliveries, registered } = records;
  const held = heldOfStudents(records);
  const last = deliveries.map(({ deliveredAt }) => deliveredAt ?? 0).toSorted((a, b) => b - a)[0];
  const waiting = deliveries.filter(({ state }) => state !== 'delivered' && state !== 'superseded').length;
  const count = (is: (one: HeldOfStudent) => boolean) => held.filter(is).length;
  return [
    {
      title: t('device.contents'),
      rows: [
        row(t('device.students'), held.length),
        row(t('device.plans'), plans.length),
        row(
          t('device.unsent'),
          count(({ plan }) => plan === 'unsent'),
        ),
        row(t('device.registered'), registered),
      ],
    },
    {
      title: t('lostDevice:kinds.title'),
      rows: heldKinds.map((kind) =>
        row(
          t(`lostDevice:kinds.${kind}`),
          count(({ kinds }) => kinds.includes(kind)),
        ),
      ),
    },
    {
      title: t('device.sync'),
      rows: [
        row(t('device.lastDelivered'), last ? showMoment(last, kieli) : t('device.never')),
        row(t('device.waiting'), waiting),
      ],
    },
  ];
}

/** Sealed data that lie aside on this machine: how many folders, when and how large. @param folders undefined when nobody can tell */
export function asideSection(
  folders: readonly AsideFolder[] | undefined,
  { t, kieli }: DeviceWords,
  sizeOf: (bytes: number) => string,
): ReportSection {
  const count = folders === undefined ? t('aside:unknown') : folders.length || t('aside:none');
  const rows = folders?.map(({ madeAt, bytes }) =>
    row(`${t('aside:when')} ${showMoment(madeAt, kieli)}`, sizeOf(bytes)),
  );
  return { title: t('aside:title'), rows: [row(t('aside:count'), count), ...(rows ?? [])] };
}

/** Whose data it is. */
export function namedSection(records: HeldRecords, words: DeviceWords): ReportSection {
  const rows = heldOfStudents(records).map((one) => row(one.student.nimi, heldText(one, words)));
  return { title: words.t('device.names'), rows };
}

/** What there is of one student: "LÄHI24B. Suunnitelma, kaikki eHOKSissa. Yhteystiedot, keskustelut." */
export function heldText({ student, plan, kinds }: HeldOfStudent, { t }: DeviceWords): string {
  const named = kinds.map((kind) => t(`lostDevice:kinds.${kind}`)).join(', ');
  return [student.ryhma, t(`lostDevice:plan.${plan}`), named].filter(Boolean).join('. ');
}

export function row(label: string, value: string | number): ReportRow {
  return { label, value: String(value), depth: 0 };
}
