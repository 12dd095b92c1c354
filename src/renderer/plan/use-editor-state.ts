import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../shared/hoks/field-spec.ts';
import { type SectionId, sectionOf } from '../../shared/hoks/sections.ts';
import { isRealDate } from '../../shared/hoks/date-text.ts';
import type { Student } from '../db/records.ts';
import { helsinkiDate } from './date-entry.ts';
import type { EditedDocument } from './edited-plan.ts';
import type { Editor } from './editor-context.ts';
import { createFindings } from './findings.ts';
import { focusPlace } from './focus-place.ts';
import { createOpenParts } from './open-parts.ts';

interface EditorStateOptions {
  readonly document: EditedDocument;
  readonly student: Student;
  readonly ownInstitution: Editor['ownInstitution'];
  readonly now: () => number;
  /** A jump shows the editor, whatever view is open. */
  readonly showEditor: () => void;
}

/** Something large that was just done, so that it can be taken back; `serial` tells one from the next. */
export interface Removal {
  /** A sentence. */
  readonly text: string;
  /** False where it only says something. */
  readonly canUndo: boolean;
  readonly serial: number;
}

export interface EditorState {
  readonly editor: Editor;
  readonly section: SectionId;
  readonly openSection: (section: SectionId) => void;
  readonly removal: Removal | undefined;
  /** Says what was done and offers to take it back. */
  readonly announce: (text: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Builds the editor of one plan by hand, once, and keeps what the page shows of it: section, focus, last removal. */
export function useEditorState(options: EditorStateOptions): EditorState {
  const { document, student, ownInstitution, now, showEditor } = options;
  const { t } = useTranslation(['plan', 'history']);
  const [section, setSection] = useState<SectionId>('perustiedot');
  const [removal, setRemoval] = useState<Removal>();
  const [target, setTarget] = useState<{ readonly path: Path }>();
  const show = useRef(showEditor);
  useEffect(() => {
    show.current = showEditor;
  });

  const [parts] = useState(() => ({ document, findings: createFindings(), openParts: createOpenParts(document) }));
  const { openParts } = parts;

  // What was removed can be brought back until something else is done.
  useEffect(() => document.subscribe(() => setRemoval(undefined)), [document]);

  useEffect(() => {
    if (target !== undefined) focusPlace(target.path);
  }, [target]);

  const announce = useCallback((text: string, canUndo = true) => {
    setRemoval((last) => ({ text, canUndo, serial: (last?.serial ?? 0) + 1 }));
  }, []);

  const editor = useMemo((): Editor => {
    const alkamispaiva = student.opiskeluoikeus.alkamispäivä ?? '';
    const today = () => helsinkiDate(now());
    return {
      ...parts,
      newPartDefaults: { ownInstitution: ownInstitution?.oppilaitosOid, newId: () => crypto.randomUUID() },
      ownInstitution,
      alkamispaiva: isRealDate(alkamispaiva) ? alkamispaiva : today(),
      today,
      announceRemoval: (what) => announce(t('removed', { what })),
      jumpTo: (path) => {
        show.current();
        setSection(sectionOf(path));
        parts.openParts.reveal(path);
        setTarget({ path });
      },
    };
  }, [parts, student, ownInstitution, now, announce, t]);

  // The focus stays where the person is typing, unless what came back is on another page of the plan.
  const showStep = (path: Path | undefined) => {
    if (path === undefined) return;
    openParts.reveal(path);
    if (path.length > 0 && sectionOf(path) !== section) editor.jumpTo(path);
  };

  return {
    editor,
    section,
    openSection: setSection,
    removal,
    announce,
    undo: () => {
      const end = document.undoEndsAt();
      if (end === undefined) showStep(document.undo());
      else announce(t(`history:undoEnds.${end}`), false);
    },
    redo: () => showStep(document.redo()),
  };
}
