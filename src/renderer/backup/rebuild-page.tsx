import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKieli } from '../kieli/i18n.ts';
import { showMoment } from '../plan/date-entry.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { StartFrame, type StartPageProps } from '../shell/start-frame.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import styles from './backup.module.css';
import { contentWords } from './backup-words.ts';
import { TooLittleSpace } from './need-space.ts';
import type { Rebuilt, RebuildOffer } from './prepare-database.ts';

interface RebuildPageProps extends StartPageProps {
  readonly offer: RebuildOffer;
  /** Goes on with whatever the database holds then. */
  readonly onDone: () => void;
}

type Step =
  | { readonly at: 'offer' | 'running' | 'noneWhole' | 'disk' }
  | { readonly at: 'noSpace'; readonly space: TooLittleSpace }
  | { readonly at: 'done'; readonly rebuilt: Rebuilt };

/** The database is empty though there are backups: a person says what is to be done, and reads what was. */
export function RebuildPage({ offer, onDone, ...start }: RebuildPageProps) {
  const { t } = useTranslation(['backup', 'space']);
  const { kieli } = useKieli();
  const [step, setStep] = useState<Step>({ at: 'offer' });
  useMarkReady();
  const restore = async () => {
    setStep({ at: 'running' });
    try {
      const rebuilt = await offer.restore();
      setStep(rebuilt ? { at: 'done', rebuilt } : { at: 'noneWhole' });
    } catch (error) {
      setStep(error instanceof TooLittleSpace ? { at: 'noSpace', space: error } : { at: 'disk' });
    }
  };
  const { newest } = offer;
  const time = showMoment(newest.madeAt, kieli);
  return (
    <StartFrame {...start}>
      {step.at === 'done' ? (
        <div className={styles.door}>
          <h1>{t('rebuild.done')}</h1>
          <RebuildReport rebuilt={step.rebuilt} />
          <Button variant="main" size="large" autoFocus onPress={onDone}>
            {t('rebuild.goOn')}
          </Button>
        </div>
      ) : (
        <div className={styles.door}>
          <h1>{t('rebuild.title')}</h1>
          <p className={styles.lead}>{t('rebuild.lead')}</p>
          <p>{t('rebuild.newest', { time, ...contentWords(t, newest.counts) })}</p>
          <p>{t('rebuild.after')}</p>
          {step.at === 'noneWhole' && <Banner tone="error">{t('rebuild.noneWhole')}</Banner>}
          {step.at === 'noSpace' && (
            <Banner tone="error">
              {t('space:tooLittle', { needMb: step.space.needMb, freeMb: step.space.freeMb })}
            </Banner>
          )}
          {step.at === 'disk' && <Banner tone="error">{t('restore.disk')}</Banner>}
          <Button variant="main" size="large" isPending={step.at === 'running'} onPress={() => void restore()}>
            {t(step.at === 'running' ? 'rebuild.running' : 'rebuild.restore')}
          </Button>
          <p>
            <TextButton isDisabled={step.at === 'running'} onPress={onDone}>
              {t('rebuild.empty')}
            </TextButton>
          </p>
        </div>
      )}
    </StartFrame>
  );
}

function RebuildReport({ rebuilt }: { readonly rebuilt: Rebuilt }) {
  const { t } = useTranslation(['backup']);
  const { kieli } = useKieli();
  const { madeAt, counts, lost, unusable } = rebuilt;
  return (
    <>
      <p role="status">{t('rebuild.report', { time: showMoment(madeAt, kieli), ...contentWords(t, counts) })}</p>
      {lost > 0 && <p>{t('rebuild.lost', { count: lost })}</p>}
      {unusable > 0 && <p>{t('rebuild.unusable', { count: unusable })}</p>}
    </>
  );
}
