import type { aside as fi } from '../fi/aside.ts';
import type { SameKeys } from '../same-keys.ts';

export const aside = {
  restored: 'Säkerhetskopian har återställts',
  before:
    'De uppgifter som fanns på datorn från förr och som ingen nyckel öppnade flyttades åt sidan. Ingenting av dem togs bort, och de finns krypterade i den här mappen:',
  staysThere: 'Mappen finns kvar tills du tar bort den.',
} satisfies SameKeys<typeof fi>;
