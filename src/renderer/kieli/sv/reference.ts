import type { reference as fi } from '../fi/reference.ts';
import type { SameKeys } from '../same-keys.ts';

export const reference = {
  title: 'Kodverk och examensgrunder',
  lead: 'Namn och versioner på examensdelar, koder och läroanstalter. De finns på den här datorn, så arbetet behöver inget nät.',
  practice: 'I övningsläget hämtas materialet från programmets egen övningsserver.',
  inUse: 'Material',
  source: 'Källa',
  perusteet: 'Examina och utbildningar',
  shipped: 'Följde med programmet: kodverk {{koodistot}}, examensdelar {{tutkinnonOsat}}',
  refreshed: 'Uppdaterat {{time}}',
  from: {
    shipped: 'Programmet',
    harjoittelu: 'Övningsservern',
    testi: 'Utbildningsstyrelsens testmiljö',
    tuotanto: 'Utbildningsstyrelsens tjänster',
  },
  refresh: 'Uppdatera nu',
  import: 'Importera från fil',
  export: 'Exportera till fil',
  cancel: 'Avbryt',
  progress: '{{done}} / {{total}}',
  fetching: {
    koodisto: 'Hämtar kodverk',
    eperusteet: 'Hämtar examensgrunder',
    organisaatio: 'Hämtar läroanstalter',
  },
  service: {
    koodisto: 'Tjänst: Kodverket (Koodisto)',
    eperusteet: 'Tjänst: eGrunder (ePerusteet)',
    organisaatio: 'Tjänst: Organisationstjänsten',
  },
  finished: {
    refreshed: 'Materialet är aktuellt',
    imported: 'Materialet i filen är i bruk',
    partly: 'Materialet uppdaterades, men allt gick inte att få',
  },
  exported: 'Materialet sparades i en fil. Importera den på den andra datorn på samma ställe.',
  changes: {
    none: 'Ingenting hade ändrats.',
    added: 'Nya koder: {{number}}',
    renamed: 'Namnet ändrades: {{number}}',
    newVersion: 'Versionen ändrades: {{number}}',
    withdrawn: 'Togs ur bruk: {{number}}',
    perusteet: 'Uppdaterade examensgrunder: {{number}}',
    unverified: 'Namnet ännu obekräftat: {{number}}',
  },
  missing: 'Hittades inte i eGrunder: {{numbers}}. Kontrollera diarienumret.',
  unreadable: 'De här grunderna gick inte att tolka, så tidigare uppgifter används för dem: {{numbers}}.',
  fault: {
    damaged:
      'Det uppdaterade materialet är skadat på disken, så det som följde med programmet används. Planerna påverkas inte. Uppdatera materialet på nytt.',
    newer:
      'Det uppdaterade materialet är gjort med en nyare version av programmet, så det som följde med programmet används. Installera den nyaste versionen eller uppdatera materialet på nytt.',
  },
  problem: {
    offline:
      'Tjänsten gick inte att nå. Det tidigare materialet används fortfarande. Försök igen när nätet fungerar, eller importera materialet från en fil.',
    timeout: 'Tjänsten svarade inte i tid. Det tidigare materialet används fortfarande. Försök igen senare.',
    tls: 'Tjänstens certifikat godkändes inte, så ingenting hämtades. Det tidigare materialet används fortfarande. Fråga den som sköter datorn.',
    'not-service':
      'Svaret var inte tjänstens eget eller blev avbrutet. Det tidigare materialet används fortfarande. Öppna webbläsaren, logga in på nätet om det begärs, och försök igen.',
    server: 'Det är störningar i tjänsten. Det tidigare materialet används fortfarande. Försök igen senare.',
    'no-organisation':
      'Tjänsterna vill veta vilken organisation som frågar. Spara först läroanstalten eller förbindelsen till ePUK och uppdatera sedan.',
    cancelled: 'Uppdateringen avbröts. Det tidigare materialet används fortfarande.',
    running: 'En uppdatering pågår redan. Vänta tills den är klar.',
    practice: 'Övningsservern är inte i gång. Starta om programmet och uppdatera sedan.',
    'disk-full':
      'Disken är full, så materialet sparades inte. Det tidigare materialet används fortfarande. Frigör utrymme och försök igen.',
    'not-allowed': 'Du har inte rätt att använda filen. Välj en annan mapp eller fråga den som sköter datorn.',
    'in-use': 'Filen kan vara öppen i ett annat program. Stäng den och försök igen.',
    failed: 'Det här lyckades inte. Det tidigare materialet används fortfarande. Försök igen.',
    'not-a-set':
      'Filen är inte material som exporterats från det här programmet, eller så är den skadad. Exportera materialet på nytt på den andra datorn och importera den filen.',
    newer:
      'Filen är gjord med en nyare version av programmet. Installera den nyaste versionen och importera filen sedan.',
    'too-large': 'Filen är större än 64 megabyte, så den lästes inte. Kontrollera att du valde rätt fil.',
    'other-environment':
      'Materialet i filen kommer från övningsläget eller en annan miljö, så det togs inte i bruk. Exportera materialet från en dator där programmet är i produktion.',
    'nothing-to-export':
      'Det finns inget att exportera, eftersom materialet inte har uppdaterats. Uppdatera det först.',
  },
  add: {
    label: 'Lägg till en examen med diarienummer',
    help: 'Till exempel OPH-5410-2021. Sökningen uppdaterar samtidigt hela materialet.',
    wrong: 'Diarienumret har formen OPH-5410-2021 eller 59/011/2014. Kontrollera numret.',
    button: 'Hämta examen',
  },
} satisfies SameKeys<typeof fi>;
