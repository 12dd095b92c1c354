import {
  ArrowDown,
  ArrowUp,
  Check,
  ChevronDown,
  ChevronRight,
  Copy,
  OctagonAlert,
  Plus,
  Trash2,
  TriangleAlert,
  Users,
} from 'lucide-react';
import { memo, type ReactNode, useContext, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part, PartsField, Path } from '../../shared/hoks/field-spec.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';
import { isShareable } from '../../shared/hoks/share-parts.ts';
import { useKieli } from '../kieli/i18n.ts';
import { CopyToOthers } from '../share/copy-to-others.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { LocalBadge } from '../ui/local-badge.tsx';
import {
  useEditor,
  useFindingCounts,
  useFindingsAt,
  useFromDocument,
  useOpenPart,
  useReference,
  useValue,
} from './editor-context.ts';
import { CopyElsewhere } from './copy-elsewhere.tsx';
import { FindingMessages } from './finding-messages.tsx';
import { duplicatePart, newPart } from './new-part.ts';
import type { PartFormComponent } from './part-form-props.ts';
import { PartHeading } from './part-heading.tsx';
import { PartOffers } from './part-offer.tsx';
import marks from './marks.module.css';
import styles from './parts.module.css';
import { showDateRange } from './date-entry.ts';
import { showNumber } from './number-entry.ts';
import { pointsOfDraft } from './reference.ts';
import { periodOf } from './unit-facts.ts';
import { addsPart, isPart, onPartKey, type PartKeys } from './use-field-keys.ts';
import { pathKey } from './value-at.ts';
import { StrayLine } from './stray-content.tsx';
import { lowerFirst } from './words.ts';

interface PartListProps {
  readonly field: PartsField<Part>;
  readonly path: Path;
  readonly level: number;
  readonly form: PartFormComponent;
  /** A list of the plan itself: wider lines. */
  readonly isSection?: boolean;
  /** False when the list is all of its section, whose head already names it and holds its button. */
  readonly hasOwnHead?: boolean;
  /** More ways to add, beside the button of the head. */
  readonly tools?: ReactNode;
  /** Stands between the head and the parts. */
  readonly panel?: ReactNode;
}

/** Stands for an item that is no object, as an imported plan may bring: it has no identity and nothing to open. */
const notAPart = '-';

/** Parts as summary lines, one open at a time. */
export function PartList(props: PartListProps) {
  const { field, path, level, form, isSection, hasOwnHead = true, tools, panel } = props;
  const { t } = useTranslation('plan');
  const { teksti } = useKieli();
  const headingId = useId();
  const { document, announceRemoval } = useEditor();
  const findings = useFindingsAt(path);
  const messageId = useId();
  // What is no list says so itself.
  const isStray = useFromDocument(({ valueAt }) => valueAt(path) !== undefined && !isList(valueAt(path)));
  const described = findings.length > 0 && !isStray ? messageId : undefined;
  // One text of identities: the list renders again when parts come, go or move, not while one of them is typed in.
  const identities = useFromDocument(({ valueAt }) => {
    const list = valueAt(path);
    return isList(list) ? list.map((item) => (isDraft(item) ? document.identity(item) : notAPart)).join(' ') : '';
  });
  const keys = identities === '' ? [] : identities.split(' ');
  const partLabel = teksti(field.part.label);
  const addLabel = t('add', { what: lowerFirst(partLabel) });
  const remove = (index: number) => {
    document.remove(path, index);
    announceRemoval(`${partLabel} ${index + 1}`);
  };
  return (
    <section
      className={isSection ? styles.sectionList : styles.subList}
      aria-labelledby={hasOwnHead ? headingId : undefined}
      aria-describedby={described}
      data-path={pathKey(path)}
    >
      {hasOwnHead && (
        <div className={styles.subHead}>
          <PartHeading level={level} id={headingId}>
            {teksti(field.label)}
          </PartHeading>
          {field.local && <LocalBadge />}
          {keys.length > 0 ? (
            <span className={styles.count}>{keys.length}</span>
          ) : (
            <span className={styles.noneYet}>{t('nothingYet')}</span>
          )}
          <span className={marks.spacer} />
          {tools}
          {!isStray && <AddPart field={field} path={path} describedBy={described} />}
        </div>
      )}
      {panel}
      {findings.length > 0 && !isStray && (
        <div className={styles.listFinding}>
          <FindingMessages findings={findings} id={messageId} />
        </div>
      )}
      {isStray && (
        <StrayLine
          path={path}
          name={String(path.at(-1))}
          onRemove={() => {
            document.setAll([{ path, value: undefined }]);
            announceRemoval(teksti(field.label));
          }}
        />
      )}
      {keys.length === 0 && !hasOwnHead && !isStray && (
        <p className={styles.none}>{t('emptySection', { add: addLabel })}</p>
      )}
      {keys.map((identity, index) =>
        identity === notAPart ? (
          // oxlint-disable-next-line react/no-array-index-key
          <StrayLine
            key={index}
            path={[...path, index]}
            name={`${partLabel} ${index + 1}`}
            onRemove={() => remove(index)}
          />
        ) : (
          <PartItem
            key={identity}
            field={field}
            listPath={path}
            index={index}
            count={keys.length}
            identity={identity}
            level={level + 1}
            form={form}
          />
        ),
      )}
    </section>
  );
}

interface AddPartProps {
  readonly field: PartsField<Part>;
  readonly path: Path;
  /** What was found about the list. */
  readonly describedBy?: string | undefined;
}

/** Adds a part to the end of a list and goes to its first field. */
export function AddPart({ field, path, describedBy }: AddPartProps) {
  const { t } = useTranslation('plan');
  const { teksti } = useKieli();
  const addPart = useAddPart(field, path);
  return (
    <Button
      {...addsPart}
      {...(describedBy && { 'aria-describedby': describedBy })}
      variant="quiet"
      icon={Plus}
      onPress={addPart}
    >
      {t('add', { what: lowerFirst(teksti(field.part.label)) })}
    </Button>
  );
}

function useAddPart(field: PartsField<Part>, path: Path): () => void {
  const { document, newPartDefaults, jumpTo } = useEditor();
  return () => {
    const list = document.valueAt(path);
    const end = isList(list) ? list.length : 0;
    document.insert(path, end, newPart(field.part, newPartDefaults));
    jumpTo([...path, end]);
  };
}

interface PartItemProps {
  readonly field: PartsField<Part>;
  readonly listPath: Path;
  readonly index: number;
  readonly count: number;
  readonly identity: string;
  readonly level: number;
  readonly form: PartFormComponent;
}

const PartItem = memo(
  function PartItem({ field, listPath, index, count, identity, level, form: Form }: PartItemProps) {
    const { t } = useTranslation(['plan', 'share']);
    const copyToOthers = useContext(CopyToOthers);
    const { teksti } = useKieli();
    const { document, openParts, newPartDefaults, announceRemoval, jumpTo } = useEditor();
    const path = [...listPath, index];
    const isOpen = useOpenPart(listPath) === identity;
    const bodyId = useId();
    const messageId = useId();
    const label = teksti(field.part.label);
    const Chevron = isOpen ? ChevronDown : ChevronRight;

    const addAnother = useAddPart(field, listPath);
    const line = useRef<HTMLButtonElement>(null);

    const move = (to: number) => document.move(listPath, index, to);
    const keys: PartKeys = {
      addAnother,
      close: () => {
        line.current?.focus();
        openParts.setOpen(listPath, undefined);
      },
      goTo: (step) => {
        if (index + step >= 0 && index + step < count) jumpTo([...listPath, index + step, firstField(field.part)]);
      },
    };
    return (
      // Not a control: the keys are those of the controls inside.
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
      <div
        {...isPart}
        className={styles.part}
        data-open={isOpen || undefined}
        data-path={pathKey(path)}
        onKeyDownCapture={(event) => onPartKey(event, keys)}
      >
        <PartHeading level={level} className={styles.partHeading}>
          <button
            type="button"
            ref={line}
            className={styles.partLine}
            aria-expanded={isOpen}
            aria-controls={isOpen ? bodyId : undefined}
            onClick={() => openParts.setOpen(listPath, isOpen ? undefined : identity)}
          >
            <PartLine part={field.part} path={path} label={`${label} ${index + 1}`} />
            <Chevron aria-hidden="true" className={marks.quiet} />
          </button>
        </PartHeading>
        {isOpen && (
          <div className={styles.partBody} id={bodyId}>
            <fieldset
              className={styles.partTools}
              aria-label={t('toolsOf', { what: `${label} ${index + 1}` })}
              aria-describedby={messageId}
            >
              <Button
                variant="quiet"
                icon={Copy}
                onPress={() => {
                  document.insert(listPath, index + 1, duplicatePart(document.valueAt(path), newPartDefaults.newId));
                  jumpTo([...listPath, index + 1]);
                }}
              >
                {t('duplicate')}
              </Button>
              <CopyElsewhere part={field.part} path={path} />
              {copyToOthers && isShareable(path) && (
                <Button variant="quiet" icon={Users} onPress={() => copyToOthers(path)}>
                  {t('share:partToOthers')}
                </Button>
              )}
              {count > 1 && (
                <>
                  <IconButton
                    icon={ArrowUp}
                    label={t('moveUp')}
                    isDisabled={index === 0}
                    onPress={() => move(index - 1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    label={t('moveDown')}
                    isDisabled={index === count - 1}
                    onPress={() => move(index + 1)}
                  />
                </>
              )}
              <Button
                variant="quiet"
                icon={Trash2}
                onPress={() => {
                  document.remove(listPath, index);
                  announceRemoval(`${label} ${index + 1}`);
                }}
              >
                {t('remove')}
              </Button>
            </fieldset>
            {field.part.offers && <PartOffers part={field.part} offers={field.part.offers} path={path} />}
            <ObjectFindings path={path} id={messageId} />
            <Form part={field.part} path={path} level={level + 1} />
          </div>
        )}
      </div>
    );
  },
  (before, after) =>
    before.field === after.field &&
    before.index === after.index &&
    before.count === after.count &&
    before.identity === after.identity &&
    pathKey(before.listPath) === pathKey(after.listPath),
);

function firstField(part: Part): string {
  return Object.keys(part.fields)[0] ?? '';
}

/** What is wrong with the part as a whole, not with one of its fields. */
function ObjectFindings({ path, id }: { readonly path: Path; readonly id: string }) {
  const findings = useFindingsAt(path);
  return (
    <div id={id}>
      <FindingMessages findings={findings} />
    </div>
  );
}

/** Preparatory education is measured in weeks. */
function isTuvaUnit(part: Part): boolean {
  return 'koulutuksen-osa-koodi-uri' in part.fields;
}

/** State, name, points and dates of a part, and how much is left to mend in it. */
function PartLine({ part, path, label }: { readonly part: Part; readonly path: Path; readonly label: string }) {
  const { t } = useTranslation('plan');
  const reference = useReference();
  const value = useValue(path);
  const { blocking, other } = useFindingCounts(path);
  const draft = isDraft(value) ? value : {};
  const points = pointsOfDraft(draft, reference);
  const period = 'alku' in part.fields ? undefined : periodOf(draft);
  const summary = part.summary?.(draft, reference.names) || label;
  return (
    <>
      {blocking > 0 ? (
        <OctagonAlert aria-hidden="true" className={marks.error} />
      ) : other > 0 ? (
        <TriangleAlert aria-hidden="true" className={marks.warn} />
      ) : (
        <Check aria-hidden="true" className={marks.ok} />
      )}
      <span className={styles.partName}>{summary}</span>
      <span className={styles.points}>
        {points !== undefined && t(isTuvaUnit(part) ? 'weeks' : 'points', { points: showNumber(points) })}
      </span>
      <span className={styles.partPeriod}>{period && showDateRange(period.alku, period.loppu)}</span>
      <span className={styles.flag}>
        {blocking > 0 ? (
          <span className={marks.error}>{t('toFix', { count: blocking })}</span>
        ) : (
          other > 0 && <span className={marks.warn}>{t('toNote', { count: other })}</span>
        )}
      </span>
    </>
  );
}
