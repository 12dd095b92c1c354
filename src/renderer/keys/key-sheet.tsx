import { X } from 'lucide-react';
import { Fragment, useId } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/button.tsx';
import styles from './key-sheet.module.css';
import { capsOf, keyGroups, keys } from './keys.ts';

interface KeySheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** All keys on one sheet, by where they do something. */
export function KeySheet({ isOpen, onOpenChange }: KeySheetProps) {
  const { t } = useTranslation('keys');
  return (
    <ModalOverlay className={styles.behind} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={styles.sheet}>
        <Dialog className={styles.dialog}>
          {({ close }) => (
            <>
              <div className={styles.head}>
                <Heading slot="title">{t('title')}</Heading>
                <IconButton icon={X} label={t('close')} onPress={close} />
              </div>
              <div className={styles.groups}>
                {keyGroups.map((group) => (
                  <Group key={group.name} {...group} />
                ))}
              </div>
              <p className={styles.dates}>{t('dates')}</p>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Group({ name, names }: (typeof keyGroups)[number]) {
  const { t } = useTranslation('keys');
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>{t(`groups.${name}`)}</h3>
      <dl>
        {names.map((one) => (
          <div key={one} className={styles.line}>
            <dt>
              {keys[one].map((chord, index) => (
                <Fragment key={chord}>
                  {index > 0 && ', '}
                  <Chord chord={chord} />
                </Fragment>
              ))}
            </dt>
            <dd>{t(`does.${one}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Keys that are pressed together. */
function Chord({ chord }: { readonly chord: string }) {
  const { t } = useTranslation('keys');
  return (
    <span className={styles.chord}>
      {capsOf(chord).map((cap, index) => (
        <Fragment key={cap}>
          {index > 0 && ' + '}
          <kbd>{isNamed(cap) ? t(`caps.${cap}`) : cap}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

/** Keys whose cap says something else than the list, or which stand for any of their kind. */
const named = [
  'letter',
  'number',
  'arrow',
  'Space',
  'Escape',
  'PageDown',
  'PageUp',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
] as const;

function isNamed(cap: string): cap is (typeof named)[number] {
  return named.some((one) => one === cap);
}
