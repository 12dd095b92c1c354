/** Somebody else's change in eHOKS, field by field; and plans whose home is elsewhere. */
export const ero = {
  title: 'Tarkista ero',
  intro:
    'Suunnitelma on muuttunut eHOKSissa viime lähetyksen jälkeen. Valitse kohdittain, kumpi tieto jää. Mikään ei muutu ennen hyväksyntää.',
  introUnknown:
    'eHOKSissa on suunnitelma, jota ei ole lähetetty tältä koneelta. Valitse kohdittain, kumpi tieto jää. Mikään ei muutu ennen hyväksyntää. Jos koulun järjestelmä lähettää tätä suunnitelmaa, älä hyväksy sitä täällä.',
  readAgain: 'Hae uudelleen eHOKSista',
  reading: 'Haetaan suunnitelmaa eHOKSista…',
  unreadable: {
    title: 'Eroa ei voida näyttää juuri nyt',
    now: 'Mitään ei ole muutettu, ja suunnitelmasi on tallessa. Tarkista ero, kun yhteys eHOKSiin toimii.',
  },
  none: {
    title: 'Eroa ei enää ole',
    text: 'eHOKSissa on nyt sama sisältö kuin tällä koneella. Voit jatkaa suoraan hyväksyntään.',
  },
  saveFailed:
    'Valintoja ei voitu tallentaa, koska levylle ei voitu kirjoittaa. Mitään ei ole muutettu. Tarkista levytila ja yritä uudelleen.',
  onItsWay:
    'Suunnitelman lähetys on vielä kesken, joten valintoja ei voitu tallentaa. Mitään ei ole muutettu. Yritä hetken kuluttua uudelleen.',
  caption: 'Erot kolmen version välillä ja valinta kohdittain',
  column: {
    part: 'Kohta',
    lastSent: 'Viimeksi lähetetty',
    inEhoks: 'eHOKSissa nyt',
    here: 'Tässä',
    result: 'Jää voimaan',
  },
  readAt: 'haettu {{time}}',
  thisMachine: 'tämä kone, ei vielä lähetetty',
  notKnown: 'ei tiedossa',
  group: {
    both: 'Muuttunut molemmissa',
    inEhoks: 'Muuttunut vain eHOKSissa',
    here: 'Muuttunut vain tässä',
  },
  groupHelp: {
    both_one: '{{count}} kohta, valitse itse',
    both_other: '{{count}} kohtaa, valitse itse',
    inEhoks_one: '{{count}} kohta, ehdotus: eHOKSin tieto',
    inEhoks_other: '{{count}} kohtaa, ehdotus: eHOKSin tieto',
    here_one: '{{count}} kohta, ehdotus: tämän koneen tieto',
    here_other: '{{count}} kohtaa, ehdotus: tämän koneen tieto',
  },
  wasNothing: 'ei ollut',
  nothing: 'ei ole',
  orderOf: 'Järjestys: {{field}}',
  orderInEhoks: 'eHOKSin järjestys',
  orderHere: 'tämän koneen järjestys',
  result: {
    none: 'valitsematta',
    inEhoks: 'eHOKSin tieto',
    here: 'tämän koneen tieto',
    inEhoksEmpty: 'eHOKSin tieto: kohta jää tyhjäksi',
    hereEmpty: 'tämän koneen tieto: kohta jää tyhjäksi',
    inEhoksGone: 'kuten eHOKSissa: osa jää pois',
    hereGone: 'kuten tässä: osa jää pois',
  },
  alike_one: 'Muutettu samalla tavalla molemmissa, {{count}} kohta',
  alike_other: 'Muutettu samalla tavalla molemmissa, {{count}} kohtaa',
  unchanged_one: 'Ennallaan, {{count}} kohta',
  unchanged_other: 'Ennallaan, {{count}} kohtaa',
  chosen: 'Valittu',
  chosenOf: '{{chosen}} / {{count}} valittu',
  isOpen: '{{what}} on valitsematta',
  allChosen: 'Kaikki kohdat on valittu.',
  keys: { inEhoks: 'eHOKSin tieto', here: 'tämän koneen tieto', next: 'seuraava valitsematon' },
  goOn: 'Jatka hyväksyntään',

  manual: {
    chip: 'Tehty eHOKSin käyttöliittymässä',
    text: 'Suunnitelma on tehty eHOKSin omassa käyttöliittymässä. Muokkaa sitä vain yhdessä paikassa: jos sitä muutetaan sekä siellä että täällä, muutokset menevät ristiin.',
  },
  readOnly: {
    title: 'Suunnitelmaa ylläpidetään toisessa järjestelmässä',
    text: 'Koulun järjestelmä lähettää tämän suunnitelman eHOKSiin, joten sitä ei voi muokata täällä: täällä tehty muutos katoaisi järjestelmän seuraavassa lähetyksessä. Tee muutokset siinä järjestelmässä.',
    asRead: 'Näkymä on siitä, mitä eHOKSissa oli hakiessasi suunnitelman.',
  },
  truncated: {
    title: 'Osa-alueita voi kadota',
    text_one:
      'eHOKS näyttää näytöstä vain yhden osa-alueen, vaikka tallessa olisi useampi. Kun lähetät osiin tehtyjä muutoksia, muut katoavat. Lisää puuttuvat osa-alueet ennen hyväksymistä tähän näyttöön:',
    text_other:
      'eHOKS näyttää näytöstä vain yhden osa-alueen, vaikka tallessa olisi useampi. Kun lähetät osiin tehtyjä muutoksia, muut katoavat. Lisää puuttuvat osa-alueet ennen hyväksymistä näihin näyttöihin:',
  },
  comparedToRead: 'Verrattu siihen, mitä eHOKSissa oli viimeksi haettaessa.',

  takeOver: {
    or: 'Jos opiskelijalla on jo suunnitelma eHOKSissa, hae se sieltä.',
    look: 'Hae suunnitelma eHOKSista',
    looking: 'Haetaan suunnitelmaa eHOKSista…',
    none: {
      title: 'eHOKSissa ei ole suunnitelmaa',
      text: 'Tälle opiskeluoikeudelle ei ole tallennettu suunnitelmaa. Voit aloittaa uuden.',
    },
    failed: {
      title: 'Suunnitelmaa ei voitu hakea',
      now: 'Mitään ei muutettu. Voit yrittää uudelleen tai aloittaa suunnitelman ilman yhteyttä.',
    },
    otherStudent:
      'eHOKSin suunnitelma on toisen opiskelijan: oppijanumero tai opiskeluoikeus on eri. Mitään ei tuotu. Tarkista opiskelijan tiedot.',
    found: 'eHOKSissa on suunnitelma',
    ehoksId: 'eHOKS ID',
    firstApproval: 'Ensikertainen hyväksyminen',
    notTold: 'ei tiedossa',
    parts: 'Sisältö',
    partCount_one: '{{count}} osa',
    partCount_other: '{{count}} osaa',
    who: 'Mistä suunnitelma on tullut eHOKSiin?',
    whoHelp: 'eHOKS ei kerro tätä. Vastausta kysytään vain kerran.',
    origin: {
      'school-system': 'Koulun järjestelmästä',
      'other-machine': 'Tästä ohjelmasta toiselta koneelta',
    },
    originHelp: {
      'school-system': 'Suunnitelma tulee tänne vain luettavaksi.',
      'other-machine': 'Suunnitelmaa voi muokata myös täällä.',
    },
    take: 'Ota tälle koneelle',
    saveFailed:
      'Suunnitelmaa ei voitu tallentaa tälle koneelle. Mitään ei muutettu. Tarkista levytila ja yritä uudelleen.',
  },
};
