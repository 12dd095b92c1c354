import { Ellipsis, FileStack, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../ui/menu-button.tsx';

interface PlanMenuProps {
  readonly onSaveTemplate: () => void;
  readonly onShare: () => void;
}

/** What can be made of a plan for other students. */
export function PlanMenu({ onSaveTemplate, onShare }: PlanMenuProps) {
  const { t } = useTranslation(['share', 'templates']);
  return (
    <MenuButton
      label={t('planActions')}
      icon={Ellipsis}
      items={[
        { name: 'template', text: t('templates:save.open'), icon: FileStack, onChoose: onSaveTemplate },
        { name: 'share', text: t('open'), icon: Users, onChoose: onShare },
      ]}
    />
  );
}
