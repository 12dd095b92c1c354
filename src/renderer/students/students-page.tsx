import { Plus } from 'lucide-react';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { helsinkiDate } from '../plan/date-entry.ts';
import { newPlan } from '../plan/new-plan.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { Banner } from '../ui/banner.tsx';
import { isPressed } from '../keys/keys.ts';
import { useWindowKeys } from '../keys/use-window-keys.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import type { CopyOfPlan } from '../ui/copy-identifier.tsx';
import { useLive } from '../use-live.ts';
import styles from './students-page.module.css';
import { StudentsTable } from './students-table.tsx';
import { createMakeRow, found, readWorkList, type SortColumn, sorted, type WorkListRow } from './work-list.ts';

export interface StudentsPageProps {
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** What the list is narrowed to at first. */
  readonly initialSearch: string;
  readonly onAddStudent: () => void;
  readonly onOpenPlan: (planId: string) => void;
  readonly copyIdentifier: CopyOfPlan;
}

/** One for the page's life: plans that did not change are not checked again when the list is opened. */
const makeRow = createMakeRow();

/** The work list: every student with the state of their plan. Typing searches, the arrows move, Enter opens. */
export const StudentsPage = memo(function StudentsPage(props: StudentsPageProps) {
  const { store, now, onAddStudent, onOpenPlan, copyIdentifier } = props;
  const { t } = useTranslation('students');
  const { kieli } = useKieli();
  const list = useLive(useCallback(() => readWorkList(store), [store]));
  const [search, setSearch] = useState(props.initialSearch);
  const [sort, setSort] = useState<{ column: SortColumn; isDescending: boolean }>({
    column: 'state',
    isDescending: false,
  });
  const [hasFailed, setFailed] = useState(false);
  const searchInput = useRef<HTMLInputElement>(null);
  const today = helsinkiDate(now());

  const all = useMemo(() => list.value?.map((from) => makeRow(from, kieli, today)), [list.value, kieli, today]);
  const rows = useMemo(() => sorted(found(all ?? [], search), sort, kieli), [all, search, sort, kieli]);
  useMarkReady(all !== undefined);

  const open = useCallback(
    async ({ student, plan }: Pick<WorkListRow, 'student' | 'plan'>) => {
      setFailed(false);
      if (plan !== undefined) return onOpenPlan(plan.id);
      try {
        const started = newPlan(student, crypto.randomUUID(), now());
        await store.savePlan(started);
        onOpenPlan(started.id);
      } catch {
        setFailed(true);
      }
    },
    [store, now, onOpenPlan],
  );
  // Whoever starts typing a name, wherever the focus is, means to search.
  useWindowKeys(
    (event) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, select, textarea') !== null;
      if (isPressed(event, 'showKeys')) return;
      const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isText && !isTyping) searchInput.current?.focus();
    },
    { isFirst: true },
  );

  const addButton = (
    <Button icon={Plus} keys="Ctrl N" onPress={onAddStudent}>
      {t('newStudent')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} end={addButton}>
        <SearchBox
          label={t('search')}
          placeholder={t('searchHint')}
          clearLabel={t('clearSearch')}
          value={search}
          onChange={setSearch}
          inputRef={searchInput}
          onArrowDown={focusFirstRow}
        />
        <Count found={rows.length} all={all?.length} />
      </PageHead>
      {hasFailed && <Banner tone="error">{t('startFailed')}</Banner>}
      {all === undefined ? (
        <EmptyState>{t('loading')}</EmptyState>
      ) : all.length === 0 ? (
        <EmptyState action={addButton}>{t('empty')}</EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState action={<Button onPress={() => setSearch('')}>{t('showAll')}</Button>}>
          {t('noMatch', { search })}
        </EmptyState>
      ) : (
        <StudentsTable
          rows={rows}
          sort={sort}
          onSort={setSort}
          onOpen={open}
          now={now}
          copyIdentifier={copyIdentifier}
        />
      )}
    </div>
  );
});

function Count({ found: shown, all }: { readonly found: number; readonly all: number | undefined }) {
  const { t } = useTranslation('students');
  if (all === undefined) return null;
  const text = shown === all ? t('count', { count: all }) : t('foundOf', { found: shown, count: all });
  return (
    <>
      <span className={styles.count} aria-hidden="true">
        {text}
      </span>
      <VisuallyHidden isLive>{text}</VisuallyHidden>
    </>
  );
}

function focusFirstRow(): void {
  document.querySelector<HTMLElement>('[data-work-list] tbody [role="row"]')?.focus();
}
