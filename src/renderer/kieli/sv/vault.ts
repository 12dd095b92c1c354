import type { vault as fi } from '../fi/vault.ts';
import type { SameKeys } from '../same-keys.ts';

export const vault = {
  createTitle: 'Välj en lösenfras',
  createLead:
    'Planerna sparas krypterade på den här datorn. De öppnas med en lösenfras som bara du har. En glömd lösenfras ersätts bara av återställningsnyckeln, som du skriver ut härnäst.',
  passphrase: 'Lösenfras',
  again: 'Lösenfrasen på nytt',
  rule: 'Minst 15 tecken eller fyra ord.',
  ruleMet: 'Lösenfrasen är tillräckligt lång.',
  charactersLeft_one: '1 tecken till, eller fyra ord.',
  charactersLeft_other: '{{count}} tecken till, eller fyra ord.',
  differs: 'Lösenfraserna är inte lika. Skriv samma fras i båda fälten.',
  create: 'Ta lösenfrasen i bruk',
  creating: 'Skapar krypteringen, det tar en stund',
  unlockTitle: 'Uppgifterna är låsta',
  unlockLead:
    'Medan programmet är låst skickas ingenting och ingens uppgifter visas. Sändningarna fortsätter när du öppnar.',
  unlock: 'Öppna',
  unlocking: 'Öppnar',
  empty: 'Skriv lösenfrasen.',
  waitSeconds_one: 'Du kan försöka igen om en sekund.',
  waitSeconds_other: 'Du kan försöka igen om {{count}} sekunder.',
  capsLock: 'Caps Lock är på.',
  practiceInstead: 'Öva med exempelstuderande',
  problem: {
    'wrong-passphrase': 'Lösenfrasen öppnade inte uppgifterna. Kontrollera stavningen och försök på nytt.',
    'too-weak':
      'Lösenfrasen är för kort eller lätt att gissa. Använd minst 15 tecken eller fyra ord som inte upprepas.',
    'wrong-recovery-key':
      'Återställningsnyckeln öppnade inte uppgifterna. Kontrollera att papperet är det senaste för den här datorn och försök på nytt.',
    'no-recovery-key':
      'Ingen återställningsnyckel har tagits i bruk på den här datorn. Bara lösenfrasen öppnar uppgifterna.',
    'not-confirmed':
      'Grupperna är inte desamma som i nyckeln. Jämför papperet med nyckeln på skärmen och skriv dem på nytt.',
    exists: 'En lösenfras har redan valts på den här datorn. Starta om programmet och öppna uppgifterna med den.',
    missing:
      'Krypteringsfilen hittas inte. Uppgifterna finns kvar men är låsta. Återställ filen från en säkerhetskopia och starta om programmet.',
    damaged:
      'Krypteringsfilen är skadad, så uppgifterna kan inte öppnas. Ingenting har tagits bort. Återställ filen från en säkerhetskopia och starta om programmet.',
    'passphrase-lost': 'Övningens lösenfras har försvunnit. Ingenting har tagits bort. Börja om övningen.',
    newer:
      'Uppgifterna har krypterats med en nyare version av programmet. De har inte rörts. Installera den nyaste versionen och öppna programmet på nytt.',
    'not-writable':
      'Det gick inte att skriva på disken, så inget togs i bruk. Kontrollera att det finns plats på disken och rätt att skriva, och försök på nytt.',
    watched:
      'Något utomstående program (till exempel en felsökare) läser programmets minne, så uppgifterna öppnades inte. Stäng det, starta om programmet och öppna uppgifterna sedan. Inget har gått förlorat.',
    failed: 'Programmet fick inget svar. Försök på nytt eller starta om programmet. Inga uppgifter har tagits bort.',
  },
  cannotOpen: 'Uppgifterna kan inte öppnas',
  facts: {
    title: 'Så är dina uppgifter skyddade',
    encrypted: 'Allt sparas krypterat',
    encryptedMore: 'Utan lösenfrasen finns ingens namn att läsa på disken.',
    own: 'Bara du öppnar',
    ownMore: 'Lösenfrasen sparas inte och skickas ingenstans.',
    approved: 'Bara det godkända skickas',
    approvedMore: 'Till ePUK förs bara det över som du har godkänt.',
  },
} satisfies SameKeys<typeof fi>;
