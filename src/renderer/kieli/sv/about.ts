import type { about as fi } from '../fi/about.ts';
import type { SameKeys } from '../same-keys.ts';

export const about = {
  versions: 'Versioner',
  accessibility: {
    title: 'Tillgänglighetsutlåtande',
    aim: {
      title: 'Mål',
      text: 'Målet är nivå AA i WCAG 2.2. Ingen utomstående sakkunnig har bedömt programmet, så vi påstår inte att nivån uppfylls.',
    },
    tested: {
      title: 'Vad som har testats',
      text: 'Huvudvyerna kontrolleras automatiskt med verktyget axe i ljust och mörkt utseende. I testerna görs, godkänns och sänds en plan med enbart tangentbordet. Testerna hittar knappar och fält med de namn som en skärmläsare läser upp.',
    },
    untested: {
      title: 'Vad som inte har testats',
      text: 'Programmet har inte prövats tillsammans med personer som använder skärmläsare, röststyrning eller kontakter. Den utskrivna PDF-filen har strukturtaggar, men dess tillgänglighet har inte kontrollerats särskilt.',
    },
    known: {
      title: 'Kända brister',
      text: 'Staplarna på tidslinjen är täta. Samma innehåll finns som lista i tidslinjens listvy.',
    },
    feedback: {
      title: 'Respons',
      text: 'Berätta om hinder för den som delar ut programmet, i allmänhet läroanstaltens dataförvaltning. Bifoga inga uppgifter om studerande.',
    },
  },
  privacy: {
    title: 'Dataskydd',
    controller: {
      title: 'Vem ansvarar för uppgifterna',
      text: 'Personuppgiftsansvarig är utbildningsanordnaren. Programmets tillverkare får inga uppgifter: programmet sänder varken användningsstatistik eller felrapporter.',
    },
    what: {
      title: 'Vad som finns på den här datorn',
      text: 'Studerandes namn och identifierare, planer och deras tidigare versioner, anteckningar om möten, samtycken, kontaktpersoner på arbetsplatser och läget för sändningar. Uppgifterna och säkerhetskopiorna är krypterade, och nyckeln öppnas med lösenfrasen.',
    },
    where: {
      title: 'Vart uppgifterna går',
      text: 'Bara en godkänd plan sänds, och bara till det ePUK som har angetts i inställningarna. Lokala uppgifter, möten och samtycken sänds inte. Från de nationella tjänsterna hämtas kodverk, och hämtningen innehåller inga uppgifter om studerande. Filen som lämnas över till en annan handledare är krypterad med en engångskod. En sparad PDF eller tabell är en okrypterad fil på den plats som du valde.',
    },
    protects: {
      title: 'Vad skyddet inte skyddar mot',
      text: 'Ett program som körs med samma användarkonto medan uppgifterna är öppna kan läsa dem. Använd diskkryptering och lås skärmen. Den som får lösenfrasen öppnar uppgifterna. I övningsläget är personerna påhittade, och riktiga ska inte skrivas in där.',
    },
    rights: {
      title: 'Studerandes rättigheter',
      text: 'Utbildningsanordnaren behandlar begäran om att se, rätta eller radera uppgifter. För uppgifter i ePUK gäller ePUK:s egna regler. En mall för dataskyddsbeskrivning finns i programmets dokumentation.',
    },
  },
} satisfies SameKeys<typeof fi>;
