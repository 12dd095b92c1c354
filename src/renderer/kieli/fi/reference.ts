export const reference = {
  title: 'Koodistot ja perusteet',
  lead: 'Tutkinnon osien, koodien ja oppilaitosten nimet ja versiot. Ne ovat tällä koneella, joten työ ei tarvitse verkkoa.',
  practice: 'Harjoittelussa aineisto haetaan sovelluksen omalta harjoituspalvelimelta.',
  inUse: 'Aineisto',
  source: 'Lähde',
  perusteet: 'Tutkintoja ja koulutuksia',
  shipped: 'Tuli sovelluksen mukana: koodistot {{koodistot}}, tutkinnon osat {{tutkinnonOsat}}',
  refreshed: 'Päivitetty {{time}}',
  from: {
    shipped: 'Sovellus',
    harjoittelu: 'Harjoituspalvelin',
    testi: 'Opetushallituksen testiympäristö',
    tuotanto: 'Opetushallituksen palvelut',
  },
  refresh: 'Päivitä nyt',
  import: 'Tuo tiedostosta',
  export: 'Vie tiedostoon',
  cancel: 'Keskeytä',
  progress: '{{done}} / {{total}}',
  fetching: {
    koodisto: 'Haetaan koodistoja',
    eperusteet: 'Haetaan tutkintojen perusteita',
    organisaatio: 'Haetaan oppilaitoksia',
  },
  service: {
    koodisto: 'Palvelu: Koodisto',
    eperusteet: 'Palvelu: ePerusteet',
    organisaatio: 'Palvelu: Organisaatiopalvelu',
  },
  finished: {
    refreshed: 'Aineisto on ajan tasalla',
    imported: 'Tiedoston aineisto on käytössä',
    partly: 'Aineisto päivitettiin, mutta kaikkea ei saatu',
  },
  exported: 'Aineisto tallennettiin tiedostoon. Tuo se toisella koneella samasta kohdasta.',
  changes: {
    none: 'Mikään ei ollut muuttunut.',
    added: 'Uusia koodeja: {{number}}',
    renamed: 'Nimi muuttui: {{number}}',
    newVersion: 'Versio muuttui: {{number}}',
    withdrawn: 'Poistui käytöstä: {{number}}',
    perusteet: 'Päivittyneitä perusteita: {{number}}',
    unverified: 'Nimi vielä vahvistamatta: {{number}}',
  },
  missing: 'ePerusteista ei löytynyt: {{numbers}}. Tarkista diaarinumero.',
  unreadable: 'Näitä perusteita ei osattu lukea, joten niistä on käytössä aiempi tieto: {{numbers}}.',
  fault: {
    damaged:
      'Päivitetty aineisto on levyllä vioittunut, joten käytössä on sovelluksen mukana tullut. Suunnitelmiin tämä ei vaikuta. Päivitä aineisto uudelleen.',
    newer:
      'Päivitetty aineisto on tehty sovelluksen uudemmalla versiolla, joten käytössä on sovelluksen mukana tullut. Asenna uusin versio tai päivitä aineisto uudelleen.',
  },
  problem: {
    offline:
      'Palveluun ei saatu yhteyttä. Käytössä on edelleen aiempi aineisto. Yritä uudelleen, kun verkko toimii, tai tuo aineisto tiedostosta.',
    timeout: 'Palvelu ei vastannut ajoissa. Käytössä on edelleen aiempi aineisto. Yritä myöhemmin uudelleen.',
    tls: 'Palvelun varmenne ei kelvannut, joten mitään ei haettu. Käytössä on edelleen aiempi aineisto. Kysy koneen ylläpidosta.',
    'not-service':
      'Vastaus ei ollut palvelun oma tai jäi kesken. Käytössä on edelleen aiempi aineisto. Avaa selain ja kirjaudu verkkoon, jos se pyytää, ja yritä uudelleen.',
    server: 'Palvelussa on häiriö. Käytössä on edelleen aiempi aineisto. Yritä myöhemmin uudelleen.',
    'no-organisation':
      'Palvelut haluavat tietää, mikä organisaatio kysyy. Tallenna ensin oppilaitos tai yhteys eHOKSiin ja päivitä sitten.',
    cancelled: 'Päivitys keskeytettiin. Käytössä on edelleen aiempi aineisto.',
    running: 'Päivitys on jo käynnissä. Odota, että se valmistuu.',
    practice: 'Harjoituspalvelin ei ole käynnissä. Käynnistä sovellus uudelleen ja päivitä sitten.',
    'disk-full':
      'Levy on täynnä, joten aineistoa ei tallennettu. Käytössä on edelleen aiempi aineisto. Vapauta tilaa ja yritä uudelleen.',
    'not-allowed': 'Tiedoston käyttöön ei ole oikeutta. Valitse toinen kansio tai kysy koneen ylläpidosta.',
    'in-use': 'Tiedosto voi olla auki toisessa ohjelmassa. Sulje se ja yritä uudelleen.',
    failed: 'Tämä ei onnistunut. Käytössä on edelleen aiempi aineisto. Yritä uudelleen.',
    'not-a-set':
      'Tiedosto ei ole tästä sovelluksesta viety aineisto, tai se on vioittunut. Vie aineisto toisella koneella uudelleen ja tuo se tiedosto.',
    newer: 'Tiedosto on tehty sovelluksen uudemmalla versiolla. Asenna uusin versio ja tuo tiedosto sitten.',
    'too-large': 'Tiedosto on yli 64 megatavua, joten sitä ei luettu. Tarkista, että valitsit oikean tiedoston.',
    'other-environment':
      'Tiedoston aineisto on harjoittelusta tai toisesta ympäristöstä, joten sitä ei otettu käyttöön. Vie aineisto koneelta, jolla sovellus on tuotannossa.',
    'nothing-to-export': 'Vietävää ei ole, koska aineistoa ei ole päivitetty. Päivitä se ensin.',
  },
  add: {
    label: 'Lisää tutkinto diaarinumerolla',
    help: 'Esimerkiksi OPH-5410-2021. Haku päivittää samalla koko aineiston.',
    wrong: 'Diaarinumero on muotoa OPH-5410-2021 tai 59/011/2014. Tarkista numero.',
    button: 'Hae tutkinto',
  },
};
