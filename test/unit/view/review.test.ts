/** The queue of a review and the walk through it, on small articles; what the review says of a quote. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchor } from '../../../src/core/annotation/anchoring/anchor';
import type { Annotation } from '../../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../../src/core/annotation/model/selector';
import { type ArticleView, overlay } from '../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../src/core/article/parse';
import { ENGLISH } from '../../../src/core/text';
import { proposalsFor, verdictOn } from '../../../src/core/view/candidates';
import {
  back,
  forward,
  goTo,
  NEW_WALK,
  ReviewQueue,
  readWalk,
  reviewItems,
  skip,
  type Walk,
} from '../../../src/core/view/review';
import {
  positionLabelOf,
  type ReviewedQuote,
  reviewKeys,
  reviewLineOf,
} from '../../../src/core/view/wording/reviewLabels';
import { analyse } from '../analyse';

const TEXT = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge in Oslo on Monday. “It will last,” Brandt said. “For years.”

Brandt met Otto Lind at the old pier after a long walk. “Nobody knows.”

“I doubt that,” engineer Tomas Reuter said.
`;
const OPTIONS = { minimumConfidence: 0.6, indirect: false, language: ENGLISH };

type Decided = readonly [words: string, status: 'confirmed' | 'corrected' | 'rejected', speaker?: string];

function views(text: string, decided: readonly Decided[] = []): ArticleView[] {
  const annotations = decided.map(([words, status, speaker], i): Annotation => {
    const start = text.indexOf(words);
    const target = selectorOf(text, { start, end: start + words.length });
    return { id: `id${i}`, kind: 'speaker', target, status, ...(speaker ? { speaker } : {}) };
  });
  const anchored = annotations.map(annotation => ({ annotation, anchor: anchor(text, annotation.target) }));
  return parse(text).articles.map(article => overlay(analyse(text, article), anchored));
}

const itemsOf = (text: string, decided: readonly Decided[] = [], file = 'file:///a.txt') =>
  reviewItems(file, text, views(text, decided), OPTIONS);

function queueOf(...decided: Decided[]): ReviewQueue {
  const queue = new ReviewQueue();
  queue.set('file:///a.txt', itemsOf(TEXT, decided));
  return queue;
}

/** The first words of the quote that a walk is at. */
function at(queue: ReviewQueue, walk: Walk, text = TEXT): string {
  const item = queue.current(walk);
  return item ? text.slice(item.start + 1, text.indexOf(' ', item.start + 1)) : '(end)';
}

/** All that a walk comes to when every quote is skipped. */
function wholeWalk(queue: ReviewQueue): Walk {
  let walk = forward(queue, NEW_WALK);
  for (let i = 0; i < 100 && queue.current(walk); i++) walk = skip(queue, walk);
  return walk;
}

const confidences = (queue: ReviewQueue, walk: Walk) => walk.trail.map(id => queue.get(id)!.confidence);

describe('the queue of a review', () => {
  it('gives the least certain first, and each quote once', () => {
    const queue = queueOf();
    const walk = wholeWalk(queue);
    const found = confidences(queue, walk);
    assert.equal(walk.trail.length, 4);
    assert.equal(new Set(walk.trail).size, 4);
    assert.deepEqual(
      found,
      [...found].sort((a, b) => a - b),
    );
    assert.ok(found[0] < found[3], String(found));
  });

  it('goes over several files, and takes in those that are read later', () => {
    const queue = queueOf();
    let walk = forward(queue, NEW_WALK);
    const first = queue.current(walk)!;
    queue.set('file:///b.txt', itemsOf(TEXT, [], 'file:///b.txt'));
    walk = skip(queue, walk);
    assert.equal(queue.current(walk)!.file, 'file:///b.txt');
    assert.equal(queue.current(walk)!.confidence, first.confidence);
    assert.deepEqual(queue.progress(walk), { position: 2, total: 8, decided: 0, skipped: 1 });
  });

  it('leaves out what is decided, also by others meanwhile', () => {
    const queue = queueOf(['“Nobody knows.”', 'rejected']);
    let walk = forward(queue, NEW_WALK);
    assert.equal(queue.progress(walk).total, 3);
    const here = at(queue, walk);
    queue.set(
      'file:///a.txt',
      itemsOf(TEXT, [
        ['“Nobody knows.”', 'rejected'],
        ['“I doubt that,”', 'corrected', 'Otto Lind'],
      ]),
    );
    assert.equal(at(queue, walk), here);
    walk = skip(queue, walk);
    walk = skip(queue, walk);
    assert.equal(queue.current(walk), null);
    assert.ok(walk.trail.every(id => !id.includes('doubt')));
  });

  it('forgets the quotes of a file that is gone', () => {
    const queue = queueOf();
    const walk = skip(queue, forward(queue, NEW_WALK));
    queue.set('file:///a.txt', []);
    assert.equal(queue.current(walk), null);
    assert.equal(queue.progress(walk).total, 0);
    assert.ok(queue.isEmpty);
  });

  it('tells apart quotes of the same words', () => {
    const text = 'date 2025-05-06\n\n“No,” Ilse Brandt said.\n\n“No,” Tomas Reuter said.\n';
    const ids = itemsOf(text).map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
  });
});

describe('a walk', () => {
  it('goes on past what was decided, and counts it', () => {
    const queue = queueOf();
    let walk = forward(queue, NEW_WALK);
    const words = TEXT.slice(queue.current(walk)!.start, TEXT.indexOf('”', queue.current(walk)!.start) + 1);
    queue.set('file:///a.txt', itemsOf(TEXT, [[words, 'corrected', 'Otto Lind']]));
    walk = forward(queue, walk);
    assert.notEqual(at(queue, walk), at(queue, { ...walk, at: 0 }));
    assert.deepEqual(queue.progress(walk), { position: 2, total: 4, decided: 1, skipped: 0 });
  });

  it('goes back to what it has seen, decided or skipped, and on to what is open', () => {
    const queue = queueOf();
    const first = forward(queue, NEW_WALK);
    const third = skip(queue, skip(queue, first));
    const second = back(queue, third);
    assert.equal(queue.progress(second).position, 2);
    assert.deepEqual(back(queue, back(queue, second)), { ...second, at: 0 });
    assert.equal(at(queue, skip(queue, second)), at(queue, third));
    assert.equal(queue.progress(skip(queue, second)).total, 4);
  });

  it('opens again what it is sent to', () => {
    const queue = queueOf();
    const walk = skip(queue, forward(queue, NEW_WALK));
    const again = goTo(walk, walk.trail[0]);
    assert.deepEqual([again.at, again.skipped], [0, []]);
  });

  it('ends when nothing is left, and can go back from there', () => {
    const queue = queueOf();
    const end = wholeWalk(queue);
    assert.equal(queue.current(end), null);
    assert.deepEqual(queue.progress(end), { position: 4, total: 4, decided: 0, skipped: 4 });
    assert.equal(queue.progress(back(queue, end)).position, 4);
  });

  it('comes to a newly added quote after all', () => {
    const queue = queueOf();
    const end = wholeWalk(queue);
    const longer = `${TEXT}\n“Not so fast,” Otto Lind said.\n`;
    queue.set('file:///a.txt', itemsOf(longer));
    assert.equal(at(queue, forward(queue, end), longer), 'Not');
  });

  it('keeps its place through edits that leave the words of the quotes alone', () => {
    const paragraph = fc.constantFrom('The weather was fair.', 'A “so-called” fair.', 'Rain 🌧 fell.\nAll day.', '');
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 4 }), fc.integer({ min: 0, max: 3 }), (added, steps) => {
        const queue = queueOf();
        let walk = forward(queue, NEW_WALK);
        for (let i = 0; i < steps; i++) walk = skip(queue, walk);
        const before = at(queue, walk);
        const [header, ...rest] = TEXT.split('\n\n');
        const edited = [header, ...added.filter(Boolean), ...rest].join('\n\n');
        queue.set('file:///a.txt', itemsOf(edited));
        assert.equal(at(queue, walk, edited), before);
        assert.equal(queue.progress(walk).position, steps + 1);
      }),
      { numRuns: 25 },
    );
  });

  it('outlives a restart as JSON, before its files are read again', () => {
    const queue = queueOf();
    const walk = skip(queue, skip(queue, forward(queue, NEW_WALK)));
    const kept = readWalk(JSON.parse(JSON.stringify(walk)));
    assert.deepEqual(kept, walk);
    const fresh = new ReviewQueue();
    assert.equal(fresh.progress(kept!).position, 3);
    fresh.set('file:///a.txt', itemsOf(TEXT));
    assert.equal(at(fresh, kept!), at(queue, walk));
  });

  for (const broken of [null, 7, {}, { trail: [1], at: 0, skipped: [] }, { trail: [], at: 1, skipped: [] }]) {
    it(`is not read from ${JSON.stringify(broken)}`, () => assert.equal(readWalk(broken), null));
  }
});

describe('what a review says', () => {
  function reviewed(words: string, decided: readonly Decided[] = [], proposed = 0): ReviewedQuote {
    const [article] = views(TEXT, decided);
    const quote = article.quotes.find(({ quote }) => TEXT.startsWith(words, quote.span.start))!;
    const progress = { position: 2, total: 4, decided: 1, skipped: 0 };
    return { quote, proposals: proposalsFor(article, quote.quote), proposed, progress, reading: false };
  }
  const line = (of: ReviewedQuote, options = OPTIONS) => reviewLineOf(of, TEXT, options).replace(/\d+ %/g, 'N %');
  const keys = (of: ReviewedQuote, last: string | null = null) =>
    reviewKeys(of, last, ENGLISH).map(({ key, does }) => `${key} ${does}`);

  it('is who, how sure, why, by which word and in which words', () => {
    assert.equal(
      line(reviewed('“I doubt that,”')),
      '2 of 4 · Tomas Reuter N % — next to the reporting verb: “said”, “Tomas Reuter”',
    );
  });

  it('calls a guess a guess', () => {
    assert.match(
      line(reviewed('“I doubt that,”'), { ...OPTIONS, minimumConfidence: 1 }),
      /best guess: Tomas Reuter N %/,
    );
  });

  it('is the decision, where there is one', () => {
    assert.match(
      line(reviewed('“I doubt that,”', [['“I doubt that,”', 'corrected', 'Otto Lind']])),
      /^2 of 4 · Otto Lind, corrected/,
    );
    assert.match(line(reviewed('“I doubt that,”', [['“I doubt that,”', 'rejected']])), /^2 of 4 · not speech, decided/);
  });

  it('is a place among more that are being read', () => {
    assert.equal(positionLabelOf({ ...reviewed('“I doubt that,”'), reading: true }), '2/4+');
  });

  it('names only the keys that do something', () => {
    const one = reviewed('“I doubt that,”');
    assert.deepEqual(keys({ ...one, proposals: one.proposals.slice(0, 1) }, 'Ilse Brandt confirmed'), [
      'A accept',
      'O other…',
      'X not speech',
      'M note',
      'S skip',
      'P back',
      'U undo: Ilse Brandt confirmed',
      'J pause',
      'Esc stop',
    ]);
    assert.deepEqual(keys({ ...one, proposals: [], progress: { ...one.progress, position: 1 } }), [
      'O choose…',
      'X not speech',
      'M note',
      'S skip',
      'J pause',
      'Esc stop',
    ]);
  });

  it('names the candidate who comes next, round to the first', () => {
    const one = reviewed('“I doubt that,”');
    const [first] = one.proposals;
    const second = { name: 'Otto Lind', confidence: 0.21, candidate: { ...first.candidate, mention: null } };
    const several = { ...one, proposals: [first, second] };
    assert.ok(keys(several).includes('N next: Otto Lind 21 %'));
    const turned = { ...several, proposed: 1 };
    assert.match(line(turned), /candidate 2 of 2: Otto Lind N % — next to the reporting verb$/);
    assert.ok(keys(turned).some(key => key.startsWith('N next: Tomas Reuter ')));
  });
});

describe('candidates', () => {
  it('have the names that decisions gave them, each once', () => {
    const start = TEXT.indexOf('Tomas Reuter');
    const target = selectorOf(TEXT, { start, end: start + 'Tomas Reuter'.length });
    const renamed: Annotation = { id: 'n', kind: 'entity', target, status: 'corrected', name: 'Dr Reuter' };
    const [article] = parse(TEXT).articles;
    const view = overlay(analyse(TEXT, article), [{ annotation: renamed, anchor: anchor(TEXT, target) }]);
    const quote = view.quotes.find(({ quote }) => TEXT.startsWith('“I doubt', quote.span.start))!;
    assert.equal(proposalsFor(view, quote.quote)[0].name, 'Dr Reuter');
    assert.deepEqual(verdictOn(view, quote, 'Dr Reuter'), { status: 'confirmed', speaker: 'Dr Reuter' });
    assert.deepEqual(verdictOn(view, quote, 'Otto Lind'), { status: 'corrected', speaker: 'Otto Lind' });
  });
});
