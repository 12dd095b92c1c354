/** The made-up people of practice mode and their study rights. Check digits are right, nothing else is real. */

interface Organisaatio {
  readonly oid: string;
  readonly fi: string;
  readonly sv: string;
}

export interface Oppilaitos extends Organisaatio {
  readonly koulutustoimija: Organisaatio;
}

const suvirannanKuntayhtyma: Organisaatio = {
  oid: '1.2.246.562.10.55110000019',
  fi: 'Suvirannan koulutuskuntayhtymä',
  sv: 'Suviranta utbildningssamkommun',
};

const suvirannanAmmattiopisto: Oppilaitos = {
  oid: '1.2.246.562.10.55110000126',
  fi: 'Suvirannan ammattiopisto',
  sv: 'Suviranta yrkesinstitut',
  koulutustoimija: suvirannanKuntayhtyma,
};

const suvirannanAikuisopisto: Oppilaitos = {
  oid: '1.2.246.562.10.55110000134',
  fi: 'Suvirannan aikuisopisto',
  sv: 'Suviranta vuxeninstitut',
  koulutustoimija: suvirannanKuntayhtyma,
};

/** Another provider's school: the practice account has no rights there. */
const kaarnalammenOpisto: Oppilaitos = {
  oid: '1.2.246.562.10.55220000123',
  fi: 'Kaarnalammen ammattiopisto',
  sv: 'Barktjärns yrkesinstitut',
  koulutustoimija: {
    oid: '1.2.246.562.10.55220000016',
    fi: 'Kaarnalammen koulutussäätiö',
    sv: 'Barktjärns utbildningsstiftelse',
  },
};

/** Where the practice account may write: the provider, an ancestor of its schools. */
export const harjoitteluOrganisaatiot: readonly string[] = [suvirannanKuntayhtyma.oid];

/** The schools that the practice organisation service knows. */
export const harjoitteluOppilaitokset: readonly Oppilaitos[] = [
  suvirannanAmmattiopisto,
  suvirannanAikuisopisto,
  kaarnalammenOpisto,
];

/** A day by the school year: [years from the autumn of the current one, MM-DD]. [0, '08-10'] is this school year's start. */
export type Koulupaiva = readonly [years: number, monthAndDay: string];

export interface SamplePerson {
  readonly nimi: string;
  /** Of the group's name; the starting year follows it. */
  readonly ryhma: readonly [before: string, after: string];
  readonly oppijaOid: string;
  readonly opiskeluoikeusOid: string;
  readonly oppilaitos: Oppilaitos;
  readonly tyyppi: 'ammatillinenkoulutus' | 'tuva';
  readonly suoritus: 'ammatillinentutkinto' | 'ammatillinentutkintoosittainen' | 'telma' | 'tuvakoulutuksensuoritus';
  readonly diaarinumero: string;
  readonly suorituskieli: 'FI' | 'SV';
  readonly alkaa: Koulupaiva;
  readonly paattyy: Koulupaiva;
  /** Codes of the latest osaamisala and tutkintonimike, as far as they are chosen. */
  readonly osaamisala?: string;
  readonly tutkintonimike?: string;
  /** What came after being present. */
  readonly tila?: readonly [koodiarvo: string, alku: Koulupaiva];
  readonly sisaltyyOpiskeluoikeuteen?: string;
}

const perustutkinto = {
  oppilaitos: suvirannanAmmattiopisto,
  tyyppi: 'ammatillinenkoulutus',
  suoritus: 'ammatillinentutkinto',
  suorituskieli: 'FI',
} as const;
const ajoneuvoala = { ...perustutkinto, diaarinumero: 'OPH-5410-2021', osaamisala: '1008', tutkintonimike: '10066' };
const puutarhaAla = { ...perustutkinto, diaarinumero: 'OPH-901-2020', osaamisala: '1777', tutkintonimike: '10078' };
const puuteollisuus = { ...perustutkinto, diaarinumero: 'OPH-2455-2017', osaamisala: '1665', tutkintonimike: '10034' };
const soteAla = { ...perustutkinto, diaarinumero: 'OPH-4417-2023' };

const siirinOpiskeluoikeus = '1.2.246.562.15.59614722821';

/** In the order of the sample list. */
export const samplePeople: readonly SamplePerson[] = [
  {
    ...ajoneuvoala,
    nimi: 'Aallonsalo Miisa',
    ryhma: ['AJO', 'A'],
    oppijaOid: '1.2.246.562.24.52601047601',
    opiskeluoikeusOid: '1.2.246.562.15.59601047604',
    alkaa: [-2, '08-12'],
    paattyy: [1, '07-31'],
  },
  {
    ...ajoneuvoala,
    nimi: 'Harjuvirta Daniel',
    ryhma: ['AJO', 'B'],
    oppijaOid: '1.2.246.562.24.52602095827',
    opiskeluoikeusOid: '1.2.246.562.15.59602095826',
    alkaa: [-1, '08-11'],
    paattyy: [2, '06-02'],
  },
  {
    ...ajoneuvoala,
    nimi: 'Rantavuo Onni',
    ryhma: ['AJO', 'A'],
    oppijaOid: '1.2.246.562.24.52603144667',
    opiskeluoikeusOid: '1.2.246.562.15.59603144664',
    alkaa: [0, '08-10'],
    paattyy: [3, '06-01'],
  },
  {
    ...puutarhaAla,
    nimi: 'Sjöhamn Linnea',
    ryhma: ['PUT', 'S'],
    oppijaOid: '1.2.246.562.24.52604194124',
    opiskeluoikeusOid: '1.2.246.562.15.59604194122',
    suorituskieli: 'SV',
    alkaa: [-1, '08-11'],
    paattyy: [2, '06-02'],
  },
  {
    ...puuteollisuus,
    nimi: 'Kivisalmi Roope',
    ryhma: ['PUU', 'A'],
    oppijaOid: '1.2.246.562.24.52605244206',
    opiskeluoikeusOid: '1.2.246.562.15.59605244207',
    alkaa: [-2, '08-12'],
    paattyy: [1, '07-31'],
  },
  {
    ...soteAla,
    nimi: 'Berehovenko Oleksandra',
    ryhma: ['SOT', 'B'],
    oppijaOid: '1.2.246.562.24.52606294909',
    opiskeluoikeusOid: '1.2.246.562.15.59606294904',
    alkaa: [-1, '08-11'],
    paattyy: [2, '06-02'],
  },
  {
    ...soteAla,
    nimi: 'Honkaharju Iida',
    ryhma: ['SOT', 'O'],
    oppijaOid: '1.2.246.562.24.52607346225',
    opiskeluoikeusOid: '1.2.246.562.15.59607346224',
    suoritus: 'ammatillinentutkintoosittainen',
    alkaa: [0, '08-10'],
    paattyy: [1, '12-17'],
  },
  {
    ...perustutkinto,
    nimi: 'Tuulenkallio Venla',
    ryhma: ['LII', ''],
    oppijaOid: '1.2.246.562.24.52608398162',
    opiskeluoikeusOid: '1.2.246.562.15.59608398166',
    oppilaitos: suvirannanAikuisopisto,
    diaarinumero: 'OPH-1161-2018',
    osaamisala: '2343',
    tutkintonimike: '20046',
    alkaa: [-1, '10-06'],
    paattyy: [1, '12-17'],
  },
  {
    ...perustutkinto,
    nimi: 'Ojakaarto Viljami',
    ryhma: ['TUO', ''],
    oppijaOid: '1.2.246.562.24.52609450724',
    opiskeluoikeusOid: '1.2.246.562.15.59609450727',
    oppilaitos: suvirannanAikuisopisto,
    diaarinumero: 'OPH-2624-2017',
    alkaa: [0, '08-24'],
    paattyy: [2, '05-31'],
  },
  {
    nimi: 'Talvensola Minh Anh',
    ryhma: ['TUVA', ''],
    oppijaOid: '1.2.246.562.24.52610503903',
    opiskeluoikeusOid: '1.2.246.562.15.59610503902',
    oppilaitos: suvirannanAmmattiopisto,
    tyyppi: 'tuva',
    suoritus: 'tuvakoulutuksensuoritus',
    diaarinumero: 'OPH-1488-2021',
    suorituskieli: 'FI',
    alkaa: [0, '08-10'],
    paattyy: [1, '07-31'],
  },
  {
    ...perustutkinto,
    nimi: 'Pihlajakoski Aada',
    ryhma: ['TELMA', ''],
    oppijaOid: '1.2.246.562.24.52611557709',
    opiskeluoikeusOid: '1.2.246.562.15.59611557709',
    suoritus: 'telma',
    diaarinumero: 'OPH-2659-2017',
    alkaa: [0, '08-10'],
    paattyy: [1, '07-31'],
  },
  {
    ...ajoneuvoala,
    nimi: 'Lampisuo Eetu',
    ryhma: ['AJO', 'A'],
    oppijaOid: '1.2.246.562.24.52612612122',
    opiskeluoikeusOid: '1.2.246.562.15.59612612123',
    alkaa: [-2, '08-12'],
    paattyy: [1, '07-31'],
    tila: ['loma', [-1, '11-02']],
  },
  {
    ...puuteollisuus,
    nimi: 'Mustakorpi Aarni',
    ryhma: ['PUU', 'A'],
    oppijaOid: '1.2.246.562.24.52613667163',
    opiskeluoikeusOid: '1.2.246.562.15.59613667167',
    alkaa: [-2, '08-12'],
    paattyy: [1, '07-31'],
    tila: ['valiaikaisestikeskeytynyt', [-1, '12-01']],
  },
  {
    ...puutarhaAla,
    nimi: 'Vattulahti Siiri',
    ryhma: ['PUT', 'A'],
    oppijaOid: '1.2.246.562.24.52614722829',
    opiskeluoikeusOid: siirinOpiskeluoikeus,
    alkaa: [0, '08-10'],
    paattyy: [3, '06-01'],
  },
  {
    ...puutarhaAla,
    nimi: 'Vattulahti Siiri',
    ryhma: ['HAN', ''],
    oppijaOid: '1.2.246.562.24.52614722829',
    opiskeluoikeusOid: '1.2.246.562.15.59615779101',
    oppilaitos: suvirannanAikuisopisto,
    alkaa: [0, '09-07'],
    paattyy: [1, '07-31'],
    sisaltyyOpiskeluoikeuteen: siirinOpiskeluoikeus,
  },
  {
    ...soteAla,
    nimi: 'Kuusilehdo Oona',
    ryhma: ['SOT', 'A'],
    oppijaOid: '1.2.246.562.24.52616836001',
    opiskeluoikeusOid: '1.2.246.562.15.59616836009',
    alkaa: [-2, '08-12'],
    paattyy: [0, '05-29'],
    tila: ['valmistunut', [0, '05-29']],
  },
  {
    ...ajoneuvoala,
    nimi: 'Onkamokoski Peetu',
    ryhma: ['AJO', 'B'],
    oppijaOid: '1.2.246.562.24.52617893522',
    opiskeluoikeusOid: '1.2.246.562.15.59617893520',
    alkaa: [-1, '08-11'],
    paattyy: [2, '06-02'],
    tila: ['eronnut', [0, '04-03']],
  },
  {
    ...ajoneuvoala,
    nimi: 'Zaferi Elias',
    ryhma: ['AJO', 'C'],
    oppijaOid: '1.2.246.562.24.52618951667',
    opiskeluoikeusOid: '1.2.246.562.15.59618951665',
    oppilaitos: kaarnalammenOpisto,
    alkaa: [0, '08-10'],
    paattyy: [3, '06-01'],
  },
];
