import type { HoksBody } from '../../../src/shared/delivery/ehoks-calls.ts';

/**
 * The reference plan: six vocational units, each with one training agreement period and one demonstration, three common
 * units with nine sub-areas, and the basic data with contact details. Everything a counselor types stands here, and nowhere else.
 */

export interface Student {
  readonly nimi: string;
  readonly sahkoposti: string;
  readonly puhelinnumero: string;
}

/** Two students of the same qualification, who began on the same day; named as the test people of the server are. */
export const firstStudent: Student = {
  nimi: 'Koe 001',
  sahkoposti: 'onni.rantavuori@example.org',
  puhelinnumero: '040 555 0117',
};
export const secondStudent: Student = {
  nimi: 'Koe 002',
  sahkoposti: 'elias.harmaja@example.org',
  puhelinnumero: '040 555 0118',
};

export const uraSuunnitelma = { nimi: 'Työelämään siirtyminen', uri: 'urasuunnitelma_0002' };
export const osaAikaisuus = '100';
export const edustaja = 'Petri Ahvenlampi';

export interface Workplace {
  readonly nimi: string;
  readonly yTunnus: string;
  readonly ohjaaja: string;
  readonly sahkoposti: string;
}

const korjaamo: Workplace = {
  nimi: 'Autokorjaamo Tunturi Oy',
  yTunnus: '9222223-2',
  ohjaaja: 'Jussi Havumetso',
  sahkoposti: 'jussi.havumetso@example.org',
};
const huolto: Workplace = {
  nimi: 'Rannan Autohuolto Oy',
  yTunnus: '9444445-3',
  ohjaaja: 'Marja Kivelä',
  sahkoposti: 'marja.kivela@example.org',
};
const rengasliike: Workplace = {
  nimi: 'Kallion Autosähkö Ky',
  yTunnus: '9555556-9',
  ohjaaja: 'Timo Lehtonen',
  sahkoposti: 'timo.lehtonen@example.org',
};

export interface UnitEntry {
  /** The number of the unit's code. */
  readonly koodi: string;
  readonly workplace: Workplace;
  /** Key tasks of the period; the demonstration is given by doing them. */
  readonly tasks: readonly [string, string];
}

/** Two units at each of three workplaces, one after the other. */
export const units: readonly UnitEntry[] = [
  {
    koodi: '106945',
    workplace: korjaamo,
    tasks: ['Öljynvaihto', 'Rengastyöt'],
  },
  {
    koodi: '106877',
    workplace: korjaamo,
    tasks: ['Iskunvaimentimet', 'Pyörän laakerit'],
  },
  {
    koodi: '106878',
    workplace: huolto,
    tasks: ['Jarrupalojen vaihto', 'Jarrunesteet'],
  },
  {
    koodi: '106879',
    workplace: huolto,
    tasks: ['Akun testaus', 'Vianhaku testerillä'],
  },
  {
    koodi: '106880',
    workplace: rengasliike,
    tasks: ['Huolto-ohjelmat', 'Suodattimet'],
  },
  {
    koodi: '106881',
    workplace: rengasliike,
    tasks: ['Jakohihnan vaihto', 'Kannen korjaus'],
  },
];

/** How many sub-areas are picked of each common unit, the first ones in the curriculum's order: nine of three units. */
export const subAreaCounts = [5, 2, 2];

/** A sub-area of a common unit, by their code URIs. */
export interface SubArea {
  readonly unit: string;
  readonly area: string;
}

/** The periods follow each other: each begins on a Monday and lasts eight weeks; the demonstration is on its last two days. */
export const periodLength = '+8vk';
const weeks = 8;

export interface Days {
  readonly alku: string;
  readonly loppu: string;
  readonly naytto: string;
}

/** The days of each unit's period, YYYY-MM-DD, from the Monday after `today`. */
export function daysOf(today: string): readonly Days[] {
  const first = plusDays(today, 8 - weekday(today));
  return units.map((_, index) => {
    const alku = plusDays(first, index * weeks * 7);
    return { alku, loppu: plusDays(alku, weeks * 7 - 3), naytto: plusDays(alku, weeks * 7 - 4) };
  });
}

/** A day as it is typed: without the year, which the order of the days tells. */
export function typed(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${date}.${month}.`;
}

/** A day as its field shows it. */
export function shown(day: string): string {
  return `${typed(day)}${day.slice(0, 4)}`;
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 is Monday. */
function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** How much of the plan is entered: everything, or only what the plan cannot be approved without. */
export type Scope = 'full' | 'required';

/** What eHOKS has to hold of the plan in the end. */
export function expectedPlan(given: {
  readonly student: Student;
  readonly today: string;
  readonly scope: Scope;
  readonly picked: readonly SubArea[];
}): HoksBody {
  const { student, today, scope, picked } = given;
  const days = daysOf(today);
  const isFull = scope === 'full';
  return {
    'osaamisen-hankkimisen-tarve': true,
    sahkoposti: student.sahkoposti,
    ...(isFull && { puhelinnumero: student.puhelinnumero, 'urasuunnitelma-koodi-uri': uraSuunnitelma.uri }),
    'hankittavat-ammat-tutkinnon-osat': units.map((unit, index) => unitBody(unit, days[index], isFull)),
    'hankittavat-yhteiset-tutkinnon-osat': [...new Set(picked.map(({ unit }) => unit))].map((uri) => ({
      'tutkinnon-osa-koodi-uri': uri,
      'osa-alueet': picked.filter(({ unit }) => unit === uri).map(({ area }) => ({ 'osa-alue-koodi-uri': area })),
    })),
  } as HoksBody;
}

function unitBody({ koodi, workplace, tasks }: UnitEntry, days: Days | undefined, isFull: boolean) {
  const { nimi, yTunnus, ohjaaja, sahkoposti } = workplace;
  return {
    'tutkinnon-osa-koodi-uri': `tutkinnonosat_${koodi}`,
    'osaamisen-hankkimistavat': [
      {
        'osaamisen-hankkimistapa-koodi-uri': 'osaamisenhankkimistapa_koulutussopimus',
        alku: days?.alku,
        loppu: days?.loppu,
        'osa-aikaisuustieto': Number(osaAikaisuus),
        'tyopaikalla-jarjestettava-koulutus': {
          'tyopaikan-nimi': nimi,
          'tyopaikan-y-tunnus': yTunnus,
          'vastuullinen-tyopaikka-ohjaaja': { nimi: ohjaaja, ...(isFull && { sahkoposti }) },
          'keskeiset-tyotehtavat': isFull ? tasks : [],
        },
        'jarjestajan-edustaja': { nimi: edustaja },
      },
    ],
    'osaamisen-osoittaminen': [
      {
        alku: days?.naytto,
        loppu: days?.loppu,
        nayttoymparisto: { nimi },
        'sisallon-kuvaus': isFull ? tasks : [],
        ...(isFull && {
          'koulutuksen-jarjestaja-osaamisen-arvioijat': [{ nimi: edustaja }],
          'tyoelama-osaamisen-arvioijat': [{ nimi: ohjaaja, organisaatio: { nimi } }],
        }),
      },
    ],
  };
}
