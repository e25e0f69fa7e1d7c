/**
 * The commonest words of languages other than English, to tell that an article is in one of them. Lower case. Words that
 * are English words as well (German *die*, Spanish *a*) are left out. Own selection of articles, pronouns, prepositions,
 * conjunctions and auxiliary verbs.
 */

export { nameOfLanguage } from './names';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const COMMON_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'German',
    words(`der das und den von zu mit sich des auf für ist nicht ein eine als auch dem es werden aus bei einer um nach
      einem wurde wird sind einen oder hatte hat nur noch über sie er ich wir aber vor zur bis mehr durch kann sei
      dass wenn haben gegen vom können schon wie seine sein ihre seiner unter zum seit sagte während gab davon nichts soll sollen
      muss müssen wollen`),
  ],
  [
    'French',
    words(`le la les des du et un une est dans que qui pour sur au avec par ne pas plus se ce il elle sont aux été
      cette ses ont mais nous vous ou où leur leurs était être sans entre après selon deux même comme aussi d’un
      qu’il c’est ainsi depuis sa`),
  ],
  [
    'Spanish',
    words(`el la los las del y en que un una se por con para es su al lo como más pero sus le ya este esta fue ha sí
      porque entre cuando muy sobre ser también hasta hay donde quien desde todo nos durante según años dijo han`),
  ],
  [
    'Portuguese',
    words(`o os um uma que em da dos das para com não na nos nas por mais se ao aos foi como mas ele ela são à às ser
      está também pelo pela até isso seu sua já entre muito quando depois sem mesmo disse ou tem sobre`),
  ],
  [
    'Italian',
    words(`il lo la gli di che è per un una non con del della dei delle nel nella al alla si da sono più ha anche ma
      dal dalla sul sulla ai alle questo questa stato essere suo sua loro ho hanno dopo tra degli nei detto
      secondo se o`),
  ],
  [
    'Dutch',
    words(`de het een en dat te zijn voor niet met er aan ook als maar om bij nog uit naar dan wordt werd heeft door ze
      deze worden geen zij hij wij meer tot dit hebben kan zich haar hun omdat volgens tegen wat onder`),
  ],
  [
    'Polish',
    words(`w na z się nie że jest o jak po ale od za przez jego już tak tym dla czy był była było są być oraz ich pod
      przed gdy które który która tego jej może tylko ze przy bo ma chce mówi powiedział powiedziała bardzo także jednak lub`),
  ],
  [
    'Swedish',
    words(`och att det som en är av för inte den på med har de ett om han hon jag var från kan vi när så efter eller
      hade ska skulle sitt detta mot vid ut också över blev enligt säger sade mycket där`),
  ],
  [
    'Danish',
    words(`og det er en til af på som med ikke den der et han hun jeg har fra var vi kan om så skal også eller blev
      efter havde ville siger sagde deres denne dette bliver være hvor mod ved ud kun når sig sine meget hvad`),
  ],
  [
    'Norwegian',
    words(`og det er en til av på som med ikke den et han hun jeg har fra var vi kan om så skal også eller ble etter
      hadde ville sier sa deres denne dette blir være hvor mot ved ut bare når seg sine nå mye hva`),
  ],
  [
    'Turkish',
    words(`ve bir bu için ile da de çok daha olan olarak gibi sonra kadar ne değil ama var en o dedi ancak ise olduğunu
      tarafından göre içinde büyük yeni iki ya şu mi`),
  ],
  ['Finnish', words(`ja ei se että oli hän ovat mutta kuin myös sen joka mukaan kun ole olla tai nyt vain sekä jotka`)],
  ['Czech', words(`v se na je že s z o k ve po jsou jako byl byla bylo ale za jeho která který jsem nebo také podle`)],
  ['Hungarian', words('az és hogy nem egy volt meg azt de csak ez már mint vagy szerint még akkor után lesz')],
  ['Romanian', words('și în de la cu o pe că este din un pentru care au fost mai sunt ce se după prin despre fi')],
  [
    'Indonesian',
    words(`yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada oleh sebagai telah`),
  ],
]);

/** Letters of words in lower case that English words do not have, and those of few other languages. */
export const OWN_LETTERS: ReadonlyMap<string, RegExp> = new Map([
  ['German', /[äöüß]/],
  ['French', /[éèêàçùœî]/],
  ['Spanish', /[ñáéíóú]/],
  ['Portuguese', /[ãõçáéíóâê]/],
  ['Italian', /[àèìòù]/],
  ['Polish', /[ąęłńśźżć]/],
  ['Swedish', /[åäö]/],
  ['Danish', /[æøå]/],
  ['Norwegian', /[æøå]/],
  ['Turkish', /[ışğçöü]/],
  ['Finnish', /[äö]/],
  ['Czech', /[ěřůčšžýáíé]/],
  ['Hungarian', /[őűáéíóöü]/],
  ['Romanian', /[șțăâî]/],
]);

/** Verbs of saying after speech that a dash opens: `– Vi väntar, säger hon.` */
export const REPORTING_VERBS =
  words(`säger sade sa svarar svarade frågar undrar menar berättar förklarar konstaterar tillägger
  siger sagde svarer svarede spørger mener fortæller forklarer tilføjer sier svarte spør forteller legger fastslår dit
  déclare déclara répond répondit demande demanda explique ajoute ajouta lance lança affirme dijo dice respondió
  responde preguntó pregunta explica explicó añadió añade disse diz respondeu perguntou explicou afirmou acrescentou
  ha rispose risponde chiese spiega aggiunge mówi powiedział powiedziała odpowiedział odpowiedziała zapytał zapytała
  dodał dodała pyta sagt sagte fragte antwortete meinte erklärt erklärte zegt zei vroeg antwoordde vertelt сказал
  сказала говорит ответил ответила спросил спросила каже сказав сказала відповів`);

/** A script, the languages written in it, and the letters that only one of them has. The first language is the usual one. */
export interface Script {
  readonly letters: RegExp;
  readonly language: string;
  readonly others?: readonly { readonly language: string; readonly letters: RegExp }[];
}

export const SCRIPTS: readonly Script[] = [
  {
    letters: /\p{Script=Cyrillic}/u,
    language: 'Russian',
    others: [
      { language: 'Ukrainian', letters: /[іїєґ]/iu },
      { language: 'Serbian or Macedonian', letters: /[јљњћђџ]/iu },
    ],
  },
  { letters: /\p{Script=Greek}/u, language: 'Greek' },
  { letters: /\p{Script=Arabic}/u, language: 'Arabic', others: [{ language: 'Persian or Urdu', letters: /[پچژگ]/u }] },
  { letters: /\p{Script=Hebrew}/u, language: 'Hebrew' },
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, language: 'Japanese' },
  { letters: /\p{Script=Hangul}/u, language: 'Korean' },
  { letters: /\p{Script=Han}/u, language: 'Chinese' },
  { letters: /\p{Script=Devanagari}/u, language: 'Hindi' },
  { letters: /\p{Script=Thai}/u, language: 'Thai' },
];
