/** Data that were moved aside because nothing opened them. */
export const aside = {
  restored: 'Varmuuskopio on palautettu',
  before:
    'Koneella ennestään olleet tiedot, joita mikään avain ei avannut, siirrettiin sivuun. Niistä ei poistettu mitään, ja ne ovat salattuina tässä kansiossa:',
  staysThere: 'Kansio pysyy paikallaan, kunnes poistat sen.',
};
