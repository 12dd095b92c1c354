import type { Teksti } from '../shared/kieli.ts';

/** Why the app cannot start at all. `detail` is a folder, a switch or a word from the command line; never data of a person. */
export type StartFailure =
  | { readonly code: 'unknown-profile' }
  | { readonly code: 'data-folder'; readonly detail: string }
  | { readonly code: 'unsafe-start'; readonly detail: string }
  | { readonly code: 'incomplete-program' }
  | { readonly code: 'page-keeps-failing' }
  | { readonly code: 'unexpected' };

export const productName: Teksti = { fi: 'HOKS-työpöytä', sv: 'PUK-skrivbordet' };

/** What happened, why, and what now, in both languages: the app's own language is not known when it cannot start. */
export function explainStartFailure(failure: StartFailure): Teksti {
  switch (failure.code) {
    case 'unknown-profile':
      return {
        fi: 'Profiilia ei tunnisteta. Anna --profile=harjoittelu, --profile=testi tai --profile=tuotanto.',
        sv: 'Profilen är okänd. Ange --profile=harjoittelu, --profile=testi eller --profile=tuotanto.',
      };
    case 'data-folder':
      return {
        fi: `Tietoja ei voi tallentaa kansioon ${failure.detail}, joten ohjelmaa ei avattu. Levy voi olla täynnä tai kirjoitussuojattu. Tarkista kansion oikeudet ja levytila ja käynnistä ohjelma uudelleen. Mitään ei ole kadonnut.`,
        sv: `Uppgifter kan inte sparas i mappen ${failure.detail}, så programmet öppnades inte. Disken kan vara full eller skrivskyddad. Kontrollera rättigheterna till mappen och diskutrymmet och starta programmet på nytt. Inget har gått förlorat.`,
      };
    case 'unsafe-start':
      return {
        fi: `Ohjelma käynnistettiin asetuksella ${failure.detail}, joka heikentää sen suojausta, joten sitä ei avattu. Käynnistä ohjelma ilman tätä asetusta.`,
        sv: `Programmet startades med inställningen ${failure.detail}, som försvagar dess skydd, så det öppnades inte. Starta programmet utan den inställningen.`,
      };
    case 'incomplete-program':
      return {
        fi: 'Ohjelman osia puuttuu, joten sitä ei avattu. Asenna ohjelma uudelleen. Tallennetut tiedot säilyvät.',
        sv: 'Delar av programmet saknas, så det öppnades inte. Installera programmet på nytt. Sparade uppgifter finns kvar.',
      };
    case 'page-keeps-failing':
      return {
        fi: 'Ohjelman ikkuna sulkeutui odottamatta monta kertaa peräkkäin, joten ohjelma suljettiin. Käynnistä tietokone ja ohjelma uudelleen. Tallennetut tiedot säilyvät.',
        sv: 'Programmets fönster stängdes oväntat flera gånger i rad, så programmet stängdes. Starta om datorn och programmet. Sparade uppgifter finns kvar.',
      };
    case 'unexpected':
      return {
        fi: 'Ohjelma ei käynnistynyt odottamattoman virheen takia. Käynnistä se uudelleen. Tallennetut tiedot säilyvät.',
        sv: 'Programmet startade inte på grund av ett oväntat fel. Starta det på nytt. Sparade uppgifter finns kvar.',
      };
  }
}
