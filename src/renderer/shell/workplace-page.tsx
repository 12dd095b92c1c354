import { memo, useCallback, useMemo } from 'react';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { CallAnswer, Profile } from '../../shared/ipc-contract.ts';
import type { Kieli } from '../../shared/kieli.ts';
import type { PrintPage } from '../aikajana/print-page.ts';
import type { SaveLog } from '../audit/log-content.ts';
import { LogPage } from '../audit/log-page.tsx';
import * as acts from '../audit/logged-acts.ts';
import type { Settings } from '../db/store.ts';
import { DeliveriesPage } from '../delivery/deliveries-page.tsx';
import { ehoksThroughHost } from '../delivery/host-ehoks.ts';
import type { SaveReceipts } from '../delivery/save-receipts.tsx';
import type { Host } from '../host.ts';
import type { Session } from '../open-session.ts';
import type { OpenDrafts } from '../plan/open-drafts.ts';
import { PlanPage } from '../plan/plan-page.tsx';
import type { Saving } from '../plan/save-status.ts';
import { RegisterPage } from '../register/register-page.tsx';
import { RightsPage } from '../rights/rights-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { NewStudentPage } from '../students/new-student-page.tsx';
import { StudentsPage } from '../students/students-page.tsx';
import type { CopyOfPlan } from '../ui/copy-identifier.tsx';
import type { MainPage } from '../ui/top-bar.tsx';
import type { Place } from './place.ts';

export interface WorkplacePageProps {
  readonly host: Host;
  readonly session: Session;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly info: CallAnswer<'app.info'>;
  /** Undefined until they have been read. */
  readonly settings: Settings | undefined;
  readonly drafts: OpenDrafts;
  readonly registerSaving: (saving: Saving) => () => void;
  readonly kieli: Kieli;
  readonly onKieli: (kieli: Kieli) => Promise<void>;
  readonly onProfile: (profile: Profile) => void;
  readonly onConnected: () => Promise<void>;
}

/** The one page that is shown. Drawn anew only for what concerns it: the frame around it counts deliveries all the time. */
export const WorkplacePage = memo(function WorkplacePage(props: WorkplacePageProps) {
  const { host, session, place, onPlace, info, settings, drafts, registerSaving, kieli, onKieli } = props;
  const { store, delivery } = session;
  const go = useCallback((page: MainPage) => onPlace({ page }), [onPlace]);
  const addStudent = useCallback(() => onPlace({ page: 'newStudent' }), [onPlace]);
  const openPlan = useCallback(
    (planId: string, path?: Path) => onPlace({ page: 'plan', planId, view: 'suunnitelma', path }),
    [onPlace],
  );
  const compare = useCallback((planId: string) => onPlace({ page: 'plan', planId, view: 'ero' }), [onPlace]);
  const ehoks = useMemo(() => ehoksThroughHost(host.call), [host]);
  const on = useMemo(() => ({ host, store }), [host, store]);
  const copyIdentifier = useCallback<CopyOfPlan>((text, planId) => acts.copyIdentifier(on, text, planId), [on]);
  const saveReceipts = useCallback<SaveReceipts>((table) => acts.saveReceipts(on, table), [on]);
  const shownPlan = place.page === 'plan' ? place.planId : undefined;
  const printPage = useCallback<PrintPage>((document) => acts.printPage(on, { document }, shownPlan), [on, shownPlan]);
  const saveLog = useCallback<SaveLog>((log) => host.call('file.saveLog', log), [host]);

  switch (place.page) {
    case 'students':
      return (
        <StudentsPage
          store={store}
          now={Date.now}
          initialSearch={place.search ?? ''}
          onAddStudent={addStudent}
          onOpenPlan={openPlan}
          copyIdentifier={copyIdentifier}
        />
      );
    case 'newStudent':
      return (
        <NewStudentPage
          store={store}
          now={Date.now}
          registerSaving={registerSaving}
          onSaved={({ nimi }) => onPlace({ page: 'students', search: nimi })}
          onCancel={() => go('students')}
        />
      );
    case 'plan':
      return (
        <PlanPage
          planId={place.planId}
          store={store}
          ehoks={ehoks}
          exclusive={session.exclusive}
          view={place.view}
          jumpTo={place.path}
          onView={(view) => onPlace({ page: 'plan', planId: place.planId, view })}
          onLeave={() => go('students')}
          onShowDeliveries={() => go('deliveries')}
          ownInstitution={settings?.organisation}
          drafts={drafts}
          counselor={settings?.counselor}
          onOtherLanguage={() => void onKieli(kieli === 'fi' ? 'sv' : 'fi')}
          registerSaving={registerSaving}
          wakeDelivery={delivery.wake}
          copyIdentifier={copyIdentifier}
          printPage={printPage}
          now={Date.now}
        />
      );
    case 'deliveries':
      return (
        <DeliveriesPage
          session={session}
          now={Date.now}
          onOpenPlan={openPlan}
          onGo={go}
          copyIdentifier={copyIdentifier}
          saveReceipts={saveReceipts}
          onCompare={compare}
        />
      );
    case 'settings':
      return (
        <SettingsPage
          host={host}
          store={store}
          reference={session.reference}
          backup={session.backup}
          info={info}
          kieli={kieli}
          onKieli={onKieli}
          onProfile={props.onProfile}
          onConnected={props.onConnected}
          onShowRegister={() => onPlace({ page: 'register' })}
          onShowLog={() => onPlace({ page: 'log' })}
          onShowRights={() => onPlace({ page: 'rights' })}
        />
      );
    case 'log':
      return <LogPage store={store} saveLog={saveLog} now={Date.now} onBack={() => go('settings')} />;
    case 'rights':
      return <RightsPage host={host} store={store} info={info} now={Date.now} onBack={() => go('settings')} />;
    case 'register':
      return (
        <RegisterPage
          store={store}
          ownInstitution={settings?.organisation}
          now={Date.now}
          onBack={() => go('settings')}
        />
      );
  }
});
