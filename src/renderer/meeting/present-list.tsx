import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import { isSameParticipant, type Participant, toggled } from '../../shared/meeting/meeting.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './present-list.module.css';
import { useParticipantText } from './participant-text.ts';

interface PresentListProps {
  readonly possible: readonly Participant[];
  readonly present: readonly Participant[];
  readonly onChange: (present: readonly Participant[]) => void;
  /** large: for a screen that is turned towards the student. */
  readonly size?: 'normal' | 'large';
}

/** Who is there: marked from those who are known, or added by name. */
export function PresentList({ possible, present, onChange, size = 'normal' }: PresentListProps) {
  const { t } = useTranslation('meeting');
  const textOf = useParticipantText();
  const [isAdding, setAdding] = useState(false);
  const [name, setName] = useState('');
  const person = name.trim();
  const isWrong = containsHetu(person);
  const add = () => {
    if (person === '' || isWrong) return;
    const added: Participant = { role: 'other', nimi: person };
    if (!present.some((one) => isSameParticipant(one, added))) onChange([...present, added]);
    setName('');
    setAdding(false);
  };
  return (
    <div className={styles.people} data-size={size}>
      {possible.map((one) => (
        <label key={`${one.role} ${one.nimi}`} className={styles.person}>
          <input
            type="checkbox"
            checked={present.some((other) => isSameParticipant(one, other))}
            onChange={() => onChange(toggled(present, one))}
          />
          <span>{textOf(one)}</span>
        </label>
      ))}
      {!isAdding && (
        <p className={styles.addOne}>
          <Button icon={Plus} size={size} variant="quiet" onPress={() => setAdding(true)}>
            {t('agree.addPerson')}
          </Button>
        </p>
      )}
      {isAdding && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <div>
            <Field
              label={t('agree.addPerson')}
              help={t('agree.addPersonHelp')}
              value={name}
              onChange={setName}
              size={size}
              problem={isWrong ? t('agree.personHetu') : undefined}
              autoFocus
            />
          </div>
          <Button type="submit" size={size} isDisabled={person === '' || isWrong}>
            {t('agree.add')}
          </Button>
        </form>
      )}
    </div>
  );
}
