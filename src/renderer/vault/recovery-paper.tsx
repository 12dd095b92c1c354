import qrcode from 'qrcode-generator';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import styles from './recovery.module.css';

/** The recovery key as groups and as a QR code, on the screen and, when the person prints, alone on a sheet. */
export function RecoveryPaper({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useTranslation('recovery');
  return (
    <>
      <div className={styles.key}>
        <Groups recoveryKey={recoveryKey} />
        <QrCode text={recoveryKey} />
      </div>
      {createPortal(
        <div className={styles.sheet} data-print-sheet aria-hidden="true">
          <h1>{t('paperTitle')}</h1>
          <p>{t('paperText')}</p>
          <Groups recoveryKey={recoveryKey} />
          <QrCode text={recoveryKey} />
          <p>{t('paperUse')}</p>
        </div>,
        document.body,
      )}
    </>
  );
}

function Groups({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useTranslation('recovery');
  return (
    <ol className={styles.groups} aria-label={t('groups')}>
      {recoveryKey.split('-').map((group, place) => (
        // The place is what a group is.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={place}>
          <span>{place + 1}</span>
          <code>{group}</code>
        </li>
      ))}
    </ol>
  );
}

/** Drawn here from the library's modules: its own picture would need an address or inline styles. */
function QrCode({ text }: { readonly text: string }) {
  const { t } = useTranslation('recovery');
  const code = qrcode(0, 'M');
  code.addData(text, 'Alphanumeric');
  code.make();
  const size = code.getModuleCount();
  const cells = Array.from({ length: size * size }, (_, i) => [Math.floor(i / size), i % size] as const);
  const path = cells
    .filter(([row, column]) => code.isDark(row, column))
    .map(([row, column]) => `M${column + 4} ${row + 4}h1v1h-1z`)
    .join('');
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size + 8} ${size + 8}`} role="img" aria-label={t('qr')}>
      <rect width={size + 8} height={size + 8} className={styles.paper} />
      <path d={path} className={styles.ink} />
    </svg>
  );
}
