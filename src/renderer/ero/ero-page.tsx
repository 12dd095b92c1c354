import { RefreshCw, TriangleAlert } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../shared/delivery/explain.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { type Choice, type Comparison, type Difference, threeWay } from '../../shared/hoks/three-way.ts';
import type { Result } from '../../shared/result.ts';
import type { ServerPlan } from '../delivery/server-plan.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { changers, EroTable } from './ero-table.tsx';
import styles from './ero.module.css';
import { focusRow, useEroKeys } from './use-ero-keys.ts';

export interface EroPageProps {
  /** Reads the plan as eHOKS holds it now. */
  readonly readServer: () => Promise<Result<ServerPlan, EhoksError>>;
  /** What eHOKS was last known to hold; undefined when that is not known. */
  readonly lastSent: HoksDraft | undefined;
  /** Epoch milliseconds. */
  readonly lastSentAt: number | undefined;
  readonly here: HoksDraft;
  readonly names: SummaryNames;
  /** Saves the merged plan as the draft, seen against what eHOKS held, and goes on to the approval. Rejects when the disk refuses. */
  readonly onResolve: (document: HoksDraft, server: ServerPlan) => Promise<Result<null, 'on-its-way'>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

type Reading =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly server: ServerPlan; readonly at: number }
  | { readonly state: 'failed'; readonly error: EhoksError };

/** Somebody else's change beside ours: the person chooses, nothing is overwritten by itself. */
export function EroPage(props: EroPageProps) {
  const { readServer, now } = props;
  const { t } = useTranslation('ero');
  const { teksti } = useKieli();
  const [reading, setReading] = useState<Reading>({ state: 'reading' });

  const read = useCallback(async (): Promise<Reading> => {
    const answer = await readServer();
    return answer.ok ? { state: 'read', server: answer.value, at: now() } : { state: 'failed', error: answer.error };
  }, [readServer, now]);
  useEffect(() => {
    let isCurrent = true;
    void read().then((next) => isCurrent && setReading(next));
    return () => {
      isCurrent = false;
    };
  }, [read]);
  const readAgain = () => {
    setReading({ state: 'reading' });
    void read().then(setReading);
  };

  if (reading.state === 'reading') {
    return (
      <EmptyState>
        <output>{t('reading')}</output>
      </EmptyState>
    );
  }
  const again = (
    <Button icon={RefreshCw} onPress={readAgain}>
      {t('readAgain')}
    </Button>
  );
  if (reading.state === 'failed') {
    return (
      <div className={styles.alone}>
        <Banner tone="warn" title={t('unreadable.title')} actions={again}>
          {teksti(explain(reading.error.code).why)} {t('unreadable.now')}
        </Banner>
      </div>
    );
  }
  return <Choosing {...props} key={reading.at} server={reading.server} readAt={reading.at} again={again} />;
}

interface ChoosingProps extends EroPageProps {
  readonly server: ServerPlan;
  readonly readAt: number;
  readonly again: ReactNode;
}

function Choosing({ server, readAt, again, lastSent, lastSentAt, here, names, onResolve }: ChoosingProps) {
  const { t } = useTranslation('ero');
  const { kieli } = useKieli();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [saving, setSaving] = useState<'no' | 'yes' | 'saveFailed' | 'onItsWay'>('no');
  const comparison = useMemo(() => threeWay(lastSent, server.document, here, names), [lastSent, server, here, names]);
  const shown = changers.flatMap((by) => comparison.differences.filter(({ changedBy }) => changedBy === by));
  const choiceOf = ({ id, suggestion }: Difference) => choices.get(id) ?? suggestion;
  const open = shown.filter((difference) => choiceOf(difference) === undefined);
  const choose = (id: string, choice: Choice) => setChoices((before) => new Map(before).set(id, choice));
  useEroKeys({
    firstOpen: open[0]?.id,
    nextOpen: (after) => {
      const from = shown.findIndex(({ id }) => id === after);
      return (open.find(({ id }) => shown.findIndex((row) => row.id === id) > from) ?? open[0])?.id;
    },
    onChoose: choose,
  });

  const merged = comparison.merged(choices);
  const goOn = async () => {
    if (merged === undefined || saving === 'yes') return;
    setSaving('yes');
    try {
      const resolved = await onResolve(merged, server);
      if (!resolved.ok) setSaving('onItsWay');
    } catch {
      setSaving('saveFailed');
    }
  };
  const goOnButton = (
    <Button
      variant="main"
      size="large"
      isDisabled={merged === undefined || saving === 'yes'}
      onPress={() => void goOn()}
    >
      {t('goOn')}
    </Button>
  );
  const failed = saving !== 'no' && saving !== 'yes' && <Banner tone="error">{t(saving)}</Banner>;

  if (shown.length === 0) {
    return (
      <div className={styles.alone}>
        <Banner tone="ok" title={t('none.title')} actions={goOnButton}>
          {t('none.text')}
        </Banner>
        {failed}
      </div>
    );
  }
  return (
    <section className={styles.page} aria-label={t('title')}>
      <div className={styles.intro}>
        <p>{t(lastSent === undefined ? 'introUnknown' : 'intro')}</p>
        {again}
      </div>
      {failed}
      <EroTable
        comparison={comparison}
        isLastSentKnown={lastSent !== undefined}
        lastSentAt={lastSentAt === undefined ? '' : showMoment(lastSentAt, kieli)}
        readAt={t('readAt', { time: showMoment(readAt, kieli) })}
        choiceOf={choiceOf}
        onChoose={choose}
      />
      <ActionBar comparison={comparison} open={open}>
        {goOnButton}
      </ActionBar>
    </section>
  );
}

interface ActionBarProps {
  readonly comparison: Comparison;
  /** Differences without a choice, in the order of the table. */
  readonly open: readonly Difference[];
  readonly children: ReactNode;
}

function ActionBar({ comparison, open, children }: ActionBarProps) {
  const { t } = useTranslation('ero');
  const count = comparison.differences.length;
  const chosen = count - open.length;
  const [first] = open;
  return (
    <div className={styles.actionBar}>
      <progress className={styles.progress} max={count} value={chosen} aria-label={t('chosen')} />
      <strong>{t('chosenOf', { chosen, count })}</strong>
      {first !== undefined && (
        <span className={styles.need}>
          <TriangleAlert aria-hidden="true" />
          <TextButton onPress={() => focusRow(first.id, 'inEhoks')}>
            {t('isOpen', { what: [first.place, first.field].filter(Boolean).join(', ') })}
          </TextButton>
        </span>
      )}
      <VisuallyHidden isLive>{open.length === 0 ? t('allChosen') : ''}</VisuallyHidden>
      <span className={styles.spacer} />
      <span className={styles.keys}>
        <kbd>1</kbd> {t('keys.inEhoks')} <kbd>2</kbd> {t('keys.here')} <kbd>N</kbd> {t('keys.next')}
      </span>
      {children}
    </div>
  );
}
