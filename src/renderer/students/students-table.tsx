import { ArrowDown, ArrowUp, OctagonAlert } from 'lucide-react';
import type { Key } from 'react-aria-components';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { latestState } from '../../shared/hoks/opiskeluoikeus.ts';
import { useKieli } from '../kieli/i18n.ts';
import { TextButton } from '../ui/button.tsx';
import { CopyIdentifier, type CopyOfPlan } from '../ui/copy-identifier.tsx';
import { DeadlineMark } from '../ui/deadline.tsx';
import { PlanStateChip } from '../ui/plan-state-chip.tsx';
import table from '../ui/table.module.css';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './students-table.module.css';
import { type SortColumn, studyRightState, type WorkListRow } from './work-list.ts';

interface Sort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

export interface StudentsTableProps {
  readonly rows: readonly WorkListRow[];
  readonly sort: Sort;
  readonly onSort: (sort: { column: SortColumn; isDescending: boolean }) => void;
  readonly onOpen: (row: WorkListRow) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly copyIdentifier: CopyOfPlan;
}

const columns = [
  { name: 'student', isSortable: true },
  { name: 'group', isSortable: true },
  { name: 'qualification', isSortable: true },
  { name: 'state', isSortable: true },
  { name: 'deadline', isSortable: true },
  { name: 'missing', isSortable: true },
  { name: 'studyRight', isSortable: false },
  { name: 'ehoksId', isSortable: true },
  { name: 'next', isSortable: false },
] as const;

/** The students, a row each. A row opens by click or Enter. */
export function StudentsTable({ rows, sort, onSort, onOpen, now, copyIdentifier }: StudentsTableProps) {
  const { t } = useTranslation('students');
  const openKey = (key: Key) => {
    const row = rows.find(({ id }) => id === key);
    if (row !== undefined) void onOpen(row);
  };
  return (
    <div className={table.wrap} data-work-list>
      <Table
        aria-label={t('table')}
        className={`${table.table} ${styles.students}`}
        sortDescriptor={{ column: sort.column, direction: sort.isDescending ? 'descending' : 'ascending' }}
        onSortChange={({ column, direction }) =>
          onSort({ column: column as SortColumn, isDescending: direction === 'descending' })
        }
        onRowAction={openKey}
      >
        <TableHeader>
          {columns.map(({ name, isSortable }) => (
            <Column
              key={name}
              id={name}
              textValue={t(`column.${name}`)}
              isRowHeader={name === 'student'}
              allowsSorting={isSortable}
              className={styles[name]}
            >
              <span className={table.heading}>
                {t(`column.${name}`)}
                {sort.column === name &&
                  (sort.isDescending ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />)}
              </span>
            </Column>
          ))}
        </TableHeader>
        <TableBody items={rows} dependencies={[t, onOpen, copyIdentifier]}>
          {(row) => <StudentRow row={row} onOpen={onOpen} now={now} copyIdentifier={copyIdentifier} />}
        </TableBody>
      </Table>
    </div>
  );
}

type StudentRowProps = Pick<StudentsTableProps, 'onOpen' | 'now' | 'copyIdentifier'> & { readonly row: WorkListRow };

function StudentRow({ row, onOpen, now, copyIdentifier }: StudentRowProps) {
  const { t } = useTranslation(['students', 'common']);
  const { kieli } = useKieli();
  const { student, plan, state } = row;
  const isTuva = student.opiskeluoikeus.tyyppi?.koodiarvo === 'tuva';
  const qualification = row.qualification || (isTuva ? t('tuva') : t('unknownQualification'));
  const action = t(plan === undefined ? 'start' : 'openPlan');
  const tila = studyRightState(student, kieli).toLowerCase();
  const studyRight = [row.studyRight, tila].filter(Boolean).join(', ');
  // Nearly everybody is present: only another state is worth the room, and then it comes first.
  const isPresent = latestState(student.opiskeluoikeus) === 'lasna';
  const shortStudyRight = isPresent ? row.studyRight : [tila, row.studyRight].filter(Boolean).join(', ');
  return (
    <Row id={row.id} className={table.row} textValue={student.nimi}>
      <Cell className={table.name}>{student.nimi}</Cell>
      <Cell className={table.muted}>{student.ryhma}</Cell>
      <Cell>
        <span title={qualification}>{qualification}</span>
      </Cell>
      <Cell>
        <PlanStateChip state={state.name} isShort />
      </Cell>
      <Cell>{row.dueAt !== null && <DeadlineMark at={row.dueAt} now={now} form="short" />}</Cell>
      <Cell>
        {state.blocking > 0 && state.name !== 'none' && (
          <span className={styles.missingCount} title={t('missingCount', { count: state.blocking })}>
            <OctagonAlert aria-hidden="true" />
            <span aria-hidden="true">{state.blocking}</span>
            <VisuallyHidden>{t('missingCount', { count: state.blocking })}</VisuallyHidden>
          </span>
        )}
      </Cell>
      <Cell className={table.muted}>
        <span title={studyRight}>{shortStudyRight}</span>
      </Cell>
      <Cell>
        {plan?.ehoks && (
          <CopyIdentifier
            what={t('common:ehoksId')}
            text={String(plan.ehoks.id)}
            copy={(text) => copyIdentifier(text, plan.id)}
          />
        )}
      </Cell>
      <Cell>
        <TextButton aria-label={`${action}: ${student.nimi}`} onPress={() => void onOpen(row)}>
          {action}
        </TextButton>
      </Cell>
    </Row>
  );
}
