import { ListPlus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../../shared/hoks/field-spec.ts';
import { isDraft, isList } from '../../../shared/hoks/json-shape.ts';
import { groupWithTasksAt, type RememberedGroup } from '../../../shared/register/sightings.ts';
import { tasksToOffer } from '../../../shared/register/suggest.ts';
import { useRegister } from '../../register/plan-register.tsx';
import { Button } from '../../ui/button.tsx';
import { useEditor, useFromDocument, useValue } from '../editor-context.ts';
import { isOffered } from '../use-field-keys.ts';

/** The tasks that the same workplace has had for the same unit, added with one press. Nothing for any other list. */
export function RememberedTasks({ path }: { readonly path: Path }) {
  const group = groupWithTasksAt(path);
  return group && <TasksOffer path={path} group={group} />;
}

function TasksOffer({ path, group }: { readonly path: Path; readonly group: RememberedGroup }) {
  const { t } = useTranslation('register');
  const { document } = useEditor();
  const register = useRegister();
  const draft = useValue(group.partPath);
  const unit = useFromDocument(({ valueAt }) => group.unitPaths.map(valueAt).find(isName));
  const tasks = useMemo(
    () => (isDraft(draft) && isName(unit) ? tasksToOffer(register(), group.remembered, draft, unit.trim()) : []),
    [register, group.remembered, draft, unit],
  );
  if (tasks.length === 0) return null;
  const add = () => {
    const listed = document.valueAt(path);
    document.setAll([{ path, value: [...(isList(listed) ? listed : []), ...tasks] }]);
  };
  return (
    <Button {...isOffered} variant="quiet" icon={ListPlus} keys="Alt Enter" onPress={add}>
      {t('tasks.add', { count: tasks.length })}
    </Button>
  );
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
