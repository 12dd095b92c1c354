import { CopyPlus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AnyDraft, Part, Path } from '../../shared/hoks/field-spec.ts';
import { hoks } from '../../shared/hoks/hoks.ts';
import { isDraft, isList } from '../../shared/hoks/json-shape.ts';
import { fieldAt, itemName } from '../../shared/hoks/place.ts';
import { Button } from '../ui/button.tsx';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';
import { duplicatePart } from './new-part.ts';
import fields from './widgets/fields.module.css';
import { pathKey } from './value-at.ts';

/** Another part of the plan that has a list for the same kind of part. */
interface Home {
  readonly listPath: Path;
  /** The listed part that holds the list. */
  readonly ownerPath: Path;
}

/** Copies a part, as a period, to another unit of the same plan. Nothing where there is no other place for it. */
export function CopyElsewhere({ part, path }: { readonly part: Part; readonly path: Path }) {
  const { t } = useTranslation('register');
  const { names } = useReference();
  const { document, newPartDefaults, jumpTo } = useEditor();
  const key = pathKey(path.slice(0, -1));
  const others = () => homesOf(part, document.current()).filter(({ listPath }) => pathKey(listPath) !== key);
  const hasOthers = useFromDocument(() => path.length > 2 && others().length > 0);
  if (!hasOthers) return null;

  const copyTo = (listPath: Path) => {
    const list = document.valueAt(listPath);
    const end = isList(list) ? list.length : 0;
    document.insert(listPath, end, duplicatePart(document.valueAt(path), newPartDefaults.newId));
    jumpTo([...listPath, end]);
  };
  const nameOf = ({ ownerPath }: Home) => {
    const list = document.valueAt(ownerPath.slice(0, -1));
    const field = fieldAt(ownerPath);
    return field?.kind === 'parts' && isList(list) ? itemName(field.part, list, Number(ownerPath.at(-1)), names) : '';
  };
  return (
    <MenuTrigger>
      <Button variant="quiet" icon={CopyPlus}>
        {t('copyTo')}
      </Button>
      <Popover className={fields.popover} placement="bottom end">
        <Menu
          className={fields.options}
          onAction={(chosen) => {
            const home = others().find(({ listPath }) => pathKey(listPath) === chosen);
            if (home) copyTo(home.listPath);
          }}
        >
          {others().map((home) => (
            <MenuItem key={pathKey(home.listPath)} id={pathKey(home.listPath)} className={fields.option}>
              {nameOf(home)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Every list of a plan that holds parts of this kind, by the listed part that it belongs to. */
export function homesOf(wanted: Part, plan: AnyDraft): readonly Home[] {
  const found: Home[] = [];
  const walk = (part: Part, draft: AnyDraft, path: Path, ownerPath: Path) => {
    for (const [name, field] of Object.entries(part.fields)) {
      if (field.kind === 'scalar') continue;
      const here = [...path, name];
      if (field.kind === 'parts' && field.part === wanted && ownerPath.length > 0) {
        found.push({ listPath: here, ownerPath });
      }
      const value = draft[name];
      if (isDraft(value)) walk(field.part, value, here, ownerPath);
      if (!isList(value)) continue;
      value.forEach((item, i) => {
        if (isDraft(item)) walk(field.part, item, [...here, i], [...here, i]);
      });
    }
  };
  walk(hoks, plan, [], []);
  return found;
}
