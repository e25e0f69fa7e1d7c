/** Hints between the words: they say what a reader does not see beside them anyway. */
import assert from 'node:assert/strict';
import type { ArticleView } from '../../../../src/core/annotation/overlay/overlay';
import { type HintOptions, hintsIn } from '../../../../src/core/view/reading/hints';
import { at } from '../../annotation/storyteller';
import { OPTIONS, viewOf } from './article';

const ALL: HintOptions = { ...OPTIONS, speakers: true, pronouns: true, dates: true, lenses: true };

/** The article with its hints in brackets. */
function hinted(text: string, view: ArticleView, options: Partial<HintOptions> = {}): string {
  const hints = hintsIn(view, text, view.analysis.article.span, { ...ALL, ...options });
  return hints.reduceRight(
    (shown, { offset, label }) => `${shown.slice(0, offset)}[${label}]${shown.slice(offset)}`,
    text,
  );
}
const shown = (body: string, options: Partial<HintOptions> = {}, source = 'date 2025-05-06 [Source: Post]') => {
  const text = `${source}\n\n${body}\n`;
  return hinted(text, viewOf(text), options).slice(source.length + 2, -1);
};

describe('hints of speakers', () => {
  const one =
    '“It will last,” said Ilse Brandt, the mayor, who opened the bridge in front of a large crowd. “It is made of steel.”';
  const two =
    'Ilse Brandt spoke first. “It will last,” she said, and the engineer Tomas Reuter answered her. “It is made of sand,” Reuter said. “It will not last a single winter, and everybody knows that.”';
  const cases: [name: string, body: string, options: Partial<HintOptions>, expected: string][] = [
    ['are not needed below a lens that names the only speaker', one, { lenses: true }, one],
    [
      'name whom no lens names, but not whom the next words name',
      one,
      { lenses: false },
      '“It will last,” said Ilse Brandt, the mayor, who opened the bridge in front of a large crowd. “It is made of steel.”[— Ilse Brandt]',
    ],
    [
      'tell two speakers of a paragraph apart, as the lens cannot',
      two,
      { pronouns: false },
      two.replace('last,” she', 'last,”[— Ilse Brandt] she'),
    ],
    ['are off by their setting', two, { pronouns: false, speakers: false }, two],
  ];
  for (const [name, body, options, expected] of cases) it(name, () => assert.equal(shown(body, options), expected));

  it('name nobody below the minimum confidence', () =>
    assert.equal(shown(one, { lenses: false, minimumConfidence: 1 }), one));

  it('follow a decision', () => {
    const text = `date 2025-05-06 [Source: Post]\n\n${one}\n`;
    const view = viewOf(text, [
      [at(text, '“It is made of steel.”'), { kind: 'speaker', status: 'corrected', speaker: 'Ada Bell' }],
    ]);
    assert.match(hinted(text, view), /steel\.”\[— Ada Bell\]/);
  });
});

describe('hints of pronouns', () => {
  const cases: [name: string, body: string, expected: string][] = [
    [
      'name the person at the start of a paragraph',
      'Ilse Brandt opened the bridge.\n\nShe left early.',
      'Ilse Brandt opened the bridge.\n\nShe[= Ilse Brandt] left early.',
    ],
    [
      'are not needed after the name itself',
      'Ilse Brandt opened the bridge. She left early.',
      'Ilse Brandt opened the bridge. She left early.',
    ],
    [
      'use the name that the article uses most',
      'Ilse Brandt opened the bridge. Brandt was glad. Brandt left.\n\nShe came back.',
      'Ilse Brandt opened the bridge. Brandt was glad. Brandt left.\n\nShe[= Brandt] came back.',
    ],
    [
      'repeat nothing in a paragraph',
      'Ilse Brandt opened the bridge.\n\nShe met Tomas Reuter. She met Nils Falk.',
      'Ilse Brandt opened the bridge.\n\nShe[= Ilse Brandt] met Tomas Reuter. She met Nils Falk.',
    ],
    [
      'leave alone whoever says “I”',
      'Ilse Brandt opened the bridge.\n\n“I am glad,” Brandt said. “I am very glad.”',
      'Ilse Brandt opened the bridge.\n\n“I am glad,” Brandt said. “I am very glad.”',
    ],
    [
      'do not repeat the lens above “she said”',
      'Ilse Brandt opened the bridge.\n\n“It will last,” she said.',
      'Ilse Brandt opened the bridge.\n\n“It will last,” she said.',
    ],
    [
      'are never put on a pronoun that means nobody known',
      'She left early, and it rained.',
      'She left early, and it rained.',
    ],
  ];
  for (const [name, body, expected] of cases) it(name, () => assert.equal(shown(body), expected));

  it('are off by their setting', () => {
    const body = 'Ilse Brandt opened the bridge.\n\nShe left early.';
    assert.equal(shown(body, { pronouns: false }), body);
  });

  it('use a decided name', () => {
    const text = 'date 2025-05-06 [Source: Post]\n\nIlse Brandt opened the bridge.\n\nShe left early.\n';
    const view = viewOf(text, [[at(text, 'Ilse Brandt'), { kind: 'entity', status: 'corrected', name: 'Else Brand' }]]);
    assert.match(hinted(text, view), /She\[= Else Brand\] left/);
  });

  it('are not put on what is no entity by decision', () => {
    const text = 'date 2025-05-06 [Source: Post]\n\nIlse Brandt opened the bridge.\n\nShe left early.\n';
    const view = viewOf(text, [[at(text, 'Ilse Brandt'), { kind: 'entity', status: 'rejected' }]]);
    assert.doesNotMatch(hinted(text, view), /She\[/);
  });
});

describe('hints of dates', () => {
  const cases: [body: string, expected: string][] = [
    ['It rained on Monday.', 'It rained on Monday[= 5 May].'],
    ['It rained on Monday morning.', 'It rained on Monday morning[= 5 May].'],
    ['After Monday’s rain it was dry.', 'After Monday’s[= 5 May] rain it was dry.'],
    ['It rained last week.', 'It rained last week[= 28 April – 4 May].'],
    ['It rained last month.', 'It rained last month[= April 2025].'],
    ['It rained last year.', 'It rained last year[= 2024].'],
    ['It rained on May 2.', 'It rained on May 2.'],
    ['It rained on 2 May 2025.', 'It rained on 2 May 2025.'],
    ['It rained in 2024.', 'It rained in 2024.'],
    ['It rained on Monday, and on Monday it was cold.', 'It rained on Monday[= 5 May], and on Monday it was cold.'],
    ['“It rained on Monday,” said Ilse Brandt.', '“It rained on Monday,” said Ilse Brandt.'],
  ];
  for (const [body, expected] of cases) it(`leave ${expected}`, () => assert.equal(shown(body), expected));

  it('name the year if it is not the article’s', () =>
    assert.equal(
      shown('It rained last Friday.', {}, 'date 2025-01-02 [Source: Post]'),
      'It rained last Friday[= 27 December 2024].',
    ));

  it('are off by their setting', () =>
    assert.equal(shown('It rained on Monday.', { dates: false }), 'It rained on Monday.'));

  it('are missing without a date of the article', () =>
    assert.equal(shown('It rained on Monday.', {}, '[Source: Post]'), 'It rained on Monday.'));
});

describe('hints in a part of an article', () => {
  it('are those of that part', () => {
    const text = 'date 2025-05-06 [Source: Post]\n\nIt rained on Monday.\n\nIt snowed on Sunday.\n';
    const view = viewOf(text);
    const labels = (words: string) => hintsIn(view, text, at(text, words), ALL).map(({ label }) => label);
    assert.deepEqual(labels('It rained on Monday.'), ['= 5 May']);
    assert.deepEqual(labels('It snowed on Sunday.'), ['= 4 May']);
    assert.deepEqual(labels('It rained'), []);
  });
});
