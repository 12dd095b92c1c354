/** Data that were moved aside because nothing opened them. */
export const aside = {
  restored: 'Varmuuskopio on palautettu',
  before:
    'Koneella ennestään olleet tiedot, joita mikään avain ei avannut, siirrettiin sivuun. Niistä ei poistettu mitään, ja ne ovat salattuina tässä kansiossa:',
  staysThere: 'Kansio pysyy paikallaan, kunnes poistat sen asetusten kohdasta Varmuuskopiot.',
  title: 'Sivuun siirretyt tiedot',
  lead: 'Tiedot siirtyivät sivuun, kun mikään ei avannut niitä tai tietokanta oli vioittunut. Ne ovat salattuina tällä koneella, eikä ohjelma poista niitä itse.',
  when: 'Siirretty sivuun',
  size: 'Koko',
  action: 'Toiminto',
  removeOf: 'Poista lopullisesti sivuun siirretyt tiedot {{time}}',
  remove: 'Poista lopullisesti…',
  sure: 'Poistetaanko tiedot lopullisesti?',
  sureText:
    'Sivuun {{time}} siirretyt tiedot ja niiden mukana siirretyt varmuuskopiot poistetaan tältä koneelta. Sen jälkeen niitä ei saa takaisin millään avaimella. Poisto kirjataan lokitietoihin.',
  removeNow: 'Poista lopullisesti',
  removed: 'Tiedot on poistettu.',
  notRemoved:
    'Kaikkea ei voitu poistaa. Sulje ohjelmat, jotka käyttävät kansiota, tarkista oikeus poistaa tiedostoja ja yritä uudelleen.',
  notLogged:
    'Poistoa ei voitu kirjata lokitietoihin, joten mitään ei poistettu. Tarkista, että levyllä on tilaa, ja yritä uudelleen.',
  notRead: 'Sivuun siirrettyjä tietoja ei voitu hakea. Avaa asetukset uudelleen.',
  none: 'Ei ole',
  unknown: 'Ei voitu selvittää',
  count: 'Kansioita',
};
