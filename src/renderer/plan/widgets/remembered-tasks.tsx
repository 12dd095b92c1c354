import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../../shared/hoks/field-spec.ts';
import { isDraft, isList } from '../../../shared/hoks/json-shape.ts';
import { groupWithTasksAt, type RememberedGroup } from '../../../shared/register/sightings.ts';
import { tasksToOffer } from '../../../shared/register/suggest.ts';
import { useRegister } from '../../register/plan-register.tsx';
import { Button } from '../../ui/button.tsx';
import { useEditor, useFromDocument } from '../editor-context.ts';
import { isOffered } from '../use-field-keys.ts';

/** The tasks that the same workplace has had for the same unit, added with one press. Nothing for any other list. */
export function RememberedTasks({ path }: { readonly path: Path }) {
  const [group] = useState(() => groupWithTasksAt(path));
  return group && <TasksOffer path={path} group={group} />;
}

function TasksOffer({ path, group }: { readonly path: Path; readonly group: RememberedGroup }) {
  const { t } = useTranslation('register');
  const { document } = useEditor();
  const register = useRegister();
  // As text, so that the same offer is the same value.
  const offered = useFromDocument(({ valueAt }) => {
    const draft = valueAt(group.partPath);
    const unit = group.unitPaths.map(valueAt).find((name) => typeof name === 'string' && name.trim() !== '');
    if (!isDraft(draft) || typeof unit !== 'string') return '';
    return tasksToOffer(register(), group.remembered, draft, unit.trim()).join('\n');
  });
  if (offered === '') return null;
  const tasks = offered.split('\n');
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
