/** Growing selections, definitions, typed names, who quotes whom, and what is left to decide. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overlay } from '../../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../../src/core/article/parse';
import { contains, lengthOf, textOf, touches } from '../../../../src/core/text/span';
import { namesakesOf } from '../../../../src/core/view/find';
import { definitionAt } from '../../../../src/core/view/reading/definition';
import { quoteProgressOf } from '../../../../src/core/view/reading/quoteProgress';
import { quotedWithin, quotersOf, speakersIn } from '../../../../src/core/view/reading/quoting';
import { selectionSpansAt } from '../../../../src/core/view/reading/selectionSpans';
import { typedNamesOf } from '../../../../src/core/view/reading/typedNames';
import { analyse } from '../../analyse';
import { at } from '../../annotation/storyteller';
import { OPTIONS, viewOf } from './article';

const TEXT = `Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge in Oslo on Monday. “Brandt is no engineer, and a bridge is no speech,” engineer Tomas Reuter said.

“It will last,” she said. “I asked, and he told me, ‘It will stand for years.’”
`;
const VIEW = viewOf(TEXT);

describe('a growing selection', () => {
  const grown = (words: string) => selectionSpansAt(VIEW, TEXT, at(TEXT, words).start + 1).map(s => textOf(TEXT, s));

  it('goes from the word to the mention, the paragraph, the article', () => {
    const [word, mention, paragraph, article, ...others] = grown('Brandt opened');
    assert.deepEqual([word, mention], ['Brandt', 'Ilse Brandt']);
    assert.ok(paragraph.startsWith('Mayor Ilse') && paragraph.endsWith('Reuter said.'));
    assert.ok(article.startsWith('Bridge opens') && article.endsWith('years.’”'));
    assert.ok(others.length <= 1);
  });

  it('takes in the words of a quote before its marks', () => {
    const words = 'Brandt is no engineer, and a bridge is no speech,';
    assert.deepEqual(grown('Brandt is no').slice(0, 3), ['Brandt', words, `“${words}”`]);
  });

  it('always grows, and always holds the cursor', () =>
    fc.assert(
      fc.property(fc.nat(TEXT.length), offset => {
        const spans = selectionSpansAt(VIEW, TEXT, offset);
        assert.ok(spans.length > 0);
        spans.forEach((span, i) => {
          assert.ok(touches(span, offset));
          const inner = spans[i - 1];
          assert.ok(!inner || (contains(span, inner) && lengthOf(span) > lengthOf(inner)));
        });
      }),
    ));
});

describe('a definition', () => {
  const text =
    'date 2025-05-06 [Source: Post]\n\nBrandt opened the bridge. Ilse Brandt, the mayor, was glad. Brandt left.\n\nShe came back.\n';
  const view = viewOf(text);
  const found = (words: string, nth = 0) => definitionAt(view, at(text, words, nth).start + 1)?.target;

  it('of a pronoun is the last name before it', () => assert.deepEqual(found('She')?.span, at(text, 'Brandt', 2)));
  it('of a short name is the first full name, even if that comes later', () =>
    assert.deepEqual(found('Brandt')?.span, at(text, 'Ilse Brandt')));
  it('of the full name is itself', () => assert.deepEqual(found('Ilse Brandt')?.span, at(text, 'Ilse Brandt')));
  it('is missing where nothing is mentioned', () => assert.equal(found('opened'), undefined));
});

describe('typed names', () => {
  it('have the types of what they name, in order and without overlap', () => {
    const names = typedNamesOf(VIEW, TEXT);
    assert.deepEqual(
      names.map(({ span, type }) => [textOf(TEXT, span), type]),
      [
        ['Ilse Brandt', 'person'],
        ['Oslo', 'place'],
        ['Brandt', 'person'],
        ['Tomas Reuter', 'person'],
      ],
    );
    for (const [i, { span }] of names.entries()) assert.ok(span.start >= (names[i - 1]?.span.end ?? 0));
  });

  it('are cut at line breaks', () => {
    const text = 'date 2025-05-06 [Source: Post]\n\nThe bridge was opened by Ilse\r\nBrandt, who was glad.\n';
    const view = viewOf(text, [[at(text, 'Ilse\r\nBrandt'), { kind: 'entity', status: 'corrected', type: 'person' }]]);
    const words = typedNamesOf(view, text).map(({ span }) => textOf(text, span));
    assert.ok(words.includes('Ilse') && words.includes('Brandt'), words.join('|'));
  });

  it('leave out what is no entity by decision', () => {
    const view = viewOf(TEXT, [[at(TEXT, 'Oslo'), { kind: 'entity', status: 'rejected' }]]);
    assert.ok(!typedNamesOf(view, TEXT).some(({ type }) => type === 'place'));
  });
});

describe('who quotes whom', () => {
  const named = (speakers: ReturnType<typeof speakersIn>) =>
    speakers.map(({ entity, quotes }) => `${entity.name}: ${quotes.map(({ quote }) => textOf(TEXT, quote.span))}`);

  it('lists the speakers of an article, and whom they quote', () => {
    const speakers = speakersIn(VIEW, OPTIONS);
    assert.deepEqual(
      speakers.map(({ entity }) => entity.name),
      ['Tomas Reuter', 'Ilse Brandt'],
    );
    const [reuter, brandt] = speakers.map(({ entity }) => entity.entity.id);
    assert.deepEqual(named(quotedWithin(VIEW, brandt, OPTIONS)), ['Tomas Reuter: ‘It will stand for years.’']);
    assert.deepEqual(named(quotersOf(VIEW, reuter, OPTIONS)), ['Ilse Brandt: ‘It will stand for years.’']);
    assert.deepEqual(quotedWithin(VIEW, reuter, OPTIONS), []);
    assert.deepEqual(quotersOf(VIEW, brandt, OPTIONS), []);
  });
});

describe('what is left to decide', () => {
  it('counts quotes, and those that nobody decided on', () => {
    const { quotes, undecided } = quoteProgressOf([VIEW], OPTIONS);
    assert.equal(undecided, quotes);
    const decided = viewOf(TEXT, [
      [at(TEXT, '“It will last,”'), { kind: 'speaker', status: 'confirmed', speaker: 'Ilse Brandt' }],
    ]);
    assert.deepEqual(quoteProgressOf([decided], OPTIONS), { quotes, undecided: quotes - 1 });
    assert.deepEqual(quoteProgressOf([], OPTIONS), { quotes: 0, undecided: 0 });
  });
});

describe('the same person in other articles of a file', () => {
  const text = ['Ilse Brandt came.', 'Ilse Brandt left. Oslo was quiet.', 'Brandt slept.', 'Brandt woke up. Oslo, too.']
    .map((body, i) => `date 2025-05-0${i + 1} [Source: Post]\n\n${body}\n`)
    .join('\n');
  const articles = parse(text).articles.map(article => overlay(analyse(text, article), []));
  const found = (i: number, name: string) => {
    const entity = articles[i].entities.find(one => one.name === name)!;
    return namesakesOf(articles, { article: articles[i], entity }).map(({ article }) => article.analysis.article.index);
  };

  it('is found by the full name', () => assert.deepEqual(found(0, 'Ilse Brandt'), [0, 1]));
  it('is never found by a bare surname', () => assert.deepEqual(found(2, 'Brandt'), [2]));
  it('is a place by any name', () => assert.deepEqual(found(1, 'Oslo'), [1, 3]));
});
