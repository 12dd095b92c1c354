import type { aside as fi } from '../fi/aside.ts';
import type { SameKeys } from '../same-keys.ts';

export const aside = {
  restored: 'Säkerhetskopian har återställts',
  before:
    'De uppgifter som fanns på datorn från förr och som ingen nyckel öppnade flyttades åt sidan. Ingenting av dem togs bort, och de finns krypterade i den här mappen:',
  staysThere: 'Mappen finns kvar tills du tar bort den under Säkerhetskopior i inställningarna.',
  title: 'Uppgifter som lagts åt sidan',
  lead: 'Uppgifterna lades åt sidan när ingenting öppnade dem eller när databasen var skadad. De finns krypterade på den här datorn, och programmet tar inte bort dem självt.',
  when: 'Lagda åt sidan',
  size: 'Storlek',
  action: 'Åtgärd',
  removeOf: 'Ta bort slutgiltigt uppgifterna som lades åt sidan {{time}}',
  remove: 'Ta bort slutgiltigt…',
  sure: 'Ska uppgifterna tas bort slutgiltigt?',
  sureText:
    'Uppgifterna som lades åt sidan {{time}} och säkerhetskopiorna som flyttades med dem tas bort från den här datorn. Efter det går de inte att få tillbaka med någon nyckel. Borttagningen antecknas i loggen.',
  removeNow: 'Ta bort slutgiltigt',
  removed: 'Uppgifterna har tagits bort.',
  notRemoved:
    'Allt kunde inte tas bort. Stäng de program som använder mappen, kontrollera rätten att ta bort filer och försök på nytt.',
  notLogged:
    'Borttagningen kunde inte antecknas i loggen, så ingenting togs bort. Kontrollera att det finns plats på disken och försök på nytt.',
  notRead: 'Uppgifterna som lagts åt sidan kunde inte hämtas. Öppna inställningarna på nytt.',
  none: 'Finns inte',
  unknown: 'Kunde inte utredas',
  count: 'Mappar',
} satisfies SameKeys<typeof fi>;
