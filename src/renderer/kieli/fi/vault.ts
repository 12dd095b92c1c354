export const vault = {
  createTitle: 'Valitse salalause',
  createLead:
    'Suunnitelmat tallentuvat tälle koneelle salattuina. Ne avataan salalauseella, joka on vain sinulla. Unohtuneen salalauseen korvaa vain palautusavain, jonka tulostat seuraavaksi.',
  passphrase: 'Salalause',
  again: 'Salalause uudelleen',
  rule: 'Vähintään 15 merkkiä tai neljä sanaa.',
  ruleMet: 'Salalause on riittävän pitkä.',
  charactersLeft_one: 'Vielä 1 merkki, tai neljä sanaa.',
  charactersLeft_other: 'Vielä {{count}} merkkiä, tai neljä sanaa.',
  differs: 'Salalauseet eivät ole samat. Kirjoita sama lause molempiin kenttiin.',
  create: 'Ota salalause käyttöön',
  creating: 'Luodaan salausta, tämä kestää hetken',
  unlockTitle: 'Tiedot ovat lukossa',
  unlockLead: 'Lukittuna mitään ei lähde eikä kenenkään tietoja näy. Lähetykset jatkuvat, kun avaat.',
  unlock: 'Avaa',
  unlocking: 'Avataan',
  empty: 'Kirjoita salalause.',
  waitSeconds_one: 'Seuraava yritys onnistuu sekunnin kuluttua.',
  waitSeconds_other: 'Seuraava yritys onnistuu {{count}} sekunnin kuluttua.',
  capsLock: 'Caps Lock on päällä.',
  practiceInstead: 'Harjoittele esimerkkiopiskelijoilla',
  problem: {
    'wrong-passphrase': 'Salalause ei avannut tietoja. Tarkista kirjoitusasu ja yritä uudelleen.',
    'too-weak':
      'Salalause on liian lyhyt tai helppo arvata. Käytä vähintään 15 merkkiä tai neljää sanaa, jotka eivät toistu.',
    'wrong-recovery-key':
      'Palautusavain ei avannut tietoja. Tarkista, että paperi on tämän koneen viimeisin, ja yritä uudelleen.',
    'no-recovery-key': 'Tälle koneelle ei ole otettu palautusavainta käyttöön. Tiedot avaa vain salalause.',
    'not-confirmed': 'Ryhmät eivät ole samat kuin avaimessa. Vertaa paperia näytön avaimeen ja kirjoita ne uudelleen.',
    exists: 'Salalause on jo valittu tällä koneella. Käynnistä sovellus uudelleen ja avaa tiedot sillä.',
    missing:
      'Salauksen tiedostoa ei löydy. Tiedot ovat tallessa mutta lukossa. Palauta tiedosto varmuuskopiosta ja käynnistä sovellus uudelleen.',
    damaged:
      'Salauksen tiedosto on vioittunut, joten tietoja ei voi avata. Mitään ei ole poistettu. Palauta tiedosto varmuuskopiosta ja käynnistä sovellus uudelleen.',
    'passphrase-lost': 'Harjoittelun salalause on kadonnut. Mitään ei ole poistettu. Aloita harjoittelu alusta.',
    newer:
      'Tiedot on salattu tämän sovelluksen uudemmalla versiolla. Niihin ei ole koskettu. Asenna uusin versio ja avaa sovellus uudelleen.',
    'not-writable':
      'Levylle ei voitu kirjoittaa, joten mitään ei otettu käyttöön. Tarkista, että levyllä on tilaa ja kirjoitusoikeus, ja yritä uudelleen.',
    watched:
      'Jokin ulkopuolinen ohjelma (esimerkiksi virheenjäljitin) lukee sovelluksen muistia, joten tietoja ei avattu. Sulje se, käynnistä sovellus uudelleen ja avaa tiedot sitten. Mitään ei ole kadonnut.',
    failed: 'Sovellus ei saanut vastausta. Yritä uudelleen tai käynnistä sovellus uudelleen. Tietoja ei ole poistettu.',
  },
  cannotOpen: 'Tietoja ei voi avata',
  facts: {
    title: 'Näin tietosi ovat turvassa',
    encrypted: 'Kaikki tallentuu salattuna',
    encryptedMore: 'Ilman salalausetta levyltä ei löydy kenenkään nimeä.',
    own: 'Vain sinä avaat',
    ownMore: 'Salalausetta ei tallenneta eikä lähetetä minnekään.',
    approved: 'Vain hyväksytty lähtee',
    approvedMore: 'eHOKSiin siirtyy vain se, minkä olet hyväksynyt.',
  },
};
