import { finnishDate } from '../finnish-date.ts';
import type { Kieli } from '../kieli.ts';
import type { Waiting } from './deadline.ts';

const clock = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: 'numeric', minute: '2-digit' });

const near: Readonly<Record<Kieli, { yesterday: string; today: string; tomorrow: string }>> = {
  fi: { yesterday: 'eilen', today: 'tänään', tomorrow: 'huomenna' },
  sv: { yesterday: 'i går', today: 'i dag', tomorrow: 'i morgon' },
};

/** A moment near `now` (both epoch milliseconds) in Finnish time: `tänään 13.25`, `huomenna 9.12`, else `24.11. 9.12`. */
export function nearMoment(moment: number, now: number, kieli: Kieli): string {
  const time = clock.format(moment).replace(':', '.');
  const day = finnishDate(moment);
  const today = finnishDate(now);
  const words = near[kieli];
  if (day === today) return `${words.today} ${time}`;
  if (day === dayAfter(today)) return `${words.tomorrow} ${time}`;
  if (dayAfter(day) === today) return `${words.yesterday} ${time}`;
  const [year = '', month = '', date = ''] = day.split('-');
  const shown = `${Number(date)}.${Number(month)}.`;
  return year === today.slice(0, 4) ? `${shown} ${time}` : `${shown}${year} ${time}`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * The window's title: what is not in eHOKS yet and when the first of it has to be, then the app's name. Numbers and times
 * only: the system shows titles in lists and logs.
 */
export function windowTitle(appName: string, { count, nearest }: Waiting, now: number, kieli: Kieli): string {
  if (count === 0 || nearest === null) return appName;
  const when = nearMoment(nearest, now, kieli);
  const isLate = nearest < now;
  return kieli === 'fi'
    ? `${count} lähettämättä, ${isLate ? 'määräaika ylittyi' : 'lähin'} ${when} – ${appName}`
    : `${count} ej skickade, ${isLate ? 'tidsfristen gick ut' : 'närmaste'} ${when} – ${appName}`;
}
