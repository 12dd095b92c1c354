import { Info, LockKeyhole, Monitor, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answerOf,
  askedConsents,
  type Consent,
  type ConsentRequest,
  type ConsentScope,
  consentScopes,
  isGiven,
} from '../../shared/meeting/consents.ts';
import { containsHetu } from '../../shared/identifiers/hetu.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field, SelectField } from '../ui/field.tsx';
import { Block } from './block.tsx';
import { ConsentHistory } from './consent-history.tsx';
import styles from './agree.module.css';
import { useConsentText } from './consent-text.ts';

interface ConsentsBlockProps {
  readonly consents: readonly Consent[] | undefined;
  readonly isAnswerLost: boolean;
  readonly onAnswer: (request: ConsentRequest, mayHave: boolean) => void;
  readonly onAsk: (request: ConsentRequest) => void;
}

/** To whom the data may be given: each is asked, none is answered beforehand, and every answer can be taken back. */
export function ConsentsBlock({ consents, isAnswerLost, onAnswer, onAsk }: ConsentsBlockProps) {
  const { t } = useTranslation('meeting');
  return (
    <Block icon={LockKeyhole} title={t('consent.title')}>
      <p>{t('consent.lead')}</p>
      {askedConsents(consents).map((consent) => (
        <Question
          key={`${consent.recipient} ${consent.nimi} ${consent.scope}`}
          consent={consent}
          onAnswer={(mayHave) => onAnswer(consent, mayHave)}
        />
      ))}
      {isAnswerLost && <Banner tone="error">{t('consent.notSaved')}</Banner>}
      <AddRecipient onAsk={onAsk} />
      <p className={styles.hint}>
        <Info aria-hidden="true" />
        {t('consent.byLaw')}
      </p>
      <p className={styles.hint}>
        <Monitor aria-hidden="true" />
        {t('consent.local')}
      </p>
    </Block>
  );
}

function Question({ consent, onAnswer }: { readonly consent: Consent; onAnswer: (mayHave: boolean) => void }) {
  const { t } = useTranslation('meeting');
  const textOf = useConsentText();
  const answer = answerOf(consent);
  const name = `${consent.recipient} ${consent.nimi} ${consent.scope}`;
  return (
    <fieldset className={styles.consent}>
      <legend>{textOf(consent)}</legend>
      {([true, false] as const).map((mayHave) => (
        <label key={String(mayHave)} className={styles.big}>
          <input
            type="radio"
            name={name}
            checked={answer !== 'unanswered' && isGiven(consent) === mayHave}
            onChange={() => onAnswer(mayHave)}
          />
          <span>{t(mayHave ? 'consent.yes' : 'consent.no')}</span>
        </label>
      ))}
      <div className={styles.consentState} role="status">
        {answer === 'unanswered' ? t('consent.state.unanswered') : <ConsentHistory consent={consent} />}
      </div>
    </fieldset>
  );
}

function AddRecipient({ onAsk }: { readonly onAsk: ConsentsBlockProps['onAsk'] }) {
  const { t } = useTranslation('meeting');
  const [isOpen, setOpen] = useState(false);
  const [who, setWho] = useState('');
  const [scope, setScope] = useState<ConsentScope>('goalsAndSchedule');
  const [isAsked, setAsked] = useState(false);
  const nimi = who.trim();
  const problem = containsHetu(nimi)
    ? t('agree.personHetu')
    : isAsked && nimi === ''
      ? t('consent.whoMissing')
      : undefined;
  if (!isOpen) {
    return (
      <p className={styles.addOne}>
        <Button icon={Plus} size="large" variant="quiet" onPress={() => setOpen(true)}>
          {t('consent.addTitle')}
        </Button>
      </p>
    );
  }
  return (
    <form
      className={styles.addForm}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (nimi === '' || containsHetu(nimi)) return;
        onAsk({ recipient: 'other', nimi, scope });
        setWho('');
        setAsked(false);
        setOpen(false);
      }}
    >
      <div>
        <Field label={t('consent.who')} value={who} onChange={setWho} size="large" problem={problem} autoFocus />
      </div>
      <div>
        <SelectField
          label={t('consent.what')}
          value={scope}
          onChange={(chosen) => setScope(consentScopes.find((one) => one === chosen) ?? scope)}
          options={consentScopes.map((one) => ({ value: one, text: t(`consent.scope.${one}`) }))}
        />
      </div>
      <Button type="submit" size="large">
        {t('agree.add')}
      </Button>
    </form>
  );
}
