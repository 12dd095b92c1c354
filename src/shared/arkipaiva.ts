/**
 * Finnish public holidays and the two readings of "arkipäivä" (R26). Days are YYYY-MM-DD in the Finnish calendar; nothing
 * here knows a time of day or a time zone.
 */

/** Whether Saturdays count: the word is used both ways, so the earlier date is the target and the later one the limit. */
export type Arkipaivat = 'ma-la' | 'ma-pe';

const dayMs = 86_400_000;

/**
 * The `count`-th working day after `start`, which itself is not counted.
 * Throws RangeError when `start` is not a day.
 */
export function arkipaivaAfter(start: string, count: number, reading: Arkipaivat): string {
  let day = Date.parse(`${start}T00:00:00Z`);
  if (Number.isNaN(day)) throw new RangeError('not a day');
  for (let counted = 0; counted < count;) {
    day += dayMs;
    if (isArkipaiva(day, reading)) counted += 1;
  }
  return isoDay(day);
}

function isArkipaiva(day: number, reading: Arkipaivat): boolean {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || (weekday === 6 && reading === 'ma-pe')) return false;
  const date = isoDay(day);
  return !pyhapaivat(Number(date.slice(0, 4))).has(date);
}

/**
 * The days of a year that are not working days whatever the weekday: public holidays, and the eves on which a time limit
 * does not end (act 150/1930 5 §: juhannusaatto, jouluaatto).
 */
export function pyhapaivat(year: number): ReadonlySet<string> {
  const easter = easterSunday(year);
  const midsummerEve = firstWeekdayFrom(Date.UTC(year, 5, 19), 5);
  return new Set(
    [
      Date.UTC(year, 0, 1), // uudenvuodenpäivä
      Date.UTC(year, 0, 6), // loppiainen
      easter - 2 * dayMs, // pitkäperjantai
      easter, // pääsiäispäivä
      easter + dayMs, // 2. pääsiäispäivä
      Date.UTC(year, 4, 1), // vappu
      easter + 39 * dayMs, // helatorstai
      easter + 49 * dayMs, // helluntaipäivä
      midsummerEve, // juhannusaatto
      midsummerEve + dayMs, // juhannuspäivä
      firstWeekdayFrom(Date.UTC(year, 9, 31), 6), // pyhäinpäivä
      Date.UTC(year, 11, 6), // itsenäisyyspäivä
      Date.UTC(year, 11, 24), // jouluaatto
      Date.UTC(year, 11, 25), // joulupäivä
      Date.UTC(year, 11, 26), // tapaninpäivä
    ].map(isoDay),
  );
}

/** The first `weekday` (0 = Sunday) on or after `day`. */
function firstWeekdayFrom(day: number, weekday: number): number {
  return day + ((weekday - new Date(day).getUTCDay() + 7) % 7) * dayMs;
}

/** Easter Sunday of the Gregorian calendar, by the anonymous (Meeus, Jones, Butcher) algorithm. */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}

function isoDay(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}
