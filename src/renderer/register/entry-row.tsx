import { BriefcaseBusiness, ChevronDown, ChevronRight, Plus, UserRound } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withEdited, withMerged, withNew } from '../../shared/register/edit-register.ts';
import type { RegisterEntry } from '../../shared/register/register.ts';
import { byName } from '../../shared/register/suggest.ts';
import { helsinkiDate, showDate } from '../plan/date-entry.ts';
import { Button } from '../ui/button.tsx';
import { EntryForm, type EntryToWrite } from './entry-form.tsx';
import type { ChangeRegister } from './register-page.tsx';
import styles from './register-page.module.css';

interface EntryRowProps {
  readonly entry: RegisterEntry;
  /** Of a workplace. */
  readonly people?: readonly RegisterEntry[];
  readonly register: readonly RegisterEntry[];
  readonly change: ChangeRegister;
  readonly remove: (entry: RegisterEntry) => Promise<void>;
  readonly now: () => number;
}

/** One entry as a line; open, a form to mend it and, of a workplace, its people. */
export function EntryRow({ entry, people, register, change, remove, now }: EntryRowProps) {
  const { t } = useTranslation('register');
  const [isOpen, setOpen] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const bodyId = useId();
  const { kind, facts } = entry;
  const Icon = kind === 'workplace' ? BriefcaseBusiness : UserRound;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const others = register.filter((one) => one !== entry && canBecomeOne(one, entry)).toSorted(byName);

  const save = async (written: EntryToWrite) => {
    await change((current) => withEdited(current, { ...entry, ...written }, now()));
    setOpen(false);
  };
  const removeEntry = async () => {
    await remove(entry);
    // It may come back.
    setOpen(false);
  };
  const addPerson = async (written: EntryToWrite) => {
    const person = { ...written, facts: { ...written.facts, yTunnus: facts.yTunnus }, usedAt: now() };
    await change((current) => withNew(current, person, () => crypto.randomUUID()));
    setAdding(false);
  };
  return (
    <div className={styles.row} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon aria-hidden="true" />
        <span className={styles.name}>{facts.nimi}</span>
        <span className={styles.facts}>{shownFacts(entry).join(' · ')}</span>
        <span className={styles.facts}>{people && people.length > 0 && t('people', { count: people.length })}</span>
        <span className={styles.facts}>{t('usedAt', { date: showDate(helsinkiDate(entry.usedAt)) })}</span>
        <Chevron aria-hidden="true" />
      </button>
      {isOpen && (
        <div className={styles.body} id={bodyId}>
          <EntryForm
            // What is stored has changed, as by a merge: the form begins anew with it.
            key={JSON.stringify(entry)}
            entry={entry}
            others={others}
            onSave={save}
            onMerge={(into) => change((current) => withMerged(current, entry.id, into))}
            onRemove={removeEntry}
            onCancel={() => setOpen(false)}
          />
          {people && (
            <section className={styles.people} aria-label={t('peopleAt', { workplace: facts.nimi })}>
              {people.map((person) => (
                <EntryRow
                  key={person.id}
                  entry={person}
                  register={register}
                  change={change}
                  remove={remove}
                  now={now}
                />
              ))}
              {isAdding ? (
                <EntryForm
                  entry={{ kind: 'workplacePerson', facts: {}, roles: ['instructor'] }}
                  onSave={addPerson}
                  onCancel={() => setAdding(false)}
                />
              ) : (
                <Button variant="quiet" icon={Plus} onPress={() => setAdding(true)}>
                  {t('add.person')}
                </Button>
              )}
            </section>
          )}
        </div>
      )}
    </div>
  );
}

/** Only people of the same workplace can be one person. */
function canBecomeOne(one: RegisterEntry, other: RegisterEntry): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind !== 'workplacePerson' || one.facts.yTunnus === other.facts.yTunnus;
}

function shownFacts({ kind, facts }: RegisterEntry): readonly string[] {
  const shown =
    kind === 'workplace' ? [facts.yTunnus] : kind === 'staff' ? [facts.rooli] : [facts.sahkoposti, facts.puhelinnumero];
  return shown.filter((fact) => fact !== undefined);
}
