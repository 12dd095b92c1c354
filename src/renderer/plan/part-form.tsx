import { Fragment, memo } from 'react';
import type { Field, Part, Path, ScalarField } from '../../shared/hoks/field-spec.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';
import { groupNamedAt } from '../../shared/register/sightings.ts';
import { useFromDocument } from './editor-context.ts';
import { InnerPart } from './inner-part.tsx';
import type { PartFormProps } from './part-form-props.ts';
import { PartList } from './part-list.tsx';
import styles from './parts.module.css';
import fields from './widgets/fields.module.css';
import { StrayContent } from './stray-content.tsx';
import { TechnicalDetails } from './technical-details.tsx';
import { CheckboxWidget, YesNoWidget } from './widgets/choice-widgets.tsx';
import { CodePicker } from './widgets/code-widget.tsx';
import { DateWidget } from './widgets/date-widget.tsx';
import { OrganisationWidget } from './widgets/organisation-widget.tsx';
import { RememberedTextWidget } from './widgets/remembered-text-widget.tsx';
import { IdentifierWidget, LongTextWidget, NumberWidget, TextWidget } from './widgets/text-widgets.tsx';
import { TextsWidget } from './widgets/texts-widget.tsx';

/** Any part of the plan as a form, walked from its field list. Renders again only when parts come or go, never while typing. */
export const PartForm = memo(function PartForm(props: PartFormProps) {
  const { part, path, level, only, beside, isInline = false } = props;
  const hidden = useFromDocument(({ valueAt }) => hiddenFields(part, valueAt(path), path).join(' ')).split(' ');
  const shown = Object.entries(part.fields).filter(
    ([key]) => (only === undefined || only.includes(key)) && !hidden.includes(key),
  );
  const derived = derivedFields(part, shown);
  const widgets = shown.map(([key, field]) => (
    <Fragment key={key}>
      <FieldOf name={key} field={field} part={part} path={path} level={level} />
      {beside?.[key]}
    </Fragment>
  ));
  if (isInline) return widgets;
  return (
    <div className={styles.partForm}>
      <div className={fields.fields}>{widgets}</div>
      {derived.length > 0 && <TechnicalDetails fields={derived} path={path} />}
      {only === undefined && <StrayContent part={part} path={path} />}
    </div>
  );
});

/** Fields that neither belong to the draft as it stands, or to a part at this place, nor hold anything. */
function hiddenFields(part: Part, value: unknown, path: Path): readonly string[] {
  const draft = isDraft(value) ? value : {};
  return Object.entries(part.fields).flatMap(([key, field]) => {
    const held = draft[key];
    const isEmpty = held === undefined || (isList(held) && held.length === 0);
    const belongs = field.applies?.(draft) !== false && field.onlyAt?.(path) !== false;
    return isEmpty && !belongs ? [key] : [];
  });
}

type Named = readonly [string, Field];

/** Derived fields that say something to a person: a code's version stands beside its code. */
function derivedFields(part: Part, shown: readonly Named[]): readonly (readonly [string, ScalarField<unknown>])[] {
  const versions = new Set(
    Object.values(part.fields).map((field) =>
      field.kind === 'scalar' && field.widget.type === 'code' ? field.widget.versionField : undefined,
    ),
  );
  return shown.flatMap(([key, field]) =>
    field.kind === 'scalar' && field.widget.type === 'derived' && !versions.has(key) ? [[key, field] as const] : [],
  );
}

/** A text, or a name that is remembered across plans; the field list says which. */
function TextOrName(props: Parameters<typeof TextWidget>[0]) {
  const group = groupNamedAt(props.path);
  return group ? (
    <RememberedTextWidget field={props.field} path={props.path} group={group} />
  ) : (
    <TextWidget {...props} />
  );
}

interface FieldOfProps extends PartFormProps {
  readonly name: string;
  readonly field: Field;
}

function FieldOf({ name, field, part, path, level }: FieldOfProps) {
  const here = [...path, name];
  if (field.kind === 'parts') return <PartList field={field} path={here} level={level} form={PartForm} />;
  if (field.kind === 'part') return <InnerPart field={field} path={here} level={level} form={PartForm} />;
  const { widget } = field;
  switch (widget.type) {
    case 'text':
      return <TextOrName field={field} path={here} widget={widget} />;
    case 'longText':
      return <LongTextWidget field={field} path={here} />;
    case 'texts':
      return <TextsWidget field={field} path={here} />;
    case 'date':
      return <DateWidget field={field} path={here} />;
    case 'integer':
    case 'number':
      return <NumberWidget field={field} path={here} widget={widget} />;
    case 'yesNo':
      return <YesNoWidget field={field} path={here} />;
    case 'checkbox':
      return <CheckboxWidget field={field} path={here} />;
    case 'code':
      return <CodePicker field={field} path={here} widget={widget} part={part} />;
    case 'organisation':
      return <OrganisationWidget field={field} path={here} />;
    case 'oid':
    case 'yTunnus':
      return <IdentifierWidget field={field} path={here} widget={widget} />;
    case 'timestamp':
    case 'derived':
    case 'none':
      return null;
  }
}
