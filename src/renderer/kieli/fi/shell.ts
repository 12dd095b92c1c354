export const shell = {
  mainMenu: 'Päävalikko',
  students: 'Opiskelijat',
  deliveries: 'Lähetykset',
  settings: 'Asetukset',
  notDelivered: '{{count}} lähettämättä',
  otherLanguage: 'På svenska',
  language: 'Kieli',
  lock: 'Lukitse',
  locking: 'Lukitaan. Kesken olevat muutokset tallennetaan ensin.',
  lockFailed:
    'Viimeisin muutos ei tallentunut, joten sovellusta ei lukittu. Odota hetki ja yritä uudelleen. Jos lukitset nyt, viimeisin muutos katoaa.',
  lockAnyway: 'Lukitse silti',
  closeFailed:
    'Viimeisin muutos ei tallentunut, joten ikkunaa ei suljettu. Odota hetki ja sulje se sitten. Jos suljet heti, viimeisin muutos katoaa.',
  opening: 'Avataan',
  practiceBand: 'Esimerkkiopiskelijat ja harjoituspalvelin. Mikään ei siirry eHOKSiin.',
  testBand: 'Opetushallituksen testiympäristö. Käytä vain testihenkilöitä.',
  takeIntoUse: 'Ota käyttöön',
  status: {
    noConnection: 'Yhteyttä eHOKSiin ei ole määritetty',
    idle: '{{server}}: ei lähetettävää',
    practiceIdle: 'Harjoituspalvelin: ei lähetettävää',
    sending: 'Lähetetään',
    waiting: 'Lähetys jatkuu {{time}}',
    offline: 'Ei yhteyttä eHOKSiin. Työ jatkuu tällä koneella, uusi yritys {{time}}',
    paused: 'Lähettäminen on keskeytetty',
    loginNeeded: 'eHOKS ei ota yhteyttä vastaan. Katso Lähetykset.',
    diskTrouble: 'Levy ei ota tietoja vastaan, lähettäminen odottaa. Uusi yritys {{time}}',
    saved: 'Tallennettu tälle koneelle {{time}}',
    saving: 'Tallennetaan',
    notSaved: 'Viimeisin muutos ei ole tallessa. Pidä ikkuna auki: sovellus yrittää uudelleen.',
  },
  fault: {
    'practice-server':
      'Harjoituspalvelin ei käynnistynyt, joten lähettämistä ei voi nyt harjoitella. Suunnitelmia voi tehdä. Käynnistä sovellus uudelleen, jotta palvelin käynnistyy.',
    'practice-store':
      'Harjoituspalvelimen tiedosto oli vioittunut. Se siirrettiin sivuun ja palvelin aloitti tyhjästä. Omat suunnitelmasi ovat tallessa.',
  },
  damaged_one:
    'Yhtä tallennettua tietoa ei voitu avata. Muut tiedot ovat käytettävissä. Vioittunutta tietoa ei ole poistettu.',
  damaged_other:
    '{{count}} tallennettua tietoa ei voitu avata. Muut tiedot ovat käytettävissä. Vioittuneita tietoja ei ole poistettu.',
  storeProblem: {
    title: 'Tietoja ei voitu avata',
    'newer-database':
      'Tiedot on tehty tämän sovelluksen uudemmalla versiolla. Niihin ei ole koskettu. Asenna uusin versio ja avaa sovellus uudelleen.',
    disk: 'Levy ei anna lukea tai kirjoittaa tietoja. Tarkista, että levyllä on tilaa ja kirjoitusoikeus, ja yritä uudelleen. Tietoja ei ole poistettu.',
    timeout:
      'Levy ei vastannut ajoissa. Usein syynä on täysi tai hidas levy. Vapauta tilaa ja yritä uudelleen. Tietoja ei ole poistettu.',
    unknown: 'Tietojen avaaminen keskeytyi. Yritä uudelleen. Tietoja ei ole poistettu.',
  },
  readProblem: {
    disk: 'Tietoja ei saatu luettua levyltä. Sovellus näyttää viimeksi luetut tiedot. Tarkista levy ja yritä uudelleen.',
    timeout: 'Levy ei vastannut ajoissa. Sovellus näyttää viimeksi luetut tiedot. Yritä hetken kuluttua uudelleen.',
    unknown: 'Tietojen lukeminen keskeytyi. Sovellus näyttää viimeksi luetut tiedot. Yritä uudelleen.',
  },
  pageProblem: {
    title: 'Näkymä pysähtyi',
    text: 'Jokin tässä näkymässä meni vikaan. Tallennetut suunnitelmat ja lähetykset ovat tallessa. Avaa näkymä uudelleen.',
    reload: 'Avaa uudelleen',
  },
};
