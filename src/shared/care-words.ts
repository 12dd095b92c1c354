/**
 * Words that tell of a person's health or need of support, in Finnish and Swedish. What they are found in may be about the
 * work of a nurse or a mechanic as well, so the list holds what people call their own conditions, not what units and
 * tasks are called: "diagnoosi" but not "diagnostiikka", "mielenterveysongelma" but not "mielenterveystyö".
 */

/** Beginnings of words. */
const beginnings = [
  // Finnish: conditions
  'adhd',
  'ahdistunei',
  'ahdistus(?!t)',
  'anoreks',
  'asperger',
  'astma',
  'autis',
  'bipolaar',
  'diabete',
  'diagnoosi(?!lai|mekaan|test|ohjel|menet|työk|kalu|järj|tieto)',
  'epileps',
  'hahmotushäiriö',
  'keskittymis(?:häiriö|vaike|ongelm)',
  'kielihäiriö',
  'kuulovamm',
  'kehitysvamm',
  'liikuntavamm',
  'lukihäiriö',
  'lukivaike',
  'lääkity',
  'masennu',
  'masentun',
  'mielenterveys(?:ongelm|häiriö|syi)',
  'mielialahäiriö',
  'migree',
  'nivelrik',
  'näkövamm',
  'oppimis(?:vaike|häiriö)',
  'paniikki(?:häiriö|kohtau)',
  'pitkäaikaissaira',
  'päihde(?:ongelm|riippuv|kuntoutu)',
  'raskau(?:s|d)',
  'reuma',
  'sairaslom',
  'sairauslom',
  'sairauspoissaol',
  'sairastelu',
  'skitsofren',
  '(?:selkä|niska|polvi|hartia)(?:kipu|kivu|vaiv|saira|vamm)',
  'syömishäiriö',
  'tarkkaav(?:uus|aisuus)häiriö',
  'tourette',
  'työkyvyttöm',
  'unihäiriö',
  'uupumu',
  // Finnish: treatment and decisions
  'erityisopet',
  'hojks',
  'kelakuntoutu',
  'psykiatr(?!i(?:an|sen) (?:osasto|poliklinik|sairaanhoi))',
  '(?:koulu|opiskelu|opinto)psykolog',
  'psykologi(?:lla|lle|lta|n (?:luona|lausun|tutki|vast))',
  'psykoterap',
  'puheterap',
  'terveydentila',
  // Swedish: conditions
  'alkoholproblem',
  'anorexi',
  'bipolär',
  'depress',
  'diagnos(?:en|er|erna)?(?!\\p{L})',
  'drogproblem',
  'dyslex',
  'dysleks',
  'funktionsnedsättning',
  'gravid',
  'hörselskad',
  'inlärningssvårig',
  'koncentrationssvårig',
  'kroniskt? sjuk',
  'läs- och skrivsvårig',
  'lässvårig',
  'medicinering',
  'migrän',
  'missbruksproblem',
  'panik(?:ångest|attack|syndrom)',
  'rörelsehind',
  'rygg(?:problem|smärt|besvär|skad)',
  'schizofren',
  'sjukledig',
  'sjukskriv',
  'synskad',
  'sömn(?:störning|problem)',
  'talterap',
  'utbränd',
  'utmattning(?!s?prov|sbrott)',
  'utvecklings(?:stör|hämm)',
  'ångest',
  'ätstörning',
  // Swedish: treatment and decisions
  'hälsotillstånd',
  'psykiatr(?!isk (?:avdel|vård))',
  'psykolog(?!i)',
  'specialundervis',
];

/** Words that belong together. */
const phrases = [
  'erityi(?:nen|stä|sen) tu(?:ki|kea|en)',
  'vaativa(?:n|a)? erityi(?:nen|stä|sen) tu(?:ki|kea|en)',
  '(?:sairauden|vamman|sairauksien) (?:vuoksi|takia|johdosta)',
  'terveydellis(?:en|istä|ten) sy(?:yn|istä|iden)',
  'särskilt stöd',
  'på grund av (?:en |sin |sitt |ett )?(?:sjukdom|skada|funktionshinder|hälsoskäl)',
  'av hälsoskäl',
];

const careWord = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...beginnings, ...phrases].join('|')})`, 'iu');

/** Speaks of somebody's own condition or that of the student: "opiskelijalla on", "hänen", "den studerandes". */
const ofPerson =
  /(?<![\p{L}\p{N}])(?:opiskelija(?:lla|lle|n|nsa)|hänellä|hänelle|hänen|hän (?:on|sairasta|tarvitsee|saa|käy)|(?:den )?studerande(?:n|s|ns)? (?:har|är|behöver|får|lider)|studerandens|hens|hon har|han har|hen har|hon är|han är|hen är)(?![\p{L}\p{N}])/iu;

/** Whether the text has a word for somebody's health or need of support. */
export function hasCareWord(text: string): boolean {
  return careWord.test(text);
}

/** Whether one of its sentences says such a thing of a person: for texts about work, where the words alone are innocent. */
export function hasCareWordOfPerson(text: string): boolean {
  return text.split(/[.!?\n;]+/).some((sentence) => ofPerson.test(sentence) && careWord.test(sentence));
}
