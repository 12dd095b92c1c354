import type { ero as fi } from '../fi/ero.ts';
import type { SameKeys } from '../same-keys.ts';

export const ero = {
  title: 'Granska skillnaden',
  intro:
    'Planen har ändrats i ePUK efter den senaste sändningen. Välj punkt för punkt vilken uppgift som blir kvar. Inget ändras före godkännandet.',
  introUnknown:
    'I ePUK finns en plan som inte har skickats från den här datorn. Välj punkt för punkt vilken uppgift som blir kvar. Inget ändras före godkännandet. Om skolans system skickar den här planen, godkänn den inte här.',
  readAgain: 'Hämta på nytt från ePUK',
  reading: 'Planen hämtas från ePUK…',
  unreadable: {
    title: 'Skillnaden kan inte visas just nu',
    now: 'Inget har ändrats och din plan är sparad. Granska skillnaden när förbindelsen till ePUK fungerar.',
  },
  none: {
    title: 'Skillnaden finns inte längre',
    text: 'I ePUK finns nu samma innehåll som på den här datorn. Du kan gå direkt till godkännandet.',
  },
  saveFailed:
    'Valen kunde inte sparas, eftersom det inte gick att skriva på disken. Inget har ändrats. Kontrollera diskutrymmet och försök på nytt.',
  onItsWay:
    'Sändningen av planen pågår ännu, så valen kunde inte sparas. Inget har ändrats. Försök på nytt om en stund.',
  caption: 'Skillnaderna mellan tre versioner och valet punkt för punkt',
  column: {
    part: 'Punkt',
    lastSent: 'Senast skickad',
    inEhoks: 'I ePUK nu',
    here: 'Här',
    result: 'Blir kvar',
  },
  readAt: 'hämtad {{time}}',
  thisMachine: 'den här datorn, inte skickad än',
  notKnown: 'inte känt',
  group: {
    both: 'Ändrat på båda hållen',
    inEhoks: 'Ändrat bara i ePUK',
    here: 'Ändrat bara här',
  },
  groupHelp: {
    both_one: '{{count}} punkt, välj själv',
    both_other: '{{count}} punkter, välj själv',
    inEhoks_one: '{{count}} punkt, förslag: uppgiften i ePUK',
    inEhoks_other: '{{count}} punkter, förslag: uppgiften i ePUK',
    here_one: '{{count}} punkt, förslag: uppgiften här',
    here_other: '{{count}} punkter, förslag: uppgiften här',
  },
  wasNothing: 'fanns inte',
  nothing: 'finns inte',
  orderOf: 'Ordning: {{field}}',
  orderInEhoks: 'ordningen i ePUK',
  orderHere: 'ordningen här',
  result: {
    none: 'inte valt',
    inEhoks: 'uppgiften i ePUK',
    here: 'uppgiften här',
    inEhoksEmpty: 'som i ePUK: punkten blir tom',
    hereEmpty: 'som här: punkten blir tom',
    inEhoksGone: 'som i ePUK: delen utgår',
    hereGone: 'som här: delen utgår',
  },
  alike_one: 'Ändrat på samma sätt på båda hållen, {{count}} punkt',
  alike_other: 'Ändrat på samma sätt på båda hållen, {{count}} punkter',
  unchanged_one: 'Oförändrat, {{count}} punkt',
  unchanged_other: 'Oförändrat, {{count}} punkter',
  chosen: 'Valt',
  chosenOf: '{{chosen}} / {{count}} valda',
  isOpen: '{{what}} är inte valt',
  allChosen: 'Alla punkter är valda.',
  keys: { inEhoks: 'uppgiften i ePUK', here: 'uppgiften här', next: 'nästa ovalda' },
  goOn: 'Fortsätt till godkännandet',

  manual: {
    chip: 'Gjord i ePUK-gränssnittet',
    text: 'Planen är gjord i ePUK:s eget gränssnitt. Redigera den bara på ett ställe: om den ändras både där och här korsar ändringarna varandra.',
  },
  readOnly: {
    title: 'Planen sköts i ett annat system',
    text: 'Skolans system skickar den här planen till ePUK, så den kan inte redigeras här: en ändring härifrån skulle försvinna vid systemets nästa sändning. Gör ändringarna i det systemet.',
    asRead: 'Det som visas är vad som fanns i ePUK när du hämtade planen.',
  },
  truncated: {
    title: 'Delområden kan gå förlorade',
    text_one:
      'ePUK visar bara ett delområde för ett yrkesprov, fastän flera kan vara sparade. När du skickar ändringar i delarna försvinner de andra. Lägg till de delområden som saknas före godkännandet i det här yrkesprovet:',
    text_other:
      'ePUK visar bara ett delområde för ett yrkesprov, fastän flera kan vara sparade. När du skickar ändringar i delarna försvinner de andra. Lägg till de delområden som saknas före godkännandet i de här yrkesproven:',
  },
  comparedToRead: 'Jämfört med vad som fanns i ePUK vid den senaste hämtningen.',

  takeOver: {
    or: 'Om den studerande redan har en plan i ePUK, hämta den därifrån.',
    look: 'Hämta planen från ePUK',
    looking: 'Planen hämtas från ePUK…',
    none: {
      title: 'Det finns ingen plan i ePUK',
      text: 'Ingen plan har sparats för den här studierätten. Du kan påbörja en ny.',
    },
    failed: {
      title: 'Planen kunde inte hämtas',
      now: 'Inget ändrades. Du kan försöka på nytt eller påbörja planen utan förbindelse.',
    },
    otherStudent:
      'Planen i ePUK gäller en annan studerande: studerandenumret eller studierätten är en annan. Inget hämtades. Kontrollera den studerandes uppgifter.',
    found: 'Det finns en plan i ePUK',
    ehoksId: 'ePUK ID',
    firstApproval: 'Godkänd för första gången',
    notTold: 'inte känt',
    parts: 'Innehåll',
    partCount_one: '{{count}} del',
    partCount_other: '{{count}} delar',
    who: 'Varifrån har planen kommit till ePUK?',
    whoHelp: 'ePUK berättar inte det. Svaret frågas bara en gång.',
    origin: {
      'school-system': 'Från skolans system',
      'other-machine': 'Från det här programmet på en annan dator',
    },
    originHelp: {
      'school-system': 'Planen kan bara läsas här.',
      'other-machine': 'Planen kan redigeras också här.',
    },
    take: 'Ta till den här datorn',
    saveFailed:
      'Planen kunde inte sparas på den här datorn. Inget ändrades. Kontrollera diskutrymmet och försök på nytt.',
  },
} satisfies SameKeys<typeof fi>;
