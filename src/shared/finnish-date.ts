const finnishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });

/** The calendar day in Finland at `now` (epoch milliseconds) as YYYY-MM-DD: eHOKS reckons its days there. */
export function finnishDate(now: number): string {
  return finnishDay.format(now);
}
