import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

/** The marked quotes of a text, each with its kind and speaker. */
function spoken(body: string): string[] {
  const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n${body}`);
  return articles.flatMap(article => {
    const { quotes, entities } = analyse(text, article);
    return quotes
      .filter(({ kind }) => kind !== 'indirect')
      .map(({ span, kind, attribution }) => {
        const name = entities.find(({ id }) => id === attribution?.entity)?.name ?? 'nobody';
        return `${text.slice(span.start, span.end)} ${kind}, ${name}`;
      });
  });
}

describe('speakers', () => {
  it('do not speak the marked words of the phrase that names them', () => {
    const text = 'Harbour chief Erik Stang, the “gull tsar” of the island, said that the birds were gone for good.';
    assert.deepEqual(spoken(text), ['“gull tsar” scare, nobody']);
  });

  describe('are found after the verb', () => {
    const quote = '“The ferry never came,”';
    const cases: readonly (readonly [phrase: string, name: string])[] = [
      // Words that can also be verbs or adverbs.
      ['said campaign treasurer Ruth Aldana', 'Ruth Aldana'],
      ['says lead diver Ruth Aldana', 'Ruth Aldana'],
      ['said judge Ruth Aldana', 'Ruth Aldana'],
      ['said state senator Ruth Aldana', 'Ruth Aldana'],
      ['said convicted smuggler Ruth Aldana', 'Ruth Aldana'],
      ['added commanding officer Ruth Aldana', 'Ruth Aldana'],
      ['said newly elected mayor Ruth Aldana', 'Ruth Aldana'],
      ['said first lady Ruth Aldana', 'Ruth Aldana'],
      ['said the lead diver', 'the lead diver'],
      ['said the recently retired pilot', 'the recently retired pilot'],
      ['said volunteers', 'volunteers'],
      ['said fellow judges', 'fellow judges'],
      ['said striking dockers', 'striking dockers'],
      ['said US envoy Ruth Aldana', 'Ruth Aldana'],
      // Words that stand for some of a group.
      ['said one of the dockers', 'one of the dockers'],
      ['said some of her cousins', 'some of her cousins'],
      ['said another', 'another'],
      ['said many', 'many'],
    ];
    for (const [phrase, name] of cases)
      it(phrase, () => assert.deepEqual(spoken(`${quote} ${phrase}.`), [`${quote} direct, ${name}`]));
  });

  it('are some of a group before the verb', () => {
    const text = 'One of the dockers said: “The ferry never came.”';
    assert.deepEqual(spoken(text), ['“The ferry never came.” direct, One of the dockers']);
  });

  it('speak after an action that opens the report', () => {
    const text = 'Ruth Aldana, a diver, then sat down and began by saying she would “never” go back.';
    assert.deepEqual(spoken(text), ['“never” partial, Ruth Aldana']);
  });
});

describe('speakers without a name', () => {
  const speaker = (text: string): string =>
    (spoken(`The ferry ran late.\n\n${text}`)[0] ?? '').split(', ').at(-1) ?? '';
  const cases: readonly (readonly [text: string, name: string])[] = [
    // A pronoun in the quote comes before the words for its speaker.
    ['“I slept on the deck,” one passenger said.', 'one passenger'],
    ['“They lost my bags,” said a tourist who would not give her name.', 'a tourist'],
    ['“I was told to wait,” a 40-year-old welder from Hull said.', 'a 40-year-old welder from Hull'],
    // The head of a phrase speaks, not a name in its complement.
    ['“It is full,” a resident of Vardo said.', 'a resident of Vardo'],
    ['“Freight will cost more,” an analyst at Norbank in Oslo said.', 'an analyst at Norbank in Oslo'],
    ['“We slept in the car,” a mother of two from Bergen told the Post.', 'a mother of two from Bergen'],
    ['“We are sorry,” said a spokesman for the Port of Hull.', 'a spokesman for the Port of Hull'],
    ['“It is always late,” said a commuter from Leeds.', 'a commuter from Leeds'],
    ['“It was agreed,” a source close to Harkin said.', 'a source close to Harkin'],
    ['“It was agreed,” lawyers for Norbank said.', 'lawyers for Norbank'],
    ['“It was agreed,” said a broker on Monday.', 'a broker'],
    ['“It was agreed,” said a broker in a letter to the Post.', 'a broker'],
    // A name with a complement is the head itself.
    ['“It was agreed,” Ada Holm of the University of Hull said.', 'Ada Holm'],
    ['“It was agreed,” the Port of Hull said.', 'Port of Hull'],
    ['“It was agreed,” the mayor of Hull, Ada Holm, said.', 'Ada Holm'],
    // What a person wrote is no person from a place.
    ['A lesson from Ada Holm: “Never hurry a ferry.”', 'Ada Holm'],
  ];
  for (const [text, name] of cases) it(text, () => assert.equal(speaker(text), name));
});

describe('two people in “… he …,” he said', () => {
  const cases: [what: string, text: string, speaker: string][] = [
    [
      'who spoke before goes on',
      'Inspector Piet Vos said the rower, Jens Moll, had slept in the boat. “He was quite calm,” he said.',
      'Piet Vos',
    ],
    [
      'the subject speaks',
      'Mayor Piet Vos met the rower, Jens Moll, on Monday. “He is our pride,” he said.',
      'Piet Vos',
    ],
    [
      'by their genders',
      'Mayor Ruth Vos met the rower, Jens Moll, on Monday. “He is our pride,” she said.',
      'Ruth Vos',
    ],
    ['who calls himself by name', 'Piet Vos and Jens Moll rowed. “Piet Vos knows what he does,” he said.', 'Jens Moll'],
  ];
  for (const [what, text, speaker] of cases)
    it(what, () => assert.match(spoken(text)[0] ?? '', new RegExp(` direct, ${speaker}$`)));
});
