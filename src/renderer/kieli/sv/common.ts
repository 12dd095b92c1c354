import type { common as fi } from '../fi/common.ts';
import type { SameKeys } from '../same-keys.ts';

export const common = {
  appName: 'PUK-skrivbordet',
  cancel: 'Avbryt',
  tryAgain: 'Försök på nytt',
  showPassword: 'Visa det som skrivits',
  hidePassword: 'Dölj det som skrivits',
  notSent: 'förs inte över till ePUK',
  copy: 'Kopiera {{what}} {{text}}',
  copied: 'Kopierat: {{what}}',
  copyFailed: 'Kopieringen lyckades inte. Markera texten med musen och kopiera den för hand.',
  ehoksId: 'ePUK ID',
  deadline: {
    label: 'Tidsfrist {{when}}',
    late: '{{time}} över',
    days_one: '{{count}} dag',
    days_other: '{{count}} dagar',
    hours: '{{hours}} h {{minutes}} min',
    minutes: '{{minutes}} min',
    deliveredLate: 'framme efter tidsfristen',
  },
  state: {
    none: 'Ingen plan',
    draft: 'Utkast',
    ready: 'Klar att godkännas',
    waiting: 'Godkänd, inte skickad',
    sending: 'Skickas',
    unclear: 'Oklart svar',
    sent: 'Skickad',
    changed: 'Ändrad efter sändning',
    server: 'Ändrad i ePUK',
    blocked: 'Sändningen hindrad',
    manual: 'Ska matas in för hand',
    readonly: 'Endast läsning',
  },
  shortState: {
    changed: 'Ändrad',
    blocked: 'Hindrad',
  },
  profile: {
    harjoittelu: 'Övning',
    testi: 'Test',
    tuotanto: 'ePUK, produktion',
  },
} satisfies SameKeys<typeof fi>;
