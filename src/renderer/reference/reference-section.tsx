import { FileDown, FileUp, RefreshCw } from 'lucide-react';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/ipc-contract.ts';
import { shippedFrom } from '../../shared/reference/in-use.ts';
import { perusteet } from '../../shared/reference/perusteet.ts';
import type { Settings, Store } from '../db/store.ts';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { FactList } from '../ui/fact-list.tsx';
import { Button } from '../ui/button.tsx';
import { AddPeruste } from './add-peruste.tsx';
import type { ReferenceControl, ReferenceStatus } from './reference-control.ts';
import { ReferenceOutcome } from './reference-outcome.tsx';
import styles from './reference-section.module.css';
import { RefreshProgress } from './refresh-progress.tsx';
import { wantedPerusteet } from './wanted-perusteet.ts';

export interface ReferenceSectionProps {
  readonly control: ReferenceControl;
  readonly store: Store;
  readonly settings: Settings;
  readonly profile: Profile;
}

/** How old the code lists and curricula are, and three ways to newer ones: the network, one qualification more, a file. */
export function ReferenceSection({ control, store, settings, profile }: ReferenceSectionProps) {
  const { t } = useTranslation('reference');
  const status = useSyncExternalStore(control.subscribe, control.status);
  const { refresh, outcome, current } = status;
  const isRunning = refresh !== undefined;
  const actions = useRef<HTMLDivElement>(null);

  const start = useCallback(
    async (added?: string) => {
      const inUse = wantedPerusteet(await store.students(), await store.plans());
      const diaarinumerot = added === undefined ? inUse : [...new Set([...inUse, added])];
      await control.refresh({ diaarinumerot: [...diaarinumerot], oppilaitosOid: settings.organisation?.oppilaitosOid });
    },
    [control, store, settings.organisation?.oppilaitosOid],
  );

  const cancel = () => {
    control.cancel();
    // The button that was pressed goes away with the progress; the next step is to begin again.
    actions.current?.querySelector('button')?.focus();
  };

  return (
    <div className={styles.reference}>
      <Facts status={status} />
      {profile === 'harjoittelu' && <p className={styles.note}>{t('practice')}</p>}
      <div className={styles.actions} ref={actions}>
        <Button icon={RefreshCw} isPending={isRunning} onPress={() => void start()}>
          {t('refresh')}
        </Button>
        <Button icon={FileUp} isDisabled={isRunning} onPress={() => void control.importFile()}>
          {t('import')}
        </Button>
        <Button
          icon={FileDown}
          isDisabled={isRunning || current.set === null}
          onPress={() => void control.exportFile()}
        >
          {t('export')}
        </Button>
      </div>
      {refresh && <RefreshProgress progress={refresh.progress} onCancel={cancel} />}
      {outcome && <ReferenceOutcome outcome={outcome} />}
      <AddPeruste isBusy={isRunning} onAdd={(diaarinumero) => void start(diaarinumero)} />
    </div>
  );
}

function Facts({ status: { current } }: { readonly status: ReferenceStatus }) {
  const { t } = useTranslation('reference');
  const { kieli } = useKieli();
  const { set } = current;
  return (
    <FactList
      facts={[
        [
          t('inUse'),
          set === null
            ? t('shipped', {
                koodistot: showMonth(shippedFrom.koodistot),
                tutkinnonOsat: showMonth(shippedFrom.tutkinnonOsat),
              })
            : t('refreshed', { time: showMoment(Date.parse(set.haettu), kieli) }),
        ],
        [t('source'), t(set === null ? 'from.shipped' : `from.${set.ymparisto}`)],
        [t('perusteet'), String(perusteet().length)],
      ]}
    />
  );
}

/** `4/2026` for 2026-04. */
function showMonth(month: string): string {
  return `${Number(month.slice(5))}/${month.slice(0, 4)}`;
}
