import type { LucideIcon } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from './button.tsx';
import styles from './menu-button.module.css';

export interface MenuButtonProps {
  /** What the button opens, for those who do not see its icon. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly items: readonly MenuChoice[];
}

export interface MenuChoice {
  readonly name: string;
  readonly text: string;
  readonly icon: LucideIcon;
  readonly onChoose: () => void;
}

/** What can be done but seldom is: behind one button. */
export function MenuButton({ label, icon, items }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <IconButton icon={icon} label={label} />
      <Popover className={styles.popover} placement="bottom end">
        <Menu className={styles.menu} aria-label={label}>
          {items.map(({ name, text, icon: Icon, onChoose }) => (
            <MenuItem key={name} id={name} textValue={text} className={styles.item} onAction={onChoose}>
              <Icon aria-hidden="true" />
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
