import type { TFunction } from 'i18next';
import { megabytes } from '../../shared/backup/space.ts';
import { tableNames } from '../db/db.ts';

type Counts = Readonly<Record<string, number>>;

/** "3 opiskelijaa, 3 suunnitelmaa" */
export function contentWords(t: TFunction<['backup']>, counts: Counts): { students: string; plans: string } {
  return {
    students: t('students', { count: counts['students'] ?? 0 }),
    plans: t('plans', { count: counts['plans'] ?? 0 }),
  };
}

/** Every table with something in it: "suunnitelmia 2, lähetyksiä 1" */
export function tableWords(t: TFunction<['backup']>, counts: Counts): string {
  return tableNames
    .filter((table) => (counts[table] ?? 0) > 0)
    .map((table) => t(`table.${table}`, { count: counts[table] }))
    .join(', ');
}

/** "alle 1 Mt", "12 Mt" */
export function sizeWords(t: TFunction<['backup']>, bytes: number): string {
  const count = megabytes(bytes, 'up');
  return count <= 1 ? t('lessThanMegabyte') : t('megabytes', { count });
}
