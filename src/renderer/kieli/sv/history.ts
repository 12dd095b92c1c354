import type { history as fi } from '../fi/history.ts';
import type { SameKeys } from '../same-keys.ts';

export const history = {
  empty: 'Det finns ingen historik ännu. Här visas redigeringarna och de godkända versionerna.',
  editing: 'Redigering',
  ehoks: 'Uppgifterna i ePUK togs i bruk',
  restored: 'Ett tidigare utkast återställdes',
  isNow: 'Det här är det nuvarande utkastet.',
  nothingChanged: 'Innehållet förblev detsamma.',
  more_one: 'och {{count}} annan ändring',
  more_other: 'och {{count}} andra ändringar',
  older: 'Visa äldre',
  kinds: { added: 'Tillagt:', changed: 'Ändrat:', removed: 'Borttaget:', reordered: 'Ordningen ändrad:' },
  look: 'Visa',
  viewDraft: 'Utkastet {{time}}',
  viewVersion: 'Version {{number}}, godkänd {{time}}',
  back: 'Tillbaka till det nuvarande',
  restore: 'Återställ hit',
  whatChanges: 'Vad som skulle ändras i det nuvarande utkastet',
  noDifference: 'Det nuvarande utkastet har samma innehåll.',
  restoreHelp: 'Återställningen kan ångras. Ingenting skickas före godkännandet.',
  asItWas: 'Planen då',
  wasRestored: 'Återställt: {{time}}.',
  undoEnds: {
    approval: 'Det godkända ångras inte. Det tidigare utkastet finns under Historik.',
    ehoks: 'Det som tagits ur ePUK ångras inte. Det tidigare utkastet finns under Historik.',
  },

  localPaper: 'Bara på den här datorn',
  secret: 'sekretessbelagt',
  toLocalUnit: 'Gör om till en lokal examensdel',
  toLocalUnitHelp: 'Som lokal examensdel skickas kunnandet till ePUK.',

  unfinished: 'Du fortsätter där formuläret blev.',
  startOver: 'Töm formuläret',
} satisfies SameKeys<typeof fi>;
