import type { lostVault as fi } from '../fi/lost-vault.ts';
import type { SameKeys } from '../same-keys.ts';

export const lostVault = {
  title: {
    missing: 'Uppgifternas nyckelfil saknas',
    damaged: 'Uppgifternas nyckelfil är skadad',
    'passphrase-lost': 'Övningens lösenfras har försvunnit',
    foreign: 'Nyckelfilen hör inte till de här uppgifterna',
  },
  what: {
    missing:
      'Det finns krypterade uppgifter på den här datorn, men filen vault.json som öppnar dem hittas inte. Den kan ha tagits bort eller inte följt med i en flytt.',
    damaged:
      'Det finns krypterade uppgifter på den här datorn, men filen vault.json som öppnar dem kan inte läsas. Disken kan ha skadats eller filen ändrats.',
    'passphrase-lost':
      'I övningen frågas ingen lösenfras, utan den läses ur filen practice-passphrase. Filen saknas, eller så har dess innehåll ändrats.',
    foreign:
      'Filen vault.json öppnades, men dess nyckel öppnar inga av de krypterade uppgifterna på den här datorn. Filen kan ha kopierats från en annan dator eller en annan mapp.',
  },
  why: {
    missing:
      'Utan filen öppnas uppgifterna varken med lösenfrasen eller med återställningsnyckeln. Därför väljs ingen ny lösenfras över dem. Ingenting har ändrats eller tagits bort.',
    damaged:
      'Utan filen öppnas uppgifterna varken med lösenfrasen eller med återställningsnyckeln. Därför väljs ingen ny lösenfras över dem. Ingenting har ändrats eller tagits bort.',
    'passphrase-lost':
      'Utan lösenfrasen går det inte att öppna övningens uppgifter. De handlar bara om påhittade personer. Ingenting har ändrats eller tagits bort.',
    foreign:
      'Nya uppgifter skulle krypteras med en annan nyckel än de gamla, och de skulle inte längre gå att öppna tillsammans. Därför öppnades uppgifterna inte. Ingenting har ändrats eller tagits bort.',
  },
  found: 'I databasen finns {{students}} och {{plans}}.',
  restore: {
    title: 'Återställ från en säkerhetskopia',
    text: 'Nyckelfilen följer med i varje säkerhetskopia. De nuvarande uppgifterna flyttas först åt sidan och tas inte bort.',
  },
  putBack: {
    title: 'Lägg tillbaka nyckelfilen',
    titlePractice: 'Lägg tillbaka filen',
    text: {
      missing: 'Om filen finns kvar, kopiera den hit och försök på nytt:',
      damaged: 'Om filen finns kvar hel, kopiera den hit och försök på nytt:',
      'passphrase-lost': 'Om filen finns kvar, kopiera den hit och försök på nytt:',
      foreign: 'Om rätt fil finns kvar, kopiera den hit i stället för den här och försök på nytt:',
    },
    retry: 'Försök på nytt',
  },
  still: {
    missing: 'Filen hittas fortfarande inte. Kontrollera att namnet och mappen är exakt desamma.',
    damaged: 'Filen är fortfarande skadad. Ersätt den med en hel kopia.',
  },
  anew: {
    title: 'Börja om',
    text: 'De gamla uppgifterna och programmets egna säkerhetskopior flyttas till en egen mapp, och du väljer en ny lösenfras. Planer som redan finns i ePUK kan hämtas på nytt.',
    textPractice:
      'Övningens gamla uppgifter flyttas till en egen mapp, och övningen börjar på nytt med exempelstuderande.',
    unsent_zero: 'Den här datorn känner inte till några godkända planer som ännu skulle vänta på att sändas.',
    unsent_one: 'En godkänd plan finns ännu inte i ePUK: den blir åt sidan.',
    unsent_other: '{{count}} godkända planer finns ännu inte i ePUK: de blir åt sidan.',
    open: 'Börja om…',
    word: 'börja om',
    confirm: 'Bekräfta genom att skriva: {{word}}',
    notConfirmed: 'Skriv orden {{word}} i fältet om du vill flytta de gamla uppgifterna åt sidan.',
    move: 'Flytta åt sidan och börja om',
    failed:
      'Uppgifterna kunde inte flyttas åt sidan, så de finns kvar på sin plats. Kontrollera att det finns plats på disken och rätt att skriva, och försök på nytt.',
    failedHalf:
      'Flytten åt sidan blev på hälft, men ingenting försvann: en hel kopia av uppgifterna finns i mappen nedan, och programmets egna säkerhetskopior kan ha flyttats dit. Kontrollera diskutrymmet och skrivrätten, och försök på nytt.',
    failedUnknown:
      'Flytten gav inget svar. Ingenting har tagits bort. Starta om appen, så ser du hur långt flytten kom.',
  },
  moved: {
    title: 'De gamla uppgifterna är åt sidan',
    text: 'Ingenting togs bort. Allt finns krypterat i den här mappen:',
    back: 'Du får tillbaka uppgifterna när du stänger programmet, tar bort mappen IndexedDB och filen vault.json ur mappen {{folder}} och kopierar den här mappens innehåll dit. För att öppna dem behövs också den ursprungliga nyckelfilen.',
    backPractice:
      'Du får tillbaka uppgifterna bara med den ursprungliga filen practice-passphrase: stäng programmet, ta bort mappen IndexedDB och filen vault.json ur mappen {{folder}} och kopiera dit den här mappens innehåll och den ursprungliga filen.',
    goOn: 'Fortsätt',
  },
} satisfies SameKeys<typeof fi>;
