import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { classes } from './classes.ts';

interface CommonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly icon?: LucideIcon;
}

export interface ButtonProps extends CommonProps {
  /** main: the one next right step of a page. quiet: no edge. danger: takes something away. */
  readonly variant?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  /** The key that does the same, shown beside the words: "Ctrl L". */
  readonly keys?: string;
  /** Where the page places it; the look is the button's own. */
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Absent when the icon says it all; then `aria-label` is its name. */
  readonly children?: ReactNode;
}

export function Button({
  variant = 'plain',
  size = 'normal',
  icon: Icon,
  keys,
  className,
  children,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={classes(
        styles.button,
        variant === 'main' && styles.main,
        variant === 'quiet' && styles.quiet,
        variant === 'danger' && styles.danger,
        size === 'large' && styles.large,
        children === undefined && styles.icon,
        className,
      )}
    >
      {Icon && <Icon aria-hidden="true" />}
      {children}
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </AriaButton>
  );
}

/** A button that shows its icon only; `label` is its name for everyone else. */
export function IconButton({
  label,
  icon: Icon,
  ...props
}: CommonProps & { readonly label: string; readonly icon: LucideIcon }) {
  return (
    <AriaButton {...props} aria-label={label} className={classes(styles.button, styles.quiet, styles.icon)}>
      <Icon aria-hidden="true" />
    </AriaButton>
  );
}

/** A button in running text or in a table cell: looks like a link, does something here. */
export function TextButton({ icon: Icon, children, ...props }: CommonProps & { readonly children: ReactNode }) {
  return (
    <AriaButton {...props} className={styles.text}>
      {Icon && <Icon aria-hidden="true" />}
      {children}
    </AriaButton>
  );
}
