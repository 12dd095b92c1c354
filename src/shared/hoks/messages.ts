import type { Teksti } from '../kieli.ts';
import type { Field, ScalarField } from './field-spec.ts';
import type { Problem } from './value-types.ts';

/** What is wrong with one field and what to do, in a counselor's words. The value itself is never repeated. */

export function requiredMessage({ label }: Field): Teksti {
  return { fi: `Kohta ”${label.fi}” puuttuu. Täytä se.`, sv: `Punkten ”${label.sv}” saknas. Fyll i den.` };
}

/** The same under the field itself, whose label has said which. */
export const absentMessage: Teksti = { fi: 'Puuttuu.', sv: 'Saknas.' };

/** Versions come with their codes, so it is the code that is chosen again. */
export const codeVersionMessage: Teksti = {
  fi: 'Koodin versio puuttuu tai ei kelpaa. Valitse koodi luettelosta uudelleen.',
  sv: 'Kodens version saknas eller duger inte. Välj koden i listan på nytt.',
};

export const unknownKeyMessage: Teksti = {
  fi: 'eHOKS ei ota vastaan tätä tietoa. Poista se.',
  sv: 'ePUK tar inte emot den här uppgiften. Ta bort den.',
};

export const notAnObjectMessage: Teksti = {
  fi: 'Tieto on väärää muotoa. Poista kohta ja lisää se uudelleen.',
  sv: 'Uppgiften har fel form. Ta bort punkten och lägg till den på nytt.',
};

export const notAListMessage: Teksti = {
  fi: 'Tässä pitäisi olla luettelo. Poista kohta ja lisää se uudelleen.',
  sv: 'Här borde finnas en lista. Ta bort punkten och lägg till den på nytt.',
};

export const notAPlanMessage: Teksti = {
  fi: 'Tiedostossa ei ole suunnitelmaa. Suunnitelman pitää olla yksi JSON-objekti.',
  sv: 'Filen innehåller ingen plan. Planen ska vara ett JSON-objekt.',
};

export const oddityMessage: Teksti = {
  fi: 'eHOKS ottaisi tämän vastaan, mutta tieto on kirjoitettu poikkeavasti ja voi muuttua matkalla. Kirjoita se tavalliseen muotoon.',
  sv: 'ePUK skulle ta emot det här, men uppgiften är skriven på ett avvikande sätt och kan förändras på vägen. Skriv den i vanlig form.',
};

export const notJsonMessage: Teksti = {
  fi: 'Tiedosto ei ole kelvollista JSONia. Tarkista tiedosto tai tallenna se uudelleen.',
  sv: 'Filen är inte giltig JSON. Kontrollera filen eller spara den på nytt.',
};

export const tooLargeMessage: Teksti = {
  fi: 'Tiedosto on yli 20 megatavua, joten sitä ei luettu. Suunnitelma ei voi olla näin suuri: tarkista tiedosto.',
  sv: 'Filen är över 20 megabyte och lästes inte. En plan kan inte vara så här stor: kontrollera filen.',
};

export const badStudyRightMessage: Teksti = {
  fi: 'Opiskeluoikeuden tiedosto ei ole kelvollista JSONia, joten suunnitelmaa ei voi tarkistaa. Korjaa tiedosto.',
  sv: 'Studierättens fil är inte giltig JSON, så planen kan inte kontrolleras. Rätta filen.',
};

export const unknownCodeMessage: Teksti = {
  fi: 'Koodia ei ole ohjelman mukana tulevassa luettelossa. Tarkista, että koodi on oikea.',
  sv: 'Koden finns inte i listan som följer med programmet. Kontrollera att koden är rätt.',
};

const problemMessages: Readonly<Record<Exclude<Problem, 'type' | 'pattern' | 'check-digit'>, Teksti>> = {
  date: {
    fi: 'Päivää ei ole kalenterissa, tai se on väärässä muodossa. Anna päivä muodossa vuosi-kuukausi-päivä, esimerkiksi 2026-09-01.',
    sv: 'Dagen finns inte i kalendern eller har fel form. Ange dagen som år-månad-dag, till exempel 2026-09-01.',
  },
  timestamp: {
    fi: 'Ajankohta on väärässä muodossa. Anna se esimerkiksi muodossa 2026-09-01T12:00:00Z.',
    sv: 'Tidpunkten har fel form. Ange den till exempel som 2026-09-01T12:00:00Z.',
  },
  'not-empty': {
    fi: 'Tieto ei voi olla tyhjä. Täytä se tai poista kohta.',
    sv: 'Uppgiften kan inte vara tom. Fyll i den eller ta bort punkten.',
  },
  phone: {
    fi: 'Puhelinnumerossa voi olla vain numeroita, välilyöntejä ja merkkejä + - ( ). Korjaa numero.',
    sv: 'Telefonnumret får innehålla bara siffror, mellanslag och tecknen + - ( ). Rätta numret.',
  },
  'too-long': {
    fi: 'Tieto on liian pitkä: enintään 256 merkkiä. Lyhennä sitä.',
    sv: 'Uppgiften är för lång: högst 256 tecken. Förkorta den.',
  },
  negative: { fi: 'Luku ei voi olla negatiivinen. Korjaa luku.', sv: 'Talet kan inte vara negativt. Rätta talet.' },
  oddity: oddityMessage,
};

const typeMessages: Readonly<Record<ScalarField<unknown>['valueType'], Teksti>> = {
  text: {
    fi: 'Tässä pitäisi olla tekstiä. Kirjoita tieto uudelleen.',
    sv: 'Här borde finnas text. Skriv uppgiften på nytt.',
  },
  pattern: {
    fi: 'Tässä pitäisi olla koodi tai tunniste tekstinä. Anna se uudelleen.',
    sv: 'Här borde finnas en kod eller ett id som text. Ange det på nytt.',
  },
  date: {
    fi: 'Tässä pitäisi olla päivä. Anna päivä uudelleen.',
    sv: 'Här borde finnas ett datum. Ange datumet på nytt.',
  },
  timestamp: {
    fi: 'Tässä pitäisi olla ajankohta. Anna se uudelleen.',
    sv: 'Här borde finnas en tidpunkt. Ange den på nytt.',
  },
  integer: {
    fi: 'Tässä pitäisi olla kokonaisluku. Anna luku ilman desimaaleja.',
    sv: 'Här borde finnas ett heltal. Ange talet utan decimaler.',
  },
  number: { fi: 'Tässä pitäisi olla luku. Anna luku uudelleen.', sv: 'Här borde finnas ett tal. Ange talet på nytt.' },
  boolean: { fi: 'Tähän vastataan kyllä tai ei. Valitse vastaus.', sv: 'Här svarar man ja eller nej. Välj ett svar.' },
  texts: {
    fi: 'Tässä pitäisi olla luettelo tekstejä. Kirjoita rivit uudelleen.',
    sv: 'Här borde finnas en lista med texter. Skriv raderna på nytt.',
  },
};

function patternMessage({ widget }: ScalarField<unknown>): Teksti {
  if (widget.type === 'code') {
    return { fi: 'Koodi on väärää muotoa. Valitse se luettelosta.', sv: 'Koden har fel form. Välj den i listan.' };
  }
  if (widget.type === 'yTunnus') {
    return {
      fi: 'Y-tunnus on väärää muotoa. Siinä on seitsemän numeroa, viiva ja yksi numero.',
      sv: 'FO-numret har fel form. Det har sju siffror, ett streck och en siffra.',
    };
  }
  return { fi: 'Numero (OID) on väärää muotoa. Tarkista se.', sv: 'Numret (OID) har fel form. Kontrollera det.' };
}

function checkDigitMessage({ widget }: ScalarField<unknown>): Teksti {
  if (widget.type === 'yTunnus') {
    return {
      fi: 'Y-tunnuksen tarkistenumero ei täsmää. Tarkista numerot.',
      sv: 'FO-numrets kontrollsiffra stämmer inte. Kontrollera siffrorna.',
    };
  }
  return {
    fi: 'Numeron (OID) tarkiste ei täsmää. Tarkista numerot.',
    sv: 'Numrets (OID) kontrollsiffra stämmer inte. Kontrollera siffrorna.',
  };
}

export function problemMessage(problem: Problem, field: ScalarField<unknown>): Teksti {
  if (problem === 'type') return typeMessages[field.valueType];
  if (problem === 'pattern') return patternMessage(field);
  if (problem === 'check-digit') return checkDigitMessage(field);
  return problemMessages[problem];
}

export const notReadableMessage: Teksti = {
  fi: 'Tiedostoa ei voitu lukea. Tarkista, että tiedosto on olemassa ja että sinulla on oikeus lukea se.',
  sv: 'Filen kunde inte läsas. Kontrollera att filen finns och att du har rätt att läsa den.',
};
