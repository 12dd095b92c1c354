import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../shared/hoks/sections.ts';
import { Button } from '../ui/button.tsx';
import { workArea } from './next-field.ts';
import styles from './parts.module.css';
import plan from './plan.module.css';
import { SectionNav } from './section-nav.tsx';
import { sectionHeading, SectionView } from './section-view.tsx';
import { onFieldKey } from './use-field-keys.ts';
import type { EditorState, Removal } from './use-editor-state.ts';

interface EditorPanesProps {
  readonly state: EditorState;
  readonly sections: readonly Section[];
  readonly diaarinumero: string | undefined;
  readonly onDiaarinumero: (diaarinumero: string) => void;
  /** In the middle in place of the section. */
  readonly instead: ReactNode;
  /** The panel on the right. */
  readonly children: ReactNode;
}

/** Left the sections, in the middle the one being worked on, right what is left to do. */
export function EditorPanes({ state, sections, diaarinumero, onDiaarinumero, instead, children }: EditorPanesProps) {
  const { t } = useTranslation('plan');
  const open = sections.find((section) => section.id === state.section) ?? sections[0];
  return (
    <div className={plan.panes}>
      <SectionNav sections={sections} open={state.section} onOpen={state.openSection} />
      {/* Not a control: the keys are those of the fields inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        className={styles.work}
        aria-labelledby={instead ? undefined : sectionHeading}
        aria-label={instead ? t('panel.history') : undefined}
        {...{ [workArea]: '' }}
        onKeyDownCapture={onFieldKey}
      >
        {instead}
        {!instead && open && (
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

/** What was just done, and the way to take it back: the focus goes there, as what had it is gone. */
function RemovalBar({ removal, onUndo }: { readonly removal: Removal; readonly onUndo: () => void }) {
  const { t } = useTranslation('plan');
  const bar = useRef<HTMLOutputElement>(null);
  useEffect(() => bar.current?.querySelector('button')?.focus(), []);
  return (
    <output className={styles.removal} ref={bar}>
      <span>{removal.text}</span>
      {removal.canUndo && (
        <Button icon={Undo2} keys="Ctrl Z" onPress={onUndo}>
          {t('undo')}
        </Button>
      )}
    </output>
  );
}
