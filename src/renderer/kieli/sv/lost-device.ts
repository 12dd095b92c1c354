import type { lostDevice as fi } from '../fi/lost-device.ts';
import type { SameKeys } from '../same-keys.ts';

export const lostDevice = {
  title: 'Utredning ur en förlorad dators säkerhetskopia',
  lead: 'Om datorn är förlorad visar dess säkerhetskopia vems uppgifter som fanns där. Inget återställs eller tas i bruk.',
  choose: 'Välj säkerhetskopia…',
  chooseOther: 'Välj en annan säkerhetskopia…',
  chosen: 'Vald säkerhetskopia',
  made: 'Gjord',
  content: 'Innehåll',
  students_one: '{{count}} studerande',
  students_other: '{{count}} studerande',
  plans_one: '{{count}} plan',
  plans_other: '{{count}} planer',
  passphraseHelp: 'Den förlorade datorns lösenfras, som var i bruk när kopian gjordes.',
  open: 'Öppna för utredning',
  opening: 'Säkerhetskopian kontrolleras och läses',
  close: 'Stäng säkerhetskopian',
  asOf: 'Säkerhetskopian gjordes {{time}}. På datorn kan det ha funnits nyare uppgifter.',
  lost_one: '{{count}} post går inte att öppna, så utredningen kan vara ofullständig.',
  lost_other: '{{count}} poster går inte att öppna, så utredningen kan vara ofullständig.',
  list: 'Studerande vars uppgifter fanns på datorn',
  nobody: 'Det finns inga studerande i säkerhetskopian.',
  problem: {
    'wrong-key':
      'Säkerhetskopian öppnas inte med den nyckel som lösenfrasen eller återställningsnyckeln ger. Välj en annan säkerhetskopia.',
    damaged: 'Säkerhetskopian är skadad, så det går inte att göra en tillförlitlig utredning. Välj en annan.',
    newer: 'Säkerhetskopian är gjord med en nyare version av programmet. Installera den nyaste och försök igen.',
    'not-a-backup': 'Filen är inte programmets säkerhetskopia, eller så är den avbruten. Välj en annan fil.',
    other: 'Säkerhetskopian kunde inte läsas. Kontrollera att disken är ansluten och försök igen.',
  },
  plan: {
    none: 'Ingen plan',
    sent: 'Plan, allt finns i ePUK',
    unsent: 'Plan, allt finns inte i ePUK',
  },
  kinds: {
    title: 'Studerande om vilka det finns',
    contacts: 'egna kontaktuppgifter',
    workplaceContacts: 'kontaktuppgifter till arbetsplatshandledare',
    secret: 'stöd eller annat sekretessbelagt',
    meetings: 'samtal',
    consents: 'samtycken',
  },
} satisfies SameKeys<typeof fi>;
