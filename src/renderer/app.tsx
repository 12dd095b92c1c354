import { useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, Profile, RememberedPlace } from '../shared/ipc-contract.ts';
import type { Kieli } from '../shared/kieli.ts';
import { RebuildPage } from './backup/rebuild-page.tsx';
import { TooLittleSpace } from './backup/need-space.ts';
import type { RebuildOffer } from './backup/prepare-database.ts';
import { ForeignVault } from './db/foreign-vault.ts';
import { createRawRows } from './db/raw-rows.ts';
import { StoreError } from './db/store.ts';
import type { Host } from './host.ts';
import { changeKieli, useKieli } from './kieli/i18n.ts';
import { openSession, type Session } from './open-session.ts';
import { Workplace } from './shell/workplace.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { ProblemPage } from './shell/problem-page.tsx';
import { type StartPageProps, StartFrame } from './shell/start-frame.tsx';
import { askVaultState } from './vault/ask-vault-state.ts';
import { VaultPage, type VaultState } from './vault/vault-page.tsx';

export type AppInfo = CallAnswer<'app.info'>;

/** What the window shows: nothing yet, the locked door, the work itself, or why it cannot be shown. */
type Shown =
  | { readonly at: 'opening' }
  | { readonly at: 'vault'; readonly state: VaultState }
  | {
      readonly at: 'work';
      readonly session: Session;
      readonly info: AppInfo;
      readonly recalled: RememberedPlace | null;
    }
  | { readonly at: 'rebuild'; readonly offer: RebuildOffer; readonly goOn: () => void }
  | { readonly at: 'problem'; readonly code: StoreError['code'] | 'unknown'; readonly space?: TooLittleSpace };

/** Composition of the page: from the vault to the store, its sender and the pages. */
export function App({ host, info }: { readonly host: Host; readonly info: AppInfo }) {
  const { kieli } = useKieli();
  const [shown, setShown] = useState<Shown>({ at: 'opening' });

  const ask = useCallback(
    (offer: RebuildOffer) => new Promise<void>((goOn) => setShown({ at: 'rebuild', offer, goOn })),
    [],
  );
  useEffect(() => {
    if (shown.at !== 'opening') return;
    let isCurrent = true;
    void firstShown(host, info, ask).then((next) => isCurrent && setShown(next));
    return () => {
      isCurrent = false;
    };
  }, [host, info, ask, shown.at]);

  const chooseKieli = useCallback(
    async (chosen: Kieli) => {
      await changeKieli(chosen);
      // A language that cannot be remembered is still the language of this session.
      await host.call('app.setKieli', { kieli: chosen }).catch(() => undefined);
    },
    [host],
  );
  const switchProfile = (profile: Profile) => void host.call('app.useProfile', { profile });
  const start: StartPageProps = { version: info.version, profile: info.profile, kieli, onKieli: chooseKieli };

  return (
    <I18nProvider locale={`${kieli}-FI`}>
      <PageBoundary>
        {shown.at === 'opening' && <Opening {...start} />}
        {shown.at === 'vault' && (
          <VaultPage
            {...start}
            // What the opened data told of the vault is another page than the door that was shown before.
            key={shown.state}
            host={host}
            state={shown.state}
            unsent={info.unsent}
            nearestDue={info.nearestDue}
            lockReason={info.lockReason}
            onOpen={async (dataKey) => setShown(await work(host, info, dataKey, ask))}
            onProfile={switchProfile}
            onAnew={() => setShown({ at: 'opening' })}
          />
        )}
        {shown.at === 'problem' && (
          <ProblemPage
            {...start}
            host={host}
            code={shown.code}
            space={shown.space}
            onRetry={() => setShown({ at: 'opening' })}
          />
        )}
        {shown.at === 'rebuild' && <RebuildPage {...start} offer={shown.offer} onDone={shown.goOn} />}
        {shown.at === 'work' && (
          <Workplace
            host={host}
            session={shown.session}
            info={shown.info}
            recalled={shown.recalled}
            kieli={kieli}
            onKieli={chooseKieli}
            onProfile={switchProfile}
          />
        )}
      </PageBoundary>
    </I18nProvider>
  );
}

/** The door of this profile. Practice mode asks for nothing and goes straight to work. */
async function firstShown(host: Host, info: AppInfo, ask: AskToRebuild): Promise<Shown> {
  try {
    if (info.profile !== 'harjoittelu')
      return { at: 'vault', state: await askVaultState(host, createRawRows(globalThis, 'hoks')) };
    const opened = await host.call('vault.openPractice', null);
    return opened.ok ? await work(host, info, opened.value.dataKey, ask) : { at: 'vault', state: opened.error.code };
  } catch {
    return { at: 'problem', code: 'unknown' };
  }
}

type AskToRebuild = (offer: RebuildOffer) => Promise<void>;

async function work(host: Host, info: AppInfo, dataKey: Uint8Array, ask: AskToRebuild): Promise<Shown> {
  try {
    const session = await openSession(host, info.profile, dataKey, ask);
    // Asked again: by now main knows the connection.
    const [known, recalled] = await Promise.all([host.call('app.info', null), host.call('place.recall', null)]);
    return { at: 'work', session, info: known, recalled };
  } catch (error) {
    if (error instanceof ForeignVault) return { at: 'vault', state: 'foreign' };
    const space = error instanceof TooLittleSpace ? error : undefined;
    return { at: 'problem', code: error instanceof StoreError ? error.code : 'unknown', space };
  }
}

function Opening(start: StartPageProps) {
  const { t } = useTranslation('shell');
  return (
    <StartFrame {...start}>
      <p role="status">{t('opening')}</p>
    </StartFrame>
  );
}
