import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, Profile, RememberedPlace } from '../../shared/ipc-contract.ts';
import type { Kieli } from '../../shared/kieli.ts';
import * as acts from '../audit/logged-acts.ts';
import type { Host } from '../host.ts';
import { KeySheet } from '../keys/key-sheet.tsx';
import { useKeySheet } from '../keys/use-key-sheet.ts';
import type { Session } from '../open-session.ts';
import type { SaveStatus } from '../plan/save-status.ts';
import { useOpenDrafts } from '../plan/use-open-drafts.ts';
import { RetentionNotice } from '../retention/retention-notice.tsx';
import { ProfileBand } from '../ui/profile-band.tsx';
import { StatusBar } from '../ui/status-bar.tsx';
import { type MainPage, TopBar } from '../ui/top-bar.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useLive } from '../use-live.ts';
import { Notices } from './notices.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { mainPageOf, type Place, placeAgain } from './place.ts';
import { useScrolledAgain } from './scroll-place.ts';
import { useCopyNotes, useLockClock } from './use-lock-clock.ts';
import { useLock } from './use-lock.ts';
import { usePlaceMemory } from './use-place-memory.ts';
import { useShortcut } from './use-shortcut.ts';
import { useWaiting } from './use-waiting.ts';
import { WorkplacePage } from './workplace-page.tsx';
import styles from './workplace.module.css';

export interface WorkplaceProps {
  readonly host: Host;
  readonly session: Session;
  readonly info: CallAnswer<'app.info'>;
  /** Where the person was before the lock. */
  readonly recalled: RememberedPlace | null;
  readonly kieli: Kieli;
  readonly onKieli: (kieli: Kieli) => Promise<void>;
  readonly onProfile: (profile: Profile) => void;
}

/** The unlocked window: band, menu, one page, status. */
export function Workplace({ host, session, recalled, info: atStart, kieli, onKieli, onProfile }: WorkplaceProps) {
  const { t } = useTranslation('shell');
  const { store, delivery, profile } = session;
  const [place, setPlace] = useState<Place>(() => placeAgain(recalled));
  useScrolledAgain(recalled?.scroll);
  const [save, setSave] = useState<SaveStatus>();
  const [info, setInfo] = useState(atStart);
  const settings = useLive(store.settings);
  const deliveries = useLive(store.deliveries);
  useWaiting(host, deliveries.value);
  const reference = useSyncExternalStore(session.reference.subscribe, session.reference.status);
  const remember = usePlaceMemory(host, {
    page: place.page,
    ...(place.page === 'plan' && { planId: place.planId, view: place.view }),
  });
  const on = useMemo(() => ({ host, store }), [host, store]);
  const lock = useLock(
    useCallback(async () => {
      await remember();
      await acts.lockVault(on);
    }, [on, remember]),
    host,
  );
  const lockMinutes = useLockClock(host);
  const drafts = useOpenDrafts(store, setSave, lock.registerSaving);

  const go = useCallback((page: MainPage) => setPlace({ page }), []);
  const addStudent = useCallback(() => setPlace({ page: 'newStudent' }), []);
  useShortcut('newStudent', addStudent);
  const keySheet = useKeySheet();
  const shownPlan = place.page === 'plan' ? place.planId : undefined;
  useCopyNotes(
    host,
    useCallback(() => void acts.noteSelectionCopied(on, shownPlan), [on, shownPlan]),
  );
  const onConnected = useCallback(async () => {
    delivery.wake('connected');
    setInfo(await host.call('app.info', null));
  }, [delivery, host]);
  const notDelivered = useMemo(
    () => deliveries.value?.filter(({ state }) => state !== 'delivered' && state !== 'superseded').length ?? 0,
    [deliveries.value],
  );

  // The screen is turned towards a student: nothing of the others, nothing of the program's own.
  const isMeeting = place.page === 'plan' && place.view === 'yhdessa';
  const onOtherLanguage = () => void onKieli(kieli === 'fi' ? 'sv' : 'fi');

  return (
    <div className={styles.workplace}>
      <div className={styles.head}>
        <ProfileBand
          profile={profile}
          onTakeIntoUse={profile === 'harjoittelu' ? () => onProfile('tuotanto') : undefined}
        />
        {!isMeeting && (
          <TopBar
            current={mainPageOf(place)}
            onGo={go}
            notDelivered={notDelivered}
            organisation={settings.value?.organisation?.nimi}
            onOtherLanguage={onOtherLanguage}
            onShowKeys={() => keySheet.setOpen(true)}
            onLock={() => void lock.ask()}
          />
        )}
        <Notices
          host={host}
          backup={session.backup}
          writing={session.writing}
          fault={info.fault}
          damaged={store.damaged().length}
          reference={reference.current.fault}
          reading={deliveries.problem ?? settings.problem}
          lock={lock}
        />
        {!isMeeting && <RetentionNotice outcome={session.retention} />}
      </div>
      <main key={place.page} className={styles.main}>
        <PageBoundary>
          <WorkplacePage
            host={host}
            session={session}
            place={place}
            onPlace={setPlace}
            info={info}
            settings={settings.value}
            drafts={drafts}
            registerSaving={lock.registerSaving}
            kieli={kieli}
            onKieli={onKieli}
            onProfile={onProfile}
            onConnected={onConnected}
          />
        </PageBoundary>
      </main>
      {!isMeeting && (
        <StatusBar
          profile={profile}
          server={info.server}
          delivery={delivery}
          save={save}
          lockMinutes={profile === 'harjoittelu' ? undefined : lockMinutes}
        />
      )}
      <KeySheet isOpen={keySheet.isOpen} onOpenChange={keySheet.setOpen} />
      <VisuallyHidden isLive>{lock.state === 'sealing' ? t('locking') : ''}</VisuallyHidden>
    </div>
  );
}
