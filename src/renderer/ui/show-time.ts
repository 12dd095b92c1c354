import type { Kieli } from '../../shared/kieli.ts';

const clock = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: 'numeric', minute: '2-digit' });

/** The clock time of a moment (epoch milliseconds) in Finland: `klo 9.42`, in Swedish `kl. 9.42`. */
export function showTime(moment: number, kieli: Kieli): string {
  return `${kieli === 'fi' ? 'klo' : 'kl.'} ${clock.format(moment).replace(':', '.')}`;
}
