import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../shared/ipc-contract.ts';
import styles from './about-section.module.css';

const accessibility = ['aim', 'tested', 'untested', 'known', 'feedback'] as const;
const privacy = ['controller', 'what', 'where', 'protects', 'rights'] as const;

/** Versions, and what the program says of its accessibility and of the data it holds: also what was not tested or is not protected. */
export function AboutSection({ info }: { readonly info: CallAnswer<'app.info'> }) {
  const { t } = useTranslation(['about', 'settings']);
  const versions = [
    { name: t('settings:about.version'), value: info.version },
    { name: t('settings:about.electron'), value: info.electron },
    { name: t('settings:about.server'), value: info.server ?? t('settings:about.noServer') },
  ];
  return (
    <div className={styles.about}>
      <h3>{t('versions')}</h3>
      <dl>
        {versions.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('accessibility.title')}</summary>
        {accessibility.map((part) => (
          <Part key={part} title={t(`accessibility.${part}.title`)} text={t(`accessibility.${part}.text`)} />
        ))}
      </details>
      <details>
        <summary>{t('privacy.title')}</summary>
        {privacy.map((part) => (
          <Part key={part} title={t(`privacy.${part}.title`)} text={t(`privacy.${part}.text`)} />
        ))}
      </details>
    </div>
  );
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h3>{title}</h3>
      <p>{text}</p>
    </>
  );
}
