import type { Teksti } from '../kieli.ts';
import type { Delivery, DeliveryProblem } from './delivery.ts';

/** A problem for the person: what happened, why, and what now. */
export interface Explanation {
  readonly what: Teksti;
  readonly why: Teksti;
  readonly now: Teksti;
}

/** The sentences for a problem. Every problem has them; a missing one does not compile. */
export function explain(problem: DeliveryProblem): Explanation {
  return explanations[problem];
}

/** Whether there are sentences for it: a log may hold the word of another version. */
export function isExplained(problem: string): problem is DeliveryProblem {
  return Object.hasOwn(explanations, problem);
}

/**
 * The sentences for what last went wrong with a delivery. A connection that broke in the middle of a write is not "no
 * connection" to the person: the plan may have arrived.
 */
export function explainDelivery({ lastError, outcomeUnknown }: Delivery): Explanation | undefined {
  if (lastError === undefined) return undefined;
  return explain(lastError === 'offline' && outcomeUnknown ? 'timeout' : lastError);
}

const byItself: Teksti = {
  fi: 'Sinun ei tarvitse tehdä mitään: suunnitelma on tallessa ja sovellus yrittää itse uudelleen.',
  sv: 'Du behöver inte göra något: planen är sparad och programmet försöker själv på nytt.',
};

const looksUpItself: Teksti = {
  fi: 'Sovellus tarkistaa eHOKSista itse, menikö suunnitelma perille, ennen kuin se lähettää mitään uudelleen.',
  sv: 'Programmet kontrollerar själv i ePUK om planen kom fram innan något skickas på nytt.',
};

const notDelivered: Teksti = {
  fi: 'Suunnitelma odottaa lähettämistä.',
  sv: 'Planen väntar på att skickas.',
};

const notTaken: Teksti = {
  fi: 'eHOKS ei ottanut suunnitelmaa vastaan.',
  sv: 'ePUK tog inte emot planen.',
};

const askOph: Teksti = {
  fi: 'Ota yhteyttä eHOKS-tukeen ja kerro opiskeluoikeuden OID. Suunnitelma pysyy tallessa tällä koneella.',
  sv: 'Kontakta ePUK-stödet och uppge studierättens OID. Planen finns kvar på den här datorn.',
};

const explanations: Readonly<Record<DeliveryProblem, Explanation>> = {
  offline: {
    what: notDelivered,
    why: { fi: 'eHOKSiin ei saada yhteyttä verkon kautta.', sv: 'Det går inte att nå ePUK via nätet.' },
    now: {
      fi: 'Voit jatkaa työtä. Lähetys jatkuu itsestään, kun verkko palaa.',
      sv: 'Du kan fortsätta arbeta. Sändningen fortsätter av sig själv när nätet är tillbaka.',
    },
  },
  timeout: {
    what: { fi: 'eHOKSin vastaus ei tullut ajoissa.', sv: 'Svaret från ePUK kom inte i tid.' },
    why: {
      fi: 'Yhteys katkesi tai palvelu on hidas, joten ei tiedetä, ehtikö suunnitelma perille.',
      sv: 'Förbindelsen bröts eller tjänsten är långsam, så det är oklart om planen hann fram.',
    },
    now: looksUpItself,
  },
  tls: {
    what: notDelivered,
    why: {
      fi: 'Yhteyden suojausta ei voitu varmistaa: palvelimen varmenne ei kelpaa, tai tämän koneen kello on väärässä.',
      sv: 'Förbindelsens skydd kunde inte bekräftas: serverns certifikat duger inte, eller datorns klocka går fel.',
    },
    now: {
      fi: 'Tarkista koneen kello ja verkko. Jos vika jatkuu, ota yhteyttä oppilaitoksen tietohallintoon. Mitään ei lähetetä suojaamatta.',
      sv: 'Kontrollera datorns klocka och nätet. Kontakta läroanstaltens dataadministration om felet fortsätter. Inget skickas oskyddat.',
    },
  },
  'not-ehoks': {
    what: notDelivered,
    why: {
      fi: 'Vastaus ei tullut eHOKSista. Verkko voi vaatia kirjautumisen, tai välityspalvelin vastasi sen puolesta.',
      sv: 'Svaret kom inte från ePUK. Nätet kan kräva inloggning, eller så svarade en mellanserver i stället.',
    },
    now: {
      fi: 'Avaa selain ja kirjaudu verkkoon, jos se sitä pyytää. Sovellus yrittää itse uudelleen.',
      sv: 'Öppna webbläsaren och logga in på nätet om det krävs. Programmet försöker själv på nytt.',
    },
  },
  'not-connected': {
    what: notDelivered,
    why: {
      fi: 'Yhteyttä eHOKSiin ei ole vielä otettu käyttöön tällä koneella.',
      sv: 'Förbindelsen till ePUK har inte tagits i bruk på den här datorn.',
    },
    now: { fi: 'Täytä yhteyden tiedot asetuksissa.', sv: 'Fyll i förbindelsens uppgifter i inställningarna.' },
  },
  'login-refused': {
    what: {
      fi: 'Lähetys on pysähtynyt: kirjautuminen eHOKSiin ei onnistunut.',
      sv: 'Sändningen har stannat: inloggningen till ePUK lyckades inte.',
    },
    why: {
      fi: 'Käyttäjätunnus tai salasana ei kelpaa. Samoja tunnuksia ei yritetä uudelleen itsestään, jotta tunnus ei lukkiudu.',
      sv: 'Användarnamnet eller lösenordet godkänns inte. Samma uppgifter prövas inte på nytt automatiskt, så att kontot inte låses.',
    },
    now: {
      fi: 'Tarkista tunnus ja salasana asetuksista tai pyydä ne koulutuksen järjestäjän vastuukäyttäjältä. Kun tallennat yhteyden, kirjautumista yritetään kerran.',
      sv: 'Kontrollera användarnamn och lösenord i inställningarna eller be utbildningsanordnarens ansvariga användare om dem. När du sparar förbindelsen prövas inloggningen en gång.',
    },
  },
  'ticket-refused': {
    what: {
      fi: 'Lähetys on pysähtynyt: eHOKS ei hyväksynyt kirjautumista.',
      sv: 'Sändningen har stannat: ePUK godkände inte inloggningen.',
    },
    why: {
      fi: 'Tunnukset kelpasivat, mutta eHOKS ei tunnistanut niillä saatua pääsylippua. Osoitteet voivat kuulua eri ympäristöihin.',
      sv: 'Uppgifterna godkändes, men ePUK kände inte igen den biljett de gav. Adresserna kan höra till olika miljöer.',
    },
    now: {
      fi: 'Tarkista eHOKSin ja kirjautumisen osoitteet asetuksista ja lähetä sitten uudelleen.',
      sv: 'Kontrollera adresserna till ePUK och inloggningen i inställningarna och skicka sedan på nytt.',
    },
  },
  'no-access': {
    what: notTaken,
    why: {
      fi: 'Käytössä olevalla tunnuksella ei ole oikeutta tämän opiskeluoikeuden oppilaitokseen.',
      sv: 'Kontot som används har inte rätt till läroanstalten för den här studierätten.',
    },
    now: {
      fi: 'Tarkista, että opiskeluoikeus on oman oppilaitoksesi, ja pyydä vastuukäyttäjää tarkistamaan tunnuksen oikeudet. Lähetä sitten uudelleen.',
      sv: 'Kontrollera att studierätten hör till din läroanstalt och be den ansvariga användaren kontrollera kontots rättigheter. Skicka sedan på nytt.',
    },
  },
  'not-service-user': {
    what: {
      fi: 'Lähetys on pysähtynyt: tunnus ei ole eHOKS-palvelukäyttäjä.',
      sv: 'Sändningen har stannat: kontot är inte en ePUK-tjänsteanvändare.',
    },
    why: {
      fi: 'Rajapintaa voi käyttää vain järjestelmän tunnuksella, ei henkilön omalla.',
      sv: 'Gränssnittet kan bara användas med ett systemkonto, inte med en persons eget.',
    },
    now: {
      fi: 'Pyydä vastuukäyttäjältä palvelukäyttäjän tunnus ja vaihda se asetuksiin.',
      sv: 'Be den ansvariga användaren om tjänsteanvändarens konto och byt till det i inställningarna.',
    },
  },
  'hoks-not-found': {
    what: { fi: 'Suunnitelmaa ei enää ole eHOKSissa.', sv: 'Planen finns inte längre i ePUK.' },
    why: {
      fi: 'Se on poistettu eHOKSista tämän suunnitelman viimeisen lähetyksen jälkeen.',
      sv: 'Den har tagits bort från ePUK efter att planen senast skickades.',
    },
    now: {
      fi: 'Selvitä, kuka poisti sen ja miksi. Oma kappaleesi on tallessa; sitä ei lähetetä uutena ilman päätöstäsi.',
      sv: 'Ta reda på vem som tog bort den och varför. Ditt exemplar är sparat; det skickas inte som nytt utan ditt beslut.',
    },
  },
  'no-hoks-for-opiskeluoikeus': {
    what: notDelivered,
    why: {
      fi: 'eHOKSissa ei ole vielä suunnitelmaa tälle opiskeluoikeudelle.',
      sv: 'I ePUK finns ännu ingen plan för den här studierätten.',
    },
    now: byItself,
  },
  'route-not-found': {
    what: notTaken,
    why: {
      fi: 'eHOKS ei tunne osoitetta tai jotakin suunnitelman koodia.',
      sv: 'ePUK känner inte till adressen eller någon kod i planen.',
    },
    now: {
      fi: 'Tarkista eHOKSin osoite asetuksista ja suunnitelman koodit, ja lähetä sitten uudelleen.',
      sv: 'Kontrollera ePUK-adressen i inställningarna och koderna i planen och skicka sedan på nytt.',
    },
  },
  duplicate: {
    what: {
      fi: 'Opiskeluoikeudella on jo suunnitelma eHOKSissa.',
      sv: 'Studierätten har redan en plan i ePUK.',
    },
    why: {
      fi: 'Joko oma lähetyksesi ehti perille, vaikka vastaus jäi saamatta, tai joku muu on tallentanut suunnitelman.',
      sv: 'Antingen kom din egen sändning fram fast svaret uteblev, eller så har någon annan sparat en plan.',
    },
    now: {
      fi: 'Sovellus hakee sen ja vertaa sitä omaasi. Kahta suunnitelmaa ei synny.',
      sv: 'Programmet hämtar den och jämför med din. Det blir inte två planer.',
    },
  },
  archived: {
    what: notTaken,
    why: {
      fi: 'Opiskeluoikeudella on eHOKSissa poistettu suunnitelma, ja vain Opetushallitus voi palauttaa sen.',
      sv: 'Studierätten har en borttagen plan i ePUK, och bara Utbildningsstyrelsen kan återställa den.',
    },
    now: askOph,
  },
  'opiskeluoikeus-ended': {
    what: notTaken,
    why: {
      fi: 'Opiskeluoikeus on päättynyt, eikä päättyneen opiskeluoikeuden suunnitelmaa voi muuttaa.',
      sv: 'Studierätten har upphört, och planen för en avslutad studierätt kan inte ändras.',
    },
    now: {
      fi: 'Tarkista opiskeluoikeuden tila KOSKI-palvelusta. Jos se on väärin, korjauta se siellä ja lähetä uudelleen.',
      sv: 'Kontrollera studierättens status i tjänsten KOSKI. Låt korrigera den där om den är fel och skicka på nytt.',
    },
  },
  'opiskeluoikeus-not-found': {
    what: notTaken,
    why: {
      fi: 'Opiskeluoikeutta ei löydy KOSKI-palvelusta. Uusi opiskeluoikeus voi näkyä siellä viiveellä.',
      sv: 'Studierätten finns inte i tjänsten KOSKI. En ny studierätt kan synas där med fördröjning.',
    },
    now: {
      fi: 'Tarkista opiskeluoikeuden OID. Sovellus yrittää itse uudelleen vuorokauden ajan hyväksymisestä.',
      sv: 'Kontrollera studierättens OID. Programmet försöker själv på nytt under ett dygn från godkännandet.',
    },
  },
  'opiskeluoikeus-not-of-oppija': {
    what: notTaken,
    why: {
      fi: 'Opiskeluoikeus ei kuulu KOSKI-palvelussa tälle oppijanumerolle.',
      sv: 'Studierätten hör i tjänsten KOSKI inte till det här studerandenumret.',
    },
    now: {
      fi: 'Tarkista opiskelijan oppijanumero ja opiskeluoikeuden OID, korjaa väärä ja hyväksy suunnitelma uudelleen.',
      sv: 'Kontrollera studerandenumret och studierättens OID, rätta det som är fel och godkänn planen på nytt.',
    },
  },
  'opiskeluoikeus-contained': {
    what: notTaken,
    why: {
      fi: 'Opiskeluoikeus sisältyy toiseen opiskeluoikeuteen, ja suunnitelma kuuluu sille.',
      sv: 'Studierätten ingår i en annan studierätt, och planen hör till den.',
    },
    now: {
      fi: 'Tee suunnitelma sille opiskeluoikeudelle, johon tämä sisältyy.',
      sv: 'Gör planen för den studierätt som den här ingår i.',
    },
  },
  'opiskeluoikeus-changed': {
    what: notTaken,
    why: {
      fi: 'eHOKSissa olevan suunnitelman opiskeluoikeus on toinen, eikä sitä voi vaihtaa.',
      sv: 'Planen i ePUK har en annan studierätt, och den kan inte bytas.',
    },
    now: {
      fi: 'Palauta suunnitelmaan sen alkuperäinen opiskeluoikeuden OID tai tee uudelle opiskeluoikeudelle oma suunnitelma.',
      sv: 'Återställ planens ursprungliga studierätts-OID eller gör en egen plan för den nya studierätten.',
    },
  },
  'oppija-not-found': {
    what: notTaken,
    why: {
      fi: 'Oppijanumeroa ei löydy Oppijanumerorekisteristä.',
      sv: 'Studerandenumret finns inte i Studerandenummerregistret.',
    },
    now: {
      fi: 'Tarkista opiskelijan oppijanumero, korjaa se ja hyväksy suunnitelma uudelleen.',
      sv: 'Kontrollera den studerandes studerandenummer, rätta det och godkänn planen på nytt.',
    },
  },
  'oppija-changed': {
    what: notTaken,
    why: {
      fi: 'Oppijanumero on eri kuin eHOKSissa. Opiskelija on voinut saada uuden pääoppijanumeron.',
      sv: 'Studerandenumret är ett annat än i ePUK. Den studerande kan ha fått ett nytt huvudnummer.',
    },
    now: {
      fi: 'Tarkista voimassa oleva oppijanumero, korjaa se opiskelijan tietoihin ja hyväksy suunnitelma uudelleen.',
      sv: 'Kontrollera det gällande studerandenumret, rätta det i den studerandes uppgifter och godkänn planen på nytt.',
    },
  },
  'not-in-index': {
    what: notTaken,
    why: {
      fi: 'Opiskeluoikeus puuttuu eHOKSin omasta luettelosta.',
      sv: 'Studierätten saknas i ePUK:s eget register.',
    },
    now: askOph,
  },
  'linked-system': {
    what: notDelivered,
    why: {
      fi: 'Jokin eHOKSin tarvitsema palvelu, kuten KOSKI tai kirjautuminen, ei juuri nyt vastaa.',
      sv: 'Någon tjänst som ePUK behöver, till exempel KOSKI eller inloggningen, svarar inte just nu.',
    },
    now: looksUpItself,
  },
  'server-fault': {
    what: { fi: 'eHOKSissa tapahtui odottamaton virhe.', sv: 'Ett oväntat fel inträffade i ePUK.' },
    why: {
      fi: 'Vika on palvelussa, ja on epäselvää, tallentuiko suunnitelma.',
      sv: 'Felet finns i tjänsten, och det är oklart om planen sparades.',
    },
    now: looksUpItself,
  },
  'content-refused': {
    what: {
      fi: 'eHOKS ei pystynyt tallentamaan suunnitelmaa.',
      sv: 'ePUK kunde inte spara planen.',
    },
    why: {
      fi: 'Jokin kohta, esimerkiksi hyvin pitkä teksti, ei mahdu eHOKSin tietokantaan, vaikka tarkistus meni läpi.',
      sv: 'Någon punkt, till exempel en mycket lång text, ryms inte i ePUK:s databas fast kontrollen gick igenom.',
    },
    now: {
      fi: 'Katso suunnitelman varoitukset, lyhennä tai korjaa merkityt kohdat ja hyväksy uudelleen. Jos mitään ei löydy, ota yhteyttä eHOKS-tukeen.',
      sv: 'Se planens varningar, förkorta eller rätta de markerade punkterna och godkänn på nytt. Kontakta ePUK-stödet om inget hittas.',
    },
  },
  busy: {
    what: notDelivered,
    why: {
      fi: 'eHOKS on ruuhkautunut tai huollossa.',
      sv: 'ePUK är överbelastat eller under underhåll.',
    },
    now: byItself,
  },
  'too-large': {
    what: notTaken,
    why: { fi: 'Suunnitelma on liian suuri lähetettäväksi.', sv: 'Planen är för stor för att skickas.' },
    now: {
      fi: 'Lyhennä pitkiä tekstejä tai poista tarpeettomia kohtia ja hyväksy suunnitelma uudelleen.',
      sv: 'Förkorta långa texter eller ta bort onödiga punkter och godkänn planen på nytt.',
    },
  },
  invalid: {
    what: notTaken,
    why: {
      fi: 'eHOKSin tarkistus löysi suunnitelmasta virheen, jota sovellus ei huomannut.',
      sv: 'ePUK:s kontroll hittade ett fel i planen som programmet inte märkte.',
    },
    now: {
      fi: 'Korjaa merkityt kohdat ja hyväksy suunnitelma uudelleen. Hyväksytty versio pysyy tallessa sellaisenaan.',
      sv: 'Rätta de markerade punkterna och godkänn planen på nytt. Den godkända versionen finns kvar som den är.',
    },
  },
  refused: {
    what: notTaken,
    why: {
      fi: 'eHOKS antoi vastauksen, jota sovellus ei tunne.',
      sv: 'ePUK gav ett svar som programmet inte känner till.',
    },
    now: {
      fi: 'Lähetä uudelleen myöhemmin. Jos sama toistuu, tarkista onko sovelluksesta uudempi versio, tai ota yhteyttä ylläpitoon.',
      sv: 'Skicka på nytt senare. Om det upprepas, kontrollera om det finns en nyare version av programmet eller kontakta administratören.',
    },
  },
  'differs-in-ehoks': {
    what: {
      fi: 'eHOKSissa on toinen sisältö kuin tällä koneella.',
      sv: 'I ePUK finns ett annat innehåll än på den här datorn.',
    },
    why: {
      fi: 'Joku muu on tallentanut tai muuttanut suunnitelmaa eHOKSissa.',
      sv: 'Någon annan har sparat eller ändrat planen i ePUK.',
    },
    now: {
      fi: 'Mitään ei ole kirjoitettu yli. Tarkista ero, valitse mikä jää voimaan, ja hyväksy suunnitelma uudelleen.',
      sv: 'Inget har skrivits över. Granska skillnaden, välj vad som ska gälla och godkänn planen på nytt.',
    },
  },
  'server-took-something-else': {
    what: {
      fi: 'eHOKS otti suunnitelman vastaan, mutta palauttaa sen muuttuneena.',
      sv: 'ePUK tog emot planen men ger den tillbaka ändrad.',
    },
    why: {
      fi: 'Joku muutti sitä samaan aikaan, tai eHOKS ei tallentanut jotakin kohtaa sellaisena kuin se hyväksyttiin.',
      sv: 'Någon ändrade den samtidigt, eller så sparade ePUK någon punkt på annat sätt än den godkändes.',
    },
    now: {
      fi: 'Hyväksytty versio on tallessa. Tarkista ero, valitse mikä jää voimaan, ja hyväksy suunnitelma uudelleen.',
      sv: 'Den godkända versionen är sparad. Granska skillnaden, välj vad som ska gälla och godkänn planen på nytt.',
    },
  },
  'version-unreadable': {
    what: {
      fi: 'Hyväksyttyä versiota ei voida lukea tältä koneelta.',
      sv: 'Den godkända versionen kan inte läsas från den här datorn.',
    },
    why: {
      fi: 'Sen tallenne on vioittunut. Muut suunnitelmat lähetetään tavalliseen tapaan.',
      sv: 'Den sparade posten är skadad. Andra planer skickas som vanligt.',
    },
    now: {
      fi: 'Palauta varmuuskopio, tai tarkista suunnitelma ja hyväksy se uudelleen.',
      sv: 'Återställ en säkerhetskopia, eller granska planen och godkänn den på nytt.',
    },
  },
};
