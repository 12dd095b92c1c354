import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../shared/hoks/sections.ts';
import { Button } from '../ui/button.tsx';
import styles from './parts.module.css';
import plan from './plan.module.css';
import { SectionNav } from './section-nav.tsx';
import { sectionHeading, SectionView } from './section-view.tsx';
import type { EditorState, Removal } from './use-editor-state.ts';

interface EditorPanesProps {
  readonly state: EditorState;
  readonly sections: readonly Section[];
  readonly diaarinumero: string | undefined;
  readonly onDiaarinumero: (diaarinumero: string) => void;
  /** The panel on the right. */
  readonly children: ReactNode;
}

/** Left the sections, in the middle the one being worked on, right what is left to do. */
export function EditorPanes({ state, sections, diaarinumero, onDiaarinumero, children }: EditorPanesProps) {
  const open = sections.find((section) => section.id === state.section) ?? sections[0];
  return (
    <div className={plan.panes}>
      <SectionNav sections={sections} open={state.section} onOpen={state.openSection} />
      <section className={styles.work} aria-labelledby={sectionHeading}>
        {open && (
          <SectionView
            key={open.id}
            section={open}
            diaarinumero={diaarinumero}
            onDiaarinumero={onDiaarinumero}
            onUndo={state.undo}
            onRedo={state.redo}
          />
        )}
        {state.removal && <RemovalBar key={state.removal.serial} removal={state.removal} onUndo={state.undo} />}
      </section>
      {children}
    </div>
  );
}

/** What was just removed, and the way to bring it back: the focus goes there, as what had it is gone. */
function RemovalBar({ removal, onUndo }: { readonly removal: Removal; readonly onUndo: () => void }) {
  const { t } = useTranslation('plan');
  const bar = useRef<HTMLOutputElement>(null);
  useEffect(() => bar.current?.querySelector('button')?.focus(), []);
  return (
    <output className={styles.removal} ref={bar}>
      <span>{t('removed', { what: removal.what })}</span>
      <Button icon={Undo2} keys="Ctrl Z" onPress={onUndo}>
        {t('undo')}
      </Button>
    </output>
  );
}
