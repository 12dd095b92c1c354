/** What the program says of itself: each page a list of sections with its paragraphs. */
export const about = {
  versions: 'Versiot',
  accessibility: {
    title: 'Saavutettavuusseloste',
    aim: {
      title: 'Tavoite',
      text: 'Tavoitteena on WCAG 2.2:n taso AA. Ohjelmaa ei ole arvioinut ulkopuolinen asiantuntija, joten tason täyttymistä ei väitetä.',
    },
    tested: {
      title: 'Mitä on testattu',
      text: 'Päänäkymät tarkistetaan automaattisesti axe-työkalulla vaaleassa ja tummassa ulkoasussa. Suunnitelma tehdään, hyväksytään ja lähetetään testeissä pelkällä näppäimistöllä. Testit löytävät painikkeet ja kentät niillä nimillä, jotka ruudunlukija lukee.',
    },
    untested: {
      title: 'Mitä ei ole testattu',
      text: 'Ohjelmaa ei ole kokeiltu ruudunlukijoita, puheohjausta tai kytkinohjausta käyttävien ihmisten kanssa. PDF-tuloste on merkitty rakenteella, mutta sen saavutettavuutta ei ole tarkistettu erikseen.',
    },
    known: {
      title: 'Tiedossa olevat puutteet',
      text: 'Aikajanan palkit ovat tiiviitä. Sama sisältö on luettelona aikajanan luettelonäkymässä.',
    },
    feedback: {
      title: 'Palaute',
      text: 'Kerro esteestä ohjelman jakajalle, yleensä oppilaitoksen tietohallinnolle. Älä liitä viestiin opiskelijan tietoja.',
    },
  },
  privacy: {
    title: 'Tietosuoja',
    controller: {
      title: 'Kuka vastaa tiedoista',
      text: 'Rekisterinpitäjä on koulutuksen järjestäjä. Ohjelman tekijä ei saa tietoja: ohjelma ei lähetä käyttötilastoja eikä virheraportteja.',
    },
    what: {
      title: 'Mitä tällä koneella on',
      text: 'Opiskelijoiden nimet ja tunnisteet, suunnitelmat ja niiden aiemmat versiot, tapaamisten kirjaukset, suostumukset, työpaikkojen yhteyshenkilöt ja lähetysten tila. Tiedot ja niiden varmuuskopiot ovat salattuina, ja avain avautuu salalauseella.',
    },
    where: {
      title: 'Minne tiedot lähtevät',
      text: 'Vain hyväksytty suunnitelma lähtee, ja vain asetuksissa annettuun eHOKSiin. Paikalliset tiedot, tapaamiset ja suostumukset eivät lähde. Kansallisista palveluista haetaan koodistoja, eikä haku sisällä opiskelijan tietoja. Toiselle ohjaajalle luovutettava tiedosto on salattu kertakoodilla. Tallennettu PDF tai taulukko on salaamaton tiedosto siinä paikassa, jonka valitsit.',
    },
    protects: {
      title: 'Miltä suojaus ei suojaa',
      text: 'Ohjelma, joka toimii samalla käyttäjätunnuksella tietojen ollessa auki, voi lukea niitä. Käytä levyn salausta ja lukitse näyttö. Salalauseen saatuaan kuka tahansa avaa tiedot. Harjoittelussa henkilöt ovat keksittyjä, eikä sinne pidä kirjoittaa oikeita.',
    },
    rights: {
      title: 'Opiskelijan oikeudet',
      text: 'Pyynnöt nähdä, oikaista tai poistaa tietoja käsittelee koulutuksen järjestäjä. eHOKSissa olevia tietoja koskevat eHOKSin omat säännöt. Malli tietosuojaselosteelle on ohjelman dokumenteissa.',
    },
  },
};
