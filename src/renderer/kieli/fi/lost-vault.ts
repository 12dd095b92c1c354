export const lostVault = {
  title: {
    missing: 'Tietojen avaintiedosto puuttuu',
    damaged: 'Tietojen avaintiedosto on vioittunut',
    'passphrase-lost': 'Harjoittelun salalause on kadonnut',
    foreign: 'Avaintiedosto ei kuulu näihin tietoihin',
  },
  what: {
    missing:
      'Tällä koneella on salattuja tietoja, mutta tiedostoa vault.json, jolla ne avataan, ei löydy. Se on voitu poistaa tai jättää siirtämättä.',
    damaged:
      'Tällä koneella on salattuja tietoja, mutta tiedostoa vault.json, jolla ne avataan, ei voi lukea. Levy on voinut vioittua tai tiedostoa on muutettu.',
    'passphrase-lost':
      'Harjoittelussa salalausetta ei kysytä, vaan se luetaan tiedostosta practice-passphrase. Tiedosto puuttuu, tai sen sisältö on muuttunut.',
    foreign:
      'Tiedosto vault.json avautui, mutta sen avain ei avaa yhtäkään tämän koneen salatuista tiedoista. Tiedosto on voitu kopioida toiselta koneelta tai toisesta kansiosta.',
  },
  why: {
    missing:
      'Ilman tiedostoa tietoja ei avaa salalause eikä palautusavain. Siksi uutta salalausetta ei valita niiden päälle. Mitään ei ole muutettu eikä poistettu.',
    damaged:
      'Ilman tiedostoa tietoja ei avaa salalause eikä palautusavain. Siksi uutta salalausetta ei valita niiden päälle. Mitään ei ole muutettu eikä poistettu.',
    'passphrase-lost':
      'Ilman salalausetta harjoittelun tietoja ei voi avata. Niissä on vain keksittyjä henkilöitä. Mitään ei ole muutettu eikä poistettu.',
    foreign:
      'Uudet tiedot salattaisiin eri avaimella kuin vanhat, eivätkä ne avautuisi enää yhdessä. Siksi tietoja ei avattu. Mitään ei ole muutettu eikä poistettu.',
  },
  found: 'Tietokannassa on {{students}} ja {{plans}}.',
  restore: {
    title: 'Palauta varmuuskopiosta',
    text: 'Avaintiedosto on jokaisessa varmuuskopiossa mukana. Nykyiset tiedot siirretään ensin sivuun, eikä niitä poisteta.',
  },
  putBack: {
    title: 'Laita avaintiedosto takaisin',
    titlePractice: 'Laita tiedosto takaisin',
    text: {
      missing: 'Jos tiedosto on tallessa, kopioi se tähän ja yritä uudelleen:',
      damaged: 'Jos tiedosto on tallessa ehjänä, kopioi se tähän ja yritä uudelleen:',
      'passphrase-lost': 'Jos tiedosto on tallessa, kopioi se tähän ja yritä uudelleen:',
      foreign: 'Jos oikea tiedosto on tallessa, kopioi se tämän tilalle ja yritä uudelleen:',
    },
    retry: 'Yritä uudelleen',
  },
  still: {
    missing: 'Tiedostoa ei löydy vieläkään. Tarkista, että sen nimi ja kansio ovat täsmälleen samat.',
    damaged: 'Tiedosto on edelleen vioittunut. Korvaa se ehjällä kopiolla.',
  },
  anew: {
    title: 'Aloita alusta',
    text: 'Vanhat tiedot ja tämän ohjelman omat varmuuskopiot siirretään omaan kansioonsa, ja valitset uuden salalauseen. eHOKSissa jo olevat suunnitelmat voi hakea uudelleen.',
    textPractice:
      'Harjoittelun vanhat tiedot siirretään omaan kansioonsa, ja harjoittelu alkaa uudelleen esimerkkiopiskelijoista.',
    unsent_zero: 'Tällä koneella ei ole tiedossa hyväksyttyjä suunnitelmia, jotka vielä odottaisivat lähetystä.',
    unsent_one: 'Yksi hyväksytty suunnitelma ei ole vielä eHOKSissa: se jää sivuun.',
    unsent_other: '{{count}} hyväksyttyä suunnitelmaa ei ole vielä eHOKSissa: ne jäävät sivuun.',
    open: 'Aloita alusta…',
    word: 'aloita alusta',
    confirm: 'Vahvista kirjoittamalla: {{word}}',
    notConfirmed: 'Kirjoita kenttään sanat {{word}}, jos haluat siirtää vanhat tiedot sivuun.',
    move: 'Siirrä sivuun ja aloita alusta',
    failed:
      'Tietoja ei voitu siirtää sivuun, joten ne ovat paikallaan. Tarkista, että levyllä on tilaa ja kirjoitusoikeus, ja yritä uudelleen.',
    failedHalf:
      'Siirto sivuun jäi kesken, mutta mitään ei kadonnut: tiedoista on kokonainen kopio alla olevassa kansiossa, ja ohjelman omat varmuuskopiot on voitu siirtää sinne. Tarkista levytila ja kirjoitusoikeus, ja yritä uudelleen.',
    failedUnknown:
      'Siirtoon ei saatu vastausta. Mitään ei ole poistettu. Käynnistä sovellus uudelleen, niin näet, mihin asti siirto ehti.',
  },
  moved: {
    title: 'Vanhat tiedot ovat sivussa',
    text: 'Mitään ei poistettu. Kaikki on salattuna tässä kansiossa:',
    back: 'Saat tiedot takaisin, kun suljet ohjelman, poistat kansiosta {{folder}} kansion IndexedDB ja tiedoston vault.json ja kopioit tämän kansion sisällön sinne. Avaamiseen tarvitaan myös alkuperäinen avaintiedosto.',
    backPractice:
      'Saat tiedot takaisin vain alkuperäisellä tiedostolla practice-passphrase: sulje ohjelma, poista kansiosta {{folder}} kansio IndexedDB ja tiedosto vault.json ja kopioi sinne tämän kansion sisältö ja alkuperäinen tiedosto.',
    goOn: 'Jatka',
  },
};
