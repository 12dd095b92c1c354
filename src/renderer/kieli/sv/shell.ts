import type { shell as fi } from '../fi/shell.ts';
import type { SameKeys } from '../same-keys.ts';

export const shell = {
  mainMenu: 'Huvudmeny',
  students: 'Studerande',
  deliveries: 'Sändningar',
  settings: 'Inställningar',
  notDelivered: '{{count}} inte skickade',
  otherLanguage: 'Suomeksi',
  language: 'Språk',
  lock: 'Lås',
  locking: 'Låser. Pågående ändringar sparas först.',
  lockFailed:
    'Den senaste ändringen sparades inte, så programmet låstes inte. Vänta en stund och försök på nytt. Om du låser nu går den senaste ändringen förlorad.',
  lockAnyway: 'Lås ändå',
  closeFailed:
    'Den senaste ändringen sparades inte, så fönstret stängdes inte. Vänta en stund och stäng det sedan. Om du stänger genast försvinner ändringen.',
  opening: 'Öppnar',
  practiceBand: 'Exempelstuderande och övningsserver. Ingenting förs över till ePUK.',
  testBand: 'Utbildningsstyrelsens testmiljö. Använd endast testpersoner.',
  takeIntoUse: 'Ta i bruk',
  status: {
    noConnection: 'Ingen förbindelse till ePUK har angetts',
    idle: '{{server}}: inget att skicka',
    practiceIdle: 'Övningsservern: inget att skicka',
    sending: 'Skickar',
    waiting: 'Sändningen fortsätter {{time}}',
    offline: 'Ingen förbindelse till ePUK. Arbetet fortsätter på den här datorn, nytt försök {{time}}',
    paused: 'Sändningen är pausad',
    loginNeeded: 'ePUK tar inte emot förbindelsen. Se Sändningar.',
    diskTrouble: 'Disken tar inte emot uppgifter, sändningen väntar. Nytt försök {{time}}',
    saved: 'Sparat på den här datorn {{time}}',
    saving: 'Sparar',
    notSaved: 'Den senaste ändringen är inte sparad. Låt fönstret vara öppet: programmet försöker på nytt.',
  },
  fault: {
    'practice-server':
      'Övningsservern startade inte, så sändning kan inte övas just nu. Planer kan göras. Starta om programmet så att servern startar.',
    'practice-store':
      'Övningsserverns fil var skadad. Den flyttades åt sidan och servern började från början. Dina egna planer finns kvar.',
  },
  damaged_one:
    'En sparad uppgift kunde inte öppnas. De övriga uppgifterna går att använda. Den skadade uppgiften har inte tagits bort.',
  damaged_other:
    '{{count}} sparade uppgifter kunde inte öppnas. De övriga uppgifterna går att använda. De skadade uppgifterna har inte tagits bort.',
  storeProblem: {
    title: 'Uppgifterna kunde inte öppnas',
    'newer-database':
      'Uppgifterna har gjorts med en nyare version av programmet. De har inte rörts. Installera den nyaste versionen och öppna programmet på nytt.',
    disk: 'Disken låter inte uppgifter läsas eller skrivas. Kontrollera att det finns plats på disken och rätt att skriva, och försök på nytt. Inga uppgifter har tagits bort.',
    timeout:
      'Disken svarade inte i tid. Ofta beror det på att disken är full eller långsam. Frigör utrymme och försök på nytt. Inga uppgifter har tagits bort.',
    unknown: 'Uppgifterna kunde inte öppnas ända till slut. Försök på nytt. Inga uppgifter har tagits bort.',
  },
  readProblem: {
    disk: 'Uppgifterna kunde inte läsas från disken. Programmet visar de senast lästa uppgifterna. Kontrollera disken och försök på nytt.',
    timeout: 'Disken svarade inte i tid. Programmet visar de senast lästa uppgifterna. Försök på nytt om en stund.',
    unknown: 'Läsningen avbröts. Programmet visar de senast lästa uppgifterna. Försök på nytt.',
  },
  pageProblem: {
    title: 'Vyn stannade',
    text: 'Något i den här vyn gick fel. Sparade planer och sändningar finns kvar. Öppna vyn på nytt.',
    reload: 'Öppna på nytt',
  },
} satisfies SameKeys<typeof fi>;
