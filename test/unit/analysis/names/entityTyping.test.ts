import assert from 'node:assert/strict';
import type { EntityType } from '../../../../src/core/analysis/model';
import { settleTypes } from '../../../../src/core/analysis/names/entityTyping';
import { withoutGlue } from '../../../../src/core/analysis/names/gluedNames';
import type { NameSpan } from '../../../../src/core/analysis/names/nameSpans';
import { documentSteps } from '../../../../src/core/analysis/tokens/document';
import { evidenceSteps } from '../../../../src/core/analysis/tokens/tokenEvidence';
import { type Article, articleText } from '../../../../src/core/article';
import { parse } from '../../../../src/core/article/parse';
import { runToEnd } from '../../../../src/core/text/steps';
import { analyse, WORDS } from '../../analyse';

/** The names of an article as `text: type`, in text order, without the source. */
function namesIn(body: string, title = ''): string[] {
  const text = `${title} date 2025-04-26 [Source: Wire]\n\n${body}`;
  return parse(text)
    .articles.flatMap(article => analyse(text, article).entities)
    .flatMap(({ type, mentions }) => mentions.filter(m => m.kind === 'name').map(m => ({ ...m, type })))
    .sort((a, b) => a.span.start - b.span.start)
    .map(m => `${m.text}: ${m.type}`);
}

/** What is made of one name that the tagger found: the words between the bars of a text. */
function remade(marked: string, type: EntityType): string[] {
  const text = `date 2025-04-26 [Source: Wire]\n\n${marked.replace(/\|/g, '')}`;
  const article = parse(text).articles[0] as Article;
  const doc = runToEnd(documentSteps(articleText(text, article), WORDS));
  const words = marked.split('|').map(part => part.trim().split(' ').length);
  const first = doc.tokens.findIndex(t => t.paragraph === 0) + (words[0] as number);
  const name = { first, last: first + (words[1] as number), type };
  const show = (n: NameSpan): string =>
    `${doc.text.slice(doc.tokens[n.first]?.start, doc.tokens[n.last - 1]?.end)}: ${n.type}`;
  return settleTypes(doc, withoutGlue(doc, runToEnd(evidenceSteps(doc)), [name])).map(show);
}

describe('names as the tagger may find them', () => {
  const cases: [string, EntityType, string[]][] = [
    [
      'the |Institute of Forestry Helen Aldous| says it',
      'organization',
      ['Institute of Forestry: organization', 'Helen Aldous: person'],
    ],
    ['the |Bank of Helen Aldous| is shut', 'organization', ['Bank of Helen Aldous: organization']],
    ['the |Australian League of Rights| met', 'organization', ['Australian League of Rights: organization']],
    ['a fire in |Norlux| , a city in the north', 'place', ['Norlux: place']],
    ['the retailer |Norlux| fell', 'place', ['Norlux: organization']],
    ['in May |Norlux|’s shareholders met', 'place', ['Norlux: organization']],
    ['in May |Norlux| said so', 'other', ['Norlux: organization']],
    ['in May |Norlux| said so', 'place', ['Norlux: place']],
  ];
  for (const [text, type, names] of cases) it(`${text}, as ${type}`, () => assert.deepEqual(remade(text, type), names));
});

describe('types and limits of names', () => {
  const cases: [string, string, string[]][] = [
    ['a firm with a legal form', 'The bank lent money to Tarn Corp Inc. on Friday.', ['Tarn Corp Inc.: organization']],
    ['a firm written with a capital inside', 'The board has hired NordFisk to audit it.', ['NordFisk: organization']],
    [
      'a part of a firm',
      'Norlux Helsinki, a unit of Brandt Holm Holdings Ltd., has closed.',
      ['Norlux Helsinki: organization', 'Brandt Holm Holdings Ltd.: organization'],
    ],
    ['a band', 'He left his second band, the Kingstons, in 1987.', ['Kingstons: organization']],
    ['letters for a degree', 'The test was led by Tove Holm, M.D., in May.', ['Tove Holm: person']],
    ['a nickname with an article', 'Then Ruben “the Bear” Lindt scored.', ['Ruben “the Bear” Lindt: person']],
    ['a given name alone', 'Florence lives in Leeds. She paints.', ['Florence: person', 'Leeds: place']],
    ['a place alone', 'Florence lives from its visitors. They pay well.', ['Florence: place']],
    [
      'a common word after a title',
      '“It is over,” said Detective Marsh of the Lund Police Department.',
      ['Marsh: person', 'Lund Police Department: organization'],
    ],

    ['a nation and a person', 'Belgian Joost Verhaak won the race.', ['Belgian: group', 'Joost Verhaak: person']],
    [
      'a body with a nation in its name',
      'The Australian League of Rights met.',
      ['Australian League of Rights: organization'],
    ],
    ['peoples', 'A Serb and a Kurd met.', ['Serb: group', 'Kurd: group']],
    ['a company with workers', 'An Amazon worker was ill.', ['Amazon: organization']],
    [
      'who speaks for a company',
      'Google’s Sundar Holm said it was late.',
      ['Google: organization', 'Sundar Holm: person'],
    ],
    ['a surname that speaks', '“It is late,” tweeted Musk.', ['Musk: person']],
    ['letters that speak', '“It is late,” TZSM tweeted.', ['TZSM: organization']],
    [
      'a relative',
      'Their son, Leo, six, met her daughter, Paris, in Leeds.',
      ['Leo: person', 'Paris: person', 'Leeds: place'],
    ],
    ['a known body of several words', 'It gave to Save the Children.', ['Save the Children: organization']],
    ['a known company', 'Officials at Lidl met.', ['Lidl: organization']],
    ['a company that is a word', 'Apple said it would wait.', ['Apple: organization']],
    ['a river', 'The Amazon is burning.', ['Amazon: place']],
    ['a known person', 'Marine Le Pen left.', ['Marine Le Pen: person']],
    ['a known company without a capital', 'why is facebook down again?', ['facebook: organization']],
    [
      'a team with the name of a known company',
      'It was won by Jan Berg, Reynard Honda.',
      ['Jan Berg: person', 'Reynard Honda: organization'],
    ],
    [
      'a person with the name of a known company',
      'Officials met Maria Honda. Honda left.',
      ['Maria Honda: person', 'Honda: person'],
    ],
    [
      'a person with the name of a company',
      'Officials met Paris Hilton. Hilton left.',
      ['Paris Hilton: person', 'Hilton: person'],
    ],
    ['a known place', 'Fallujah was quiet.', ['Fallujah: place']],
    ['abbreviations of things', 'The USB port of the PC broke.', []],
    ['the name of a file', 'See the Holm Report.doc again.', []],
    [
      'letters for an agreement',
      'The Northern Purchase Agreement (“PPA”) ends. The PPA was long.',
      ['Northern Purchase Agreement: other', 'PPA: other'],
    ],
    [
      'a team with a known place in its name',
      'Officials met at Shakhtar Donetsk on Monday.',
      ['Shakhtar Donetsk: organization'],
    ],
    ['the first word of a known name at the end', 'Their bank is the World', []],
    ['a part of a longer name', 'The Google Holm Prize went to her.', ['Google Holm Prize: other']],
    [
      'a family with a particle',
      'Officials met Anna ter Holm. Ter Holm is ill.',
      ['Anna ter Holm: person', 'Ter Holm: person'],
    ],
    ['no family in small letters', 'Officials met Anna la Holm. The la holm is old.', ['Anna la Holm: person']],
    ['a dateline with an agency', 'BERLIN (Reuters) — The ferry sank.', ['BERLIN: place', 'Reuters: organization']],
    ['a dateline without one', 'MINNEAPOLIS — The ferry sank.', ['MINNEAPOLIS: place']],
    ['no dateline', 'UPDATE — The ferry sank.', []],
    [
      'particles of a surname',
      'Minister Carlos Henrique Lopo da Costa left.',
      ['Carlos Henrique Lopo da Costa: person'],
    ],
  ];
  for (const [what, body, names] of cases) it(what, () => assert.deepEqual(namesIn(body), names));

  it('reads names in a headline as the text has them', () => {
    const body = 'Helen Aldous told Norlux Group that the moss is back. Norlux Group said nothing.';
    assert.deepEqual(namesIn(body, 'Angry Helen Aldous Urges Norlux Group To Act').slice(0, 2), [
      'Helen Aldous: person',
      'Norlux Group: organization',
    ]);
  });
});
