import { useEffect, useMemo, useRef, useState } from 'react';
import type { Path } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import { type SectionId, sectionOf } from '../../shared/hoks/sections.ts';
import { isRealDate } from '../../shared/hoks/date-text.ts';
import type { Student } from '../db/records.ts';
import { helsinkiDate } from './date-entry.ts';
import type { Editor } from './editor-context.ts';
import { createFindings } from './findings.ts';
import { focusPlace } from './focus-place.ts';
import { createOpenParts } from './open-parts.ts';
import { createPlanDocument } from './plan-document.ts';

interface EditorStateOptions {
  readonly draft: HoksDraft;
  readonly student: Student;
  readonly ownInstitution: Editor['ownInstitution'];
  readonly now: () => number;
  /** A jump shows the editor, whatever view is open. */
  readonly showEditor: () => void;
}

/** What was removed, so that it can be brought back; `serial` tells one removal from the next. */
export interface Removal {
  readonly what: string;
  readonly serial: number;
}

export interface EditorState {
  readonly editor: Editor;
  readonly section: SectionId;
  readonly openSection: (section: SectionId) => void;
  readonly removal: Removal | undefined;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Builds the editor of one plan by hand, once, and keeps what the page shows of it: section, focus, last removal. */
export function useEditorState({ draft, student, ownInstitution, now, showEditor }: EditorStateOptions): EditorState {
  const [section, setSection] = useState<SectionId>('perustiedot');
  const [removal, setRemoval] = useState<Removal>();
  const [target, setTarget] = useState<{ readonly path: Path }>();
  const show = useRef(showEditor);
  useEffect(() => {
    show.current = showEditor;
  });

  const [parts] = useState(() => {
    const document = createPlanDocument(draft, now);
    return { document, findings: createFindings(), openParts: createOpenParts(document) };
  });
  const { document, openParts } = parts;

  // What was removed can be brought back until something else is done.
  useEffect(() => document.subscribe(() => setRemoval(undefined)), [document]);

  useEffect(() => {
    if (target !== undefined) focusPlace(target.path);
  }, [target]);

  const editor = useMemo((): Editor => {
    const alkamispaiva = student.opiskeluoikeus.alkamispäivä ?? '';
    const today = () => helsinkiDate(now());
    return {
      ...parts,
      newPartDefaults: { ownInstitution: ownInstitution?.oppilaitosOid, newId: () => crypto.randomUUID() },
      ownInstitution,
      alkamispaiva: isRealDate(alkamispaiva) ? alkamispaiva : today(),
      today,
      announceRemoval: (what) => setRemoval((last) => ({ what, serial: (last?.serial ?? 0) + 1 })),
      jumpTo: (path) => {
        show.current();
        setSection(sectionOf(path));
        parts.openParts.reveal(path);
        setTarget({ path });
      },
    };
  }, [parts, student, ownInstitution, now]);

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
    undo: () => showStep(document.undo()),
    redo: () => showStep(document.redo()),
  };
}
