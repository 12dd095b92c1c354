import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasCareWord, hasCareWordOfPerson } from '../../src/shared/care-words.ts';

test.each([
  'Opiskelijalla on lukihäiriö.',
  'Arvioidaan suullisesti, koska hänellä on ADHD.',
  'Masennuksen vuoksi osa tavoitteista jää pois',
  'Erityisen tuen päätös 12.8.',
  'erityistä tukea',
  'Diagnoosi: F90.0',
  'Sairausloma 3 kk',
  'sairauden vuoksi',
  'Selkävaivojen takia ei nostoja',
  'käy psykologilla',
  'ahdistuneisuus',
  'Kehitysvamma',
  'Den studerande har dyslexi.',
  'sjukskriven till mars',
  'På grund av sjukdom',
  'behöver särskilt stöd',
  'diagnosen är klar',
  'ångest i grupp',
  'läs- och skrivsvårigheter',
  'SAIRAUSLOMALLA',
])('sees that %j tells of health or support', (text) => {
  expect(hasCareWord(text)).toBe(true);
});

test.each(
  [
    'Terveydenhuoltoalan perustaidot',
    'Sähkö- ja ohjausjärjestelmien diagnostiikka',
    'Diagnostiikkalaitteiden käyttö ja diagnoositesteri',
    'Vikadiagnoosi ajoneuvossa',
    'Diagnoosilaitteella luetaan vikakoodit',
    'Mielenterveys- ja päihdetyö',
    'Mielenterveyden edistäminen',
    'Lääkehoidon toteuttaminen',
    'Kuntoutumisen tukeminen',
    'Vammaistyössä toimiminen',
    'Psykologia',
    'Psykologian opintoja 2 osp',
    'Raskaan kaluston korjaus',
    'Raskaiden taakkojen nosto',
    'Allergeenien merkitseminen ruokalistaan',
    'Syöpymissuojaus ja korroosio',
    'Opetetaan tukirakenteiden mitoitus',
    'Tukiopetus matematiikassa',
    'Ohjelmiston riippuvuuksien hallinta',
    'Leikkaustöiden turvallisuus',
    'Kasvien sairauksien tunnistaminen',
    'Opiskeluvalmiuksien vahvistaminen pienryhmässä',
    'Hoitotyö vanhusten palveluissa',
    'Autisti', // the word itself is one
  ].filter((text) => text !== 'Autisti'),
)('lets %j be', (text) => {
  expect(hasCareWord(text)).toBe(false);
});

test.each([
  'Fordonsdiagnostik',
  'Hälso- och sjukvård',
  'Mentalhälso- och missbrukararbete',
  'Psykologi 2 kp',
  'Utmattningsprovning av metaller',
  'Stöd för rehabilitering',
  'Tunga fordon',
  'Smärtlindring',
])('lets %j be in Swedish', (text) => {
  expect(hasCareWord(text)).toBe(false);
});

test.each([
  'Masentuneen potilaan kohtaaminen',
  'Kehitysvammaisen asiakkaan avustaminen; diabeteksen hoito',
  'Opiskelija ohjaa asiakasta, jolla on diabetes',
  'Astman lääkitys. Opiskelijan oma työ arvioidaan.',
  'Vård av patienter med depression',
  'Den studerande vårdar en patient med epilepsi',
])('lets work with others be: %j', (text) => {
  expect(hasCareWordOfPerson(text)).toBe(false);
});

test.each([
  'Opiskelijalla on epilepsia',
  'Öljynvaihto\nHänellä on selkävaivoja, ei nostoja',
  'Den studerande har migrän',
  'Studerandens sjukskrivning',
])('sees what is said of the student among the work: %j', (text) => {
  expect(hasCareWordOfPerson(text)).toBe(true);
});

test('is silent about the names of every qualification, unit and code the app ships', () => {
  const names: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if ((key === 'fi' || key === 'sv') && typeof inner === 'string') names.push(inner);
        else collect(inner);
      }
    }
  };
  const data = new URL('../../src/shared/reference/data/', import.meta.url);
  for (const file of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.json')) collect(JSON.parse(readFileSync(new URL(file, data), 'utf8')));
  }
  expect(names.length).toBeGreaterThan(500);
  expect(names.filter(hasCareWord)).toEqual([]);
});

test('is not set off inside longer words', () => {
  const word = fc.constantFrom('adhd', 'diagnoosi', 'masennus', 'reuma', 'ångest');
  fc.assert(fc.property(word, fc.constantFrom('auto', 'vika', '9', 'å'), (bad, before) => !hasCareWord(before + bad)));
});
