import { FileDown, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../db/store.ts';
import { Button } from '../ui/button.tsx';
import { GiveStudents } from './give-students.tsx';
import type { HandoverHost } from './handover-host.ts';
import styles from './handover.module.css';
import { TakeStudents } from './take-students.tsx';

/** Students to another counselor's computer, and from one. */
export function HandoverSection({ host, store }: { readonly host: HandoverHost; readonly store: Store }) {
  const { t } = useTranslation('handover');
  const [open, setOpen] = useState<'give' | 'take'>();
  return (
    <div className={styles.handover}>
      {open === undefined && (
        <div className={styles.actions}>
          <Button icon={FileDown} onPress={() => setOpen('give')}>
            {t('give')}
          </Button>
          <Button icon={FileUp} onPress={() => setOpen('take')}>
            {t('take')}
          </Button>
        </div>
      )}
      {open === 'give' && <GiveStudents host={host} store={store} onClose={() => setOpen(undefined)} />}
      {open === 'take' && <TakeStudents host={host} store={store} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
