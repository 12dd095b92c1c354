import styles from './folder-path.module.css';

/** Where something lies on this machine, to be read, selected and copied. */
export function FolderPath({ path }: { readonly path: string }) {
  return <code className={styles.path}>{path}</code>;
}
