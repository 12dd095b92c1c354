import { useTranslation } from 'react-i18next';
import type { Changes } from '../../shared/reference/changes.ts';
import type { ReferenceError } from '../../shared/reference/reference-calls.ts';
import { Banner } from '../ui/banner.tsx';
import type { Outcome } from './reference-control.ts';
import styles from './reference-section.module.css';

/** What became of it, in words: what changed, or why nothing did and what to do now. */
export function ReferenceOutcome({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('reference');
  if (outcome.state === 'failed') return <Failure error={outcome.error} />;
  if (outcome.state === 'exported') return <Banner tone="ok">{t('exported')}</Banner>;
  const { changes, missing, unreadable, state } = outcome;
  const isPartial = missing.length + unreadable.length > 0;
  return (
    <Banner tone={isPartial ? 'warn' : 'ok'} title={t(isPartial ? 'finished.partly' : `finished.${state}`)}>
      <ul className={styles.changes}>
        {counted(changes).map((name) => (
          <li key={name}>{t(`changes.${name}`, { number: changes[name] })}</li>
        ))}
        {counted(changes).length === 0 && <li>{t('changes.none')}</li>}
        {changes.unverified > 0 && <li>{t('changes.unverified', { number: changes.unverified })}</li>}
        {missing.length > 0 && <li>{t('missing', { numbers: missing.join(', ') })}</li>}
        {unreadable.length > 0 && <li>{t('unreadable', { numbers: unreadable.join(', ') })}</li>}
      </ul>
    </Banner>
  );
}

const names = [
  'added',
  'renamed',
  'newVersion',
  'withdrawn',
  'perusteet',
] as const satisfies readonly (keyof Changes)[];

function counted(changes: Changes) {
  return names.filter((name) => changes[name] > 0);
}

function Failure({ error: { code, service, status } }: { readonly error: ReferenceError }) {
  const { t } = useTranslation('reference');
  if (code === 'cancelled') return <Banner tone="info">{t('problem.cancelled')}</Banner>;
  return (
    <Banner tone="error">
      {t(`problem.${code}`)}
      {service !== undefined && (
        <p className={styles.note}>
          {t(`service.${service}`)}
          {status !== undefined && ` (HTTP ${status})`}
        </p>
      )}
    </Banner>
  );
}
