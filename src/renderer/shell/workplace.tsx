import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { CallAnswer, Profile, RememberedPlace } from '../../shared/ipc-contract.ts';
import type { Kieli } from '../../shared/kieli.ts';
import type { SaveLog } from '../audit/log-export.tsx';
import { LogPage } from '../audit/log-page.tsx';
import { loggedFile } from '../audit/logged-file.ts';
import type { PrintPage } from '../aikajana/print-page.ts';
import { ehoksThroughHost } from '../delivery/host-ehoks.ts';
import { DeliveriesPage } from '../delivery/deliveries-page.tsx';
import type { SaveReceipts } from '../delivery/save-receipts.tsx';
import type { Host } from '../host.ts';
import type { Session } from '../open-session.ts';
import { PlanPage, type PlanView } from '../plan/plan-page.tsx';
import type { SaveStatus } from '../plan/save-status.ts';
import { useOpenDrafts } from '../plan/use-open-drafts.ts';
import { RegisterPage } from '../register/register-page.tsx';
import { RetentionNotice } from '../retention/retention-notice.tsx';
import { RightsPage } from '../rights/rights-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { NewStudentPage } from '../students/new-student-page.tsx';
import { StudentsPage } from '../students/students-page.tsx';
import { ProfileBand } from '../ui/profile-band.tsx';
import { StatusBar } from '../ui/status-bar.tsx';
import { type MainPage, TopBar } from '../ui/top-bar.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useLive } from '../use-live.ts';
import { Notices } from './notices.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { useCopyNotes, useLockClock } from './use-lock-clock.ts';
import { useLock } from './use-lock.ts';
import { usePlaceMemory } from './use-place-memory.ts';
import { useShortcut } from './use-shortcut.ts';
import { useWaiting } from './use-waiting.ts';
import styles from './workplace.module.css';

/** Where the person is. */
type Place =
  | { readonly page: 'students'; readonly search?: string }
  | { readonly page: Exclude<MainPage, 'students'> | 'newStudent' | 'register' | 'log' | 'rights' }
  | { readonly page: 'plan'; readonly planId: string; readonly view: PlanView; readonly path?: Path };

/** The place before the lock. A plan that has gone since says so on its page. */
function placeAgain(recalled: RememberedPlace | null): Place {
  if (recalled === null) return { page: 'students' };
  const { page, planId, view = 'suunnitelma', path } = recalled;
  if (page !== 'plan') return { page };
  return planId === undefined ? { page: 'students' } : { page, planId, view, path };
}

function mainPageOf({ page }: Place): MainPage {
  if (page === 'plan' || page === 'newStudent') return 'students';
  return page === 'register' || page === 'log' || page === 'rights' ? 'settings' : page;
}

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
  const [save, setSave] = useState<SaveStatus>();
  const [info, setInfo] = useState(atStart);
  const settings = useLive(store.settings);
  const deliveries = useLive(store.deliveries);
  useWaiting(host, deliveries.value);
  const status = useSyncExternalStore(delivery.subscribe, delivery.status);
  const reference = useSyncExternalStore(session.reference.subscribe, session.reference.status);
  const remember = usePlaceMemory(host, {
    page: place.page,
    ...(place.page === 'plan' && { planId: place.planId, view: place.view }),
  });
  const lock = useLock(
    useCallback(async () => {
      await remember();
      await store.record({ action: 'locked' });
      await host.call('vault.lock', null);
    }, [host, remember, store]),
    host,
  );
  const lockMinutes = useLockClock(host);
  useCopyNotes(host);
  const drafts = useOpenDrafts(store, setSave, lock.registerSaving);

  const go = useCallback((page: MainPage) => setPlace({ page }), []);
  const addStudent = useCallback(() => setPlace({ page: 'newStudent' }), []);
  useShortcut('n', addStudent);
  const openPlan = useCallback(
    (planId: string, path?: Path) => setPlace({ page: 'plan', planId, view: 'suunnitelma', path }),
    [],
  );
  const ehoks = useMemo(() => ehoksThroughHost(host.call), [host]);
  const copyIdentifier = useCallback(
    async (text: string) => void (await host.call('clipboard.writeIdentifier', { text })),
    [host],
  );
  const saveReceipts = useCallback<SaveReceipts>(
    (table) =>
      loggedFile(store, { action: 'exported', result: 'receipts' }, () => host.call('file.saveReceipts', table)),
    [host, store],
  );
  const shownPlan = place.page === 'plan' ? place.planId : undefined;
  const printPage = useCallback<PrintPage>(
    (document) =>
      loggedFile(store, { action: 'printed', result: document, about: shownPlan }, () =>
        host.call('print.page', { document }),
      ),
    [host, store, shownPlan],
  );
  const saveLog = useCallback<SaveLog>((log) => host.call('file.saveLog', log), [host]);
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
          {place.page === 'students' && (
            <StudentsPage
              store={store}
              now={Date.now}
              initialSearch={place.search ?? ''}
              onAddStudent={addStudent}
              onOpenPlan={openPlan}
              copyIdentifier={copyIdentifier}
            />
          )}
          {place.page === 'newStudent' && (
            <NewStudentPage
              store={store}
              now={Date.now}
              registerSaving={lock.registerSaving}
              onSaved={({ nimi }) => setPlace({ page: 'students', search: nimi })}
              onCancel={() => go('students')}
            />
          )}
          {place.page === 'plan' && (
            <PlanPage
              planId={place.planId}
              store={store}
              ehoks={ehoks}
              exclusive={session.exclusive}
              view={place.view}
              jumpTo={place.path}
              onView={(view) => setPlace({ page: 'plan', planId: place.planId, view })}
              onLeave={() => go('students')}
              onShowDeliveries={() => go('deliveries')}
              ownInstitution={settings.value?.organisation}
              drafts={drafts}
              counselor={settings.value?.counselor}
              onOtherLanguage={onOtherLanguage}
              registerSaving={lock.registerSaving}
              wakeDelivery={delivery.wake}
              copyIdentifier={copyIdentifier}
              printPage={printPage}
              now={Date.now}
            />
          )}
          {place.page === 'deliveries' && (
            <DeliveriesPage
              session={session}
              status={status}
              now={Date.now}
              onOpenPlan={openPlan}
              onGo={go}
              copyIdentifier={copyIdentifier}
              saveReceipts={saveReceipts}
              onCompare={(planId) => setPlace({ page: 'plan', planId, view: 'ero' })}
            />
          )}
          {place.page === 'settings' && (
            <SettingsPage
              host={host}
              store={store}
              reference={session.reference}
              backup={session.backup}
              info={info}
              kieli={kieli}
              onKieli={onKieli}
              onProfile={onProfile}
              onConnected={onConnected}
              onShowRegister={() => setPlace({ page: 'register' })}
              onShowLog={() => setPlace({ page: 'log' })}
              onShowRights={() => setPlace({ page: 'rights' })}
            />
          )}
          {place.page === 'log' && (
            <LogPage store={store} saveLog={saveLog} now={Date.now} onBack={() => go('settings')} />
          )}
          {place.page === 'rights' && (
            <RightsPage host={host} store={store} info={info} now={Date.now} onBack={() => go('settings')} />
          )}
          {place.page === 'register' && (
            <RegisterPage
              store={store}
              ownInstitution={settings.value?.organisation}
              now={Date.now}
              onBack={() => go('settings')}
            />
          )}
        </PageBoundary>
      </main>
      {!isMeeting && (
        <StatusBar
          profile={profile}
          server={info.server}
          delivery={status}
          save={save}
          lockMinutes={profile === 'harjoittelu' ? undefined : lockMinutes}
        />
      )}
      <VisuallyHidden isLive>{lock.state === 'sealing' ? t('locking') : ''}</VisuallyHidden>
    </div>
  );
}
