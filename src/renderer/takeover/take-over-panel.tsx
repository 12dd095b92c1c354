import { CloudDownload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../shared/delivery/explain.ts';
import type { EhoksError } from '../../shared/ehoks-error.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import type { Result } from '../../shared/result.ts';
import type { PlanOrigin, Student } from '../db/records.ts';
import type { ServerPlan } from '../delivery/server-plan.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { foundPlan } from './found-plan.ts';
import { FoundPlanView } from './found-plan-view.tsx';
import styles from './takeover.module.css';

export interface TakeOverPanelProps {
  readonly student: Student;
  readonly names: SummaryNames;
  /** The plan of the student's study right as eHOKS holds it; error 'no-hoks-for-opiskeluoikeus' when there is none. */
  readonly findServerPlan: () => Promise<Result<ServerPlan, EhoksError>>;
  /** Makes it the local plan, with its eHOKS ID and what eHOKS holds. */
  readonly onTakeOver: (server: ServerPlan, origin: PlanOrigin) => Promise<void>;
}

type Looking =
  | { readonly state: 'not-asked' | 'looking' | 'none' }
  | { readonly state: 'failed'; readonly error: EhoksError }
  | { readonly state: 'found'; readonly server: ServerPlan };

/** "Hae suunnitelma eHOKSista": looks the study right up and shows what is there before anything is taken. */
export function TakeOverPanel({ student, names, findServerPlan, onTakeOver }: TakeOverPanelProps) {
  const { t } = useTranslation('ero');
  const { teksti } = useKieli();
  const [looking, setLooking] = useState<Looking>({ state: 'not-asked' });

  const look = async () => {
    setLooking({ state: 'looking' });
    const answer = await findServerPlan();
    if (!answer.ok) {
      const isNone = answer.error.code === 'no-hoks-for-opiskeluoikeus';
      return setLooking(isNone ? { state: 'none' } : { state: 'failed', error: answer.error });
    }
    setLooking({ state: 'found', server: answer.value });
  };

  const found = looking.state === 'found' ? foundPlan(looking.server, student, names) : undefined;
  return (
    <div className={styles.panel}>
      {looking.state === 'found' && found !== undefined && found !== 'other-student' ? (
        <FoundPlanView
          found={found}
          onTake={async (origin) => onTakeOver(looking.server, origin)}
          onCancel={() => setLooking({ state: 'not-asked' })}
        />
      ) : (
        <>
          <p className={styles.or}>{t('takeOver.or')}</p>
          <Button icon={CloudDownload} isDisabled={looking.state === 'looking'} onPress={() => void look()}>
            {t(looking.state === 'looking' ? 'takeOver.looking' : 'takeOver.look')}
          </Button>
        </>
      )}
      {looking.state === 'none' && (
        <Banner tone="info" title={t('takeOver.none.title')}>
          {t('takeOver.none.text')}
        </Banner>
      )}
      {found === 'other-student' && <Banner tone="error">{t('takeOver.otherStudent')}</Banner>}
      {looking.state === 'failed' && (
        <Banner tone="warn" title={t('takeOver.failed.title')}>
          {teksti(explain(looking.error.code).why)} {t('takeOver.failed.now')}
        </Banner>
      )}
    </div>
  );
}
