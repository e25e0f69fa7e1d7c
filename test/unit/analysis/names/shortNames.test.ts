import assert from 'node:assert/strict';
import type { Entity } from '../../../../src/core/analysis/model';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

const HEADER = 'date 2025-04-26 [Source: Wire]\n\n';

/** The entity of the last occurrence of a name in a text, as `name: type`. */
function entityOfLast(body: string, name: string): string | undefined {
  const text = HEADER + body;
  const start = text.lastIndexOf(name);
  const holds = (e: Entity): boolean => e.mentions.some(m => m.span.start === start && m.kind === 'name');
  const entity = parse(text)
    .articles.flatMap(article => analyse(text, article).entities)
    .find(holds);
  return entity && `${entity.name}: ${entity.type}`;
}

function speakerIn(body: string): string | undefined {
  const text = HEADER + body;
  return parse(text)
    .articles.map(article => analyse(text, article))
    .map(({ quotes, entities }) => {
      const quote = quotes.find(q => q.kind === 'direct' || q.kind === 'partial');
      return entities.find(e => e.id === quote?.attribution?.entity)?.name;
    })[0];
}

describe('short forms of names that are also other words', () => {
  const people = [
    ['Martha', 'Holland'],
    ['Martha', 'Chad'],
    ['Martha', 'April'],
    ['Martha', 'March'],
    ['Martha', 'Price'],
    ['Martha', 'Banks'],
  ] as const;
  const sentences = [
    '“The bridge is safe,” @ said.',
    '“The bridge is safe,” said @.',
    '@ told the panel: “The bridge is safe.”',
    'On Tuesday @ said that “the bridge is safe”.',
    '“The bridge is safe,” Ms @ added.',
    '“The bridge is safe,” @, 51, told the panel.',
  ];
  for (const [given, family] of people) {
    for (const sentence of sentences) {
      it(`${given} ${family}: ${sentence.replace('@', family)}`, () => {
        const body = `The panel heard ${given} ${family}, an engineer.\n\n${sentence.replace('@', family)}`;
        assert.equal(speakerIn(body), `${given} ${family}`);
      });
    }
  }

  const given: [string, string][] = [
    ['Sydney Falk', '“It leaks,” Sydney said.'],
    ['Florence Falk', '“It leaks,” said Florence.'],
    ['June Falk', 'June replied: “It leaks.”'],
    ['Will Falk', '“It leaks,” Will added.'],
    ['Hunter Falk', '“It leaks,” said Hunter.'],
  ];
  for (const [name, sentence] of given)
    it(`${name}: ${sentence}`, () =>
      assert.equal(speakerIn(`The panel heard ${name}, an engineer.\n\n${sentence}`), name));

  const others: [string, string, string, string?][] = [
    ['a country that acts', 'Holland', 'Holland said it would pay for the bridge.', 'Holland: place'],
    ['a place after a preposition', 'Holland', 'Two bridges in Holland were shut.', 'Holland: place'],
    ['a place beside another', 'Holland', 'Ferries link Holland and Norway.', 'Holland: place'],
    ['a government', 'Holland', 'Holland’s parliament met in Holland.', 'Holland: place'],
    ['a month', 'April', 'The bridge was shut in April.'],
    ['a month with a day', 'April', 'The bridge was shut on April 3.'],
    ['a month with an adjective', 'April', 'It was the wettest April on record.'],
    ['a word of the language', 'Price', 'The Price was high.'],
  ];
  for (const [what, family, sentence, expected] of others)
    it(`not ${what}: ${sentence}`, () => {
      const body = `The panel heard Martha ${family}, an engineer.\n\n${sentence}`;
      const found = entityOfLast(body, family);
      if (expected === undefined) assert.notEqual(found, `Martha ${family}: person`);
      else assert.equal(found, expected);
    });

  it('keeps the place in the article that also names a person', () => {
    const body = 'Martha Holland, an engineer, flew to Holland on Friday.\n\nHolland has many bridges.';
    assert.equal(entityOfLast(body, 'Holland'), 'Holland: place');
  });

  it('keeps the place where no person has the name', () => {
    assert.equal(entityOfLast('“We will pay,” Jordan said.', 'Jordan'), 'Jordan: place');
  });
});

describe('full names whose given name is also another word', () => {
  const cases: [string, string, string][] = [
    ['a month', 'June Aldous told the panel that it leaks.', 'June Aldous: person'],
    ['a town', 'The panel heard Austin Aldous, an engineer from Hull.', 'Austin Aldous: person'],
    ['a weekday before it', 'On Monday Rose Aldous told the panel that it leaks.', 'Rose Aldous: person'],
    ['a courtesy title', 'Mrs Dallas asked for time.', 'Dallas: person'],
  ];
  for (const [what, body, expected] of cases)
    it(what, () => assert.equal(entityOfLast(body, expected.split(':')[0] as string), expected));
});
