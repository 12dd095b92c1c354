import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withNew, without } from '../../shared/register/edit-register.ts';
import type { RegisterEntry } from '../../shared/register/register.ts';
import type { Store } from '../db/store.ts';
import { useMarkReady } from '../shell/mark-ready.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { useLive } from '../use-live.ts';
import { EntryForm, type EntryToWrite } from './entry-form.tsx';
import { listed } from './register-list.ts';
import { EntryRow } from './entry-row.tsx';
import styles from './register-page.module.css';

export interface RegisterPageProps {
  readonly store: Pick<Store, 'register' | 'updateRegister'>;
  /** The counselor's own institution: where a new person of an institution is. */
  readonly ownInstitution: { readonly oppilaitosOid: string } | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onBack: () => void;
}

export type ChangeRegister = Store['updateRegister'];

type NewKind = 'workplace' | 'staff';

/** Workplaces and people that are remembered: found, mended, merged and removed. They come by themselves from the plans. */
export function RegisterPage({ store, ownInstitution, now, onBack }: RegisterPageProps) {
  const { t } = useTranslation('register');
  const live = useLive(useCallback(async () => (await store.register()) ?? [], [store]));
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState<NewKind>();
  const [removed, setRemoved] = useState<{ readonly nimi: string; readonly entries: readonly RegisterEntry[] }>();
  const [hasFailed, setFailed] = useState(false);
  useMarkReady(live.value !== undefined);
  const register = live.value ?? [];
  const { workplaces, staff } = listed(register, search);

  const change: ChangeRegister = async (by) => {
    setFailed(false);
    setRemoved(undefined);
    try {
      await store.updateRegister(by);
    } catch (error) {
      setFailed(true);
      throw error;
    }
  };
  const remove = async (entry: RegisterEntry) => {
    const kept = new Set(without(register, entry.id));
    await change((current) => without(current, entry.id));
    setRemoved({ nimi: entry.facts.nimi ?? '', entries: register.filter((one) => !kept.has(one)) });
  };
  const add = async (written: EntryToWrite) => {
    await change((current) => withNew(current, { ...written, usedAt: now() }, () => crypto.randomUUID()));
    setAdding(undefined);
  };
  const row = { register, change, remove, now };

  return (
    <>
      <PageHead
        title={t('title')}
        end={
          <>
            <Button icon={Plus} onPress={() => setAdding('workplace')}>
              {t('add.workplace')}
            </Button>
            <Button icon={Plus} onPress={() => setAdding('staff')}>
              {t('add.staff')}
            </Button>
            <Button variant="quiet" onPress={onBack}>
              {t('back')}
            </Button>
          </>
        }
      >
        <SearchBox
          label={t('search')}
          placeholder={t('searchHint')}
          clearLabel={t('clearSearch')}
          value={search}
          onChange={setSearch}
        />
      </PageHead>
      <div className={styles.page}>
        <p className={styles.lead}>{t('lead')}</p>
        {(hasFailed || live.problem) && <Banner tone="error">{t('notSaved')}</Banner>}
        {removed && (
          <Banner
            tone="info"
            actions={
              <Button onPress={() => void change((current) => [...current, ...removed.entries]).catch(() => undefined)}>
                {t('undo')}
              </Button>
            }
          >
            {t('removed', { what: removed.nimi })}
          </Banner>
        )}
        {adding && (
          <section className={styles.list} aria-label={t(`add.${adding}`)}>
            <EntryForm
              key={adding}
              entry={{
                kind: adding,
                facts: adding === 'staff' ? { oppilaitosOid: ownInstitution?.oppilaitosOid } : {},
              }}
              onSave={add}
              onCancel={() => setAdding(undefined)}
            />
          </section>
        )}
        {register.length === 0 && !adding && live.value && <EmptyState>{t('empty')}</EmptyState>}
        {register.length > 0 && workplaces.length + staff.length === 0 && (
          <EmptyState action={<Button onPress={() => setSearch('')}>{t('showAll')}</Button>}>
            {t('noMatch', { search })}
          </EmptyState>
        )}
        {workplaces.length > 0 && (
          <section className={styles.list} aria-labelledby="tyopaikat">
            <h2 id="tyopaikat">{t('workplaces')}</h2>
            {workplaces.map(({ workplace, people }) => (
              <EntryRow key={workplace.id} entry={workplace} people={people} {...row} />
            ))}
          </section>
        )}
        {staff.length > 0 && (
          <section className={styles.list} aria-labelledby="henkilot">
            <h2 id="henkilot">{t('staff')}</h2>
            {staff.map((entry) => (
              <EntryRow key={entry.id} entry={entry} {...row} />
            ))}
          </section>
        )}
      </div>
    </>
  );
}
