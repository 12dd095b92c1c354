import {
  CirclePause,
  Cloud,
  CloudOff,
  HardDrive,
  type LucideIcon,
  OctagonAlert,
  TriangleAlert,
  Upload,
} from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/ipc-contract.ts';
import type { DeliveryLoop, DeliveryStatus } from '../delivery/delivery-loop.ts';
import { useKieli } from '../kieli/i18n.ts';
import type { SaveStatus } from '../plan/save-status.ts';
import { showTime } from './show-time.ts';
import styles from './status-bar.module.css';

export interface StatusBarProps {
  readonly profile: Profile;
  /** Host of the eHOKS in use; null before a connection is given. */
  readonly server: string | null;
  readonly delivery: Pick<DeliveryLoop, 'subscribe' | 'status'>;
  /** Undefined until something has been typed. */
  readonly save: SaveStatus | undefined;
  /** Minutes until the app locks by itself; undefined when it does not. */
  readonly lockMinutes: number | undefined;
}

/** The way to eHOKS, the last save, the profile. What is wrong stays until it is right again. */
export function StatusBar({ profile, server, delivery, save, lockMinutes }: StatusBarProps) {
  const { t } = useTranslation(['shell', 'common', 'recovery']);
  const status = useSyncExternalStore(delivery.subscribe, delivery.status);
  const isAlarm = save?.state === 'failed';
  return (
    <footer className={styles.bar} data-alarm={isAlarm || undefined}>
      <span role="status" className={styles.item} data-tone={toneOf(status, server)}>
        <DeliveryText profile={profile} server={server} delivery={status} />
      </span>
      <span className={styles.end}>
        <SaveText save={save} />
        {lockMinutes !== undefined && <span>{t('recovery:lock.left', { count: lockMinutes })}</span>}
        <span>{t(`common:profile.${profile}`)}</span>
      </span>
    </footer>
  );
}

function DeliveryText({
  profile,
  server,
  delivery,
}: Pick<StatusBarProps, 'profile' | 'server'> & { readonly delivery: DeliveryStatus }) {
  const { t } = useTranslation('shell');
  const { kieli } = useKieli();
  const line = (Icon: LucideIcon, text: string) => (
    <>
      <Icon aria-hidden="true" />
      {text}
    </>
  );
  switch (delivery.state) {
    case 'sending':
      return line(Upload, t('status.sending'));
    case 'waiting':
      return line(Cloud, t('status.waiting', { time: showTime(delivery.until, kieli) }));
    case 'offline':
      return line(CloudOff, t('status.offline', { time: showTime(delivery.until, kieli) }));
    case 'paused':
      return line(CirclePause, t('status.paused'));
    case 'login-needed':
      return line(TriangleAlert, t('status.loginNeeded'));
    case 'disk-trouble':
      return line(OctagonAlert, t('status.diskTrouble', { time: showTime(delivery.until, kieli) }));
    case 'idle':
      if (profile === 'harjoittelu') return line(Cloud, t('status.practiceIdle'));
      return server === null ? line(CloudOff, t('status.noConnection')) : line(Cloud, t('status.idle', { server }));
  }
}

function toneOf({ state }: DeliveryStatus, server: string | null): 'warn' | 'error' | undefined {
  if (state === 'disk-trouble') return 'error';
  if (state === 'offline' || state === 'login-needed' || state === 'paused') return 'warn';
  return state === 'idle' && server === null ? 'warn' : undefined;
}

function SaveText({ save }: { readonly save: SaveStatus | undefined }) {
  const { t } = useTranslation('shell');
  const { kieli } = useKieli();
  if (save === undefined) return null;
  if (save.state === 'failed') {
    return (
      <span role="alert" className={styles.item} data-tone="error">
        <OctagonAlert aria-hidden="true" />
        {t('status.notSaved')}
      </span>
    );
  }
  return (
    <span className={styles.item}>
      <HardDrive aria-hidden="true" />
      {save.state === 'saving' ? t('status.saving') : t('status.saved', { time: showTime(save.at, kieli) })}
    </span>
  );
}
