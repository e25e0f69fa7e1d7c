/** The views over one small article, with and without decisions. */
import assert from 'node:assert/strict';
import { anchor } from '../../../src/core/annotation/anchoring/anchor';
import type { Annotation } from '../../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../../src/core/annotation/model/selector';
import { type ArticleView, overlay } from '../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../src/core/article/parse';
import { ENGLISH } from '../../../src/core/text';
import { mentionAt, neighbour, quoteAt, quotesOf } from '../../../src/core/view/find';
import { hoverAt } from '../../../src/core/view/hover/articleHover';
import { isReading, plain, SEPARATOR, withoutWriting } from '../../../src/core/view/inline';
import { lensesOf, readingLenses } from '../../../src/core/view/lens';
import { outlineOf } from '../../../src/core/view/outline';
import { articleTree } from '../../../src/core/view/tree/articleTree';
import type { TreeNode } from '../../../src/core/view/tree/treeNode';
import { count, excerpt, percent } from '../../../src/core/view/wording/words';
import { analyse } from '../analyse';

const TEXT = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge in Oslo on Monday. “It will last,” Brandt said. “For years.”

“I doubt that,” engineer Tomas Reuter said.
`;
const REPORTED = `date 2025-05-07

Ilse Brandt said the bridge would last a century.
`;
const OPTIONS = { minimumConfidence: 0.6, indirect: false, language: ENGLISH };

const span = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

function view(...decisions: ((id: string) => Annotation)[]): ArticleView {
  const [article] = parse(TEXT).articles;
  const annotations = decisions.map((make, i) => make(`id${i}`));
  const anchored = annotations.map(annotation => ({ annotation, anchor: anchor(TEXT, annotation.target) }));
  return overlay(analyse(TEXT, article), anchored);
}

const decided =
  (words: string, status: 'confirmed' | 'corrected' | 'rejected', speaker?: string) =>
  (id: string): Annotation => ({
    id,
    kind: 'speaker',
    target: selectorOf(TEXT, span(words)),
    status,
    ...(speaker ? { speaker } : {}),
    author: 'anna',
    created: '2025-05-07T08:00:00Z',
  });

const titles = (article: ArticleView, options = OPTIONS) =>
  lensesOf(article, TEXT, options).map(({ icon, title }) => (icon ? `[${icon}] ${title}` : title));
const withoutFigures = (title: string) => title.replace(/\d+ %/, 'N %');

describe('lenses', () => {
  it('stand above each paragraph, a group for each speaker', () => {
    assert.deepEqual(titles(view()).map(withoutFigures), [
      'Ilse Brandt · N % (2 quotes)',
      'confirm',
      'change speaker…',
      'Tomas Reuter · N %',
      'confirm',
      'change speaker…',
    ]);
  });

  it('say by which words a speaker is told, if not by name', () => {
    const text =
      'date 2025-05-06 [Source: Wire]\n\nThe brewery Nordmalz released a statement on Monday.\n\n“No one was hurt,” the statement read.\n\nMayor Ada Holm came. “I am glad,” she said. “We are safe,” Holm’s office said.\n';
    const [article] = parse(text).articles;
    const heads = lensesOf(overlay(analyse(text, article), []), text, OPTIONS).filter(({ isHead }) => isHead);
    assert.deepEqual(
      heads.map(({ title }) => withoutFigures(title)),
      ['Nordmalz (the statement) · N %', '“I am glad,” Ada Holm · N %', '“We are safe,” Holm’s office · N %'],
    );
  });

  describe('above a paragraph of several speakers', () => {
    const text = (...said: readonly string[]) => `date 2025-05-06 [Source: Wire]\n\n${said.join(' ')}\n`;
    const lensesIn = (source: string) => {
      const [article] = parse(source).articles;
      return lensesOf(overlay(analyse(source, article), []), source, OPTIONS);
    };
    const HOLM = '“We saw the water come over the wall,” said Mayor Ada Holm.';
    const REUTER = '“Nobody warned us,” said engineer Tomas Reuter.';

    it('say whose is which, with three actions for all', () => {
      const lenses = lensesIn(text(HOLM, REUTER));
      assert.deepEqual(
        lenses.map(({ title }) => withoutFigures(title)),
        [
          '“We saw the water…” Ada Holm · N %',
          '“Nobody warned us,” Tomas Reuter · N %',
          'confirm all',
          'change speaker…',
          '…',
        ],
      );
      const quotes = lenses.slice(2).map(({ action }) => action && 'quotes' in action && action.quotes.length);
      assert.deepEqual(quotes, [2, 2, 2]);
    });

    it('name three, and list the others', () => {
      const names = ['Ina Berg', 'Olaf Dunn', 'Rita Voss', 'Emil Tarn', 'Nora Falk'];
      const lenses = lensesIn(text(...names.map((name, i) => `“Number ${i + 1} is not enough,” said ${name}.`)));
      assert.equal(lenses.filter(({ isHead }) => isHead).length, 4);
      assert.equal(lenses[3]?.title, 'and 2 more');
      assert.deepEqual(lenses[3]?.action, lenses.at(-1)?.action);
    });
  });

  it('tell what a person decided, and take it back', () => {
    const shown = titles(view(decided('“I doubt that,”', 'corrected', 'Ilse Brandt')));
    assert.deepEqual(shown.slice(3), ['[corrected] Ilse Brandt · corrected', 'reset', 'change speaker…']);
  });

  it('name nobody below the confidence asked for', () => {
    const shown = titles(view(), { ...OPTIONS, minimumConfidence: 1 });
    assert.deepEqual(shown, ['speaker unknown (2 quotes)', 'change speaker…', 'speaker unknown', 'change speaker…']);
  });

  it('say so where a person found no speech', () => {
    assert.ok(titles(view(decided('“I doubt that,”', 'rejected'))).includes('not speech · decided'));
  });
});

describe('speech without marks', () => {
  const [article] = parse(REPORTED).articles;
  const reported = overlay(analyse(REPORTED, article), []);

  it('is told by its hover', () => {
    const at = REPORTED.indexOf('would last');
    const text = (hoverAt(reported, REPORTED, at, OPTIONS)?.blocks ?? []).flat().map(plain).join('\n');
    for (const part of [/Ilse Brandt.* · \d+ % · reported speech/, /Why: /, /“said”/]) assert.match(text, part);
  });

  it('stands in lenses only where the setting asks for it', () => {
    assert.deepEqual(lensesOf(reported, REPORTED, OPTIONS), []);
    assert.match(lensesOf(reported, REPORTED, { ...OPTIONS, indirect: true })[0].title, /^Ilse Brandt · \d+ %/);
  });
});

describe('hovers', () => {
  const at = (words: string, article = view()) =>
    (hoverAt(article, TEXT, TEXT.indexOf(words) + 1, OPTIONS)?.blocks ?? []).flat().map(plain).join('\n');

  const cases: [where: string, ...parts: RegExp[]][] = [
    ['date', /Bridge opens/, /Tuesday, 6 May 2025/, /Source: Harbour Post/, /2 people/, /3 attributed quotes/],
    [
      'It will last',
      /Ilse Brandt.* · \d+ %/,
      /Why: /,
      /“said”/,
      /Named in the text as “Brandt”/,
      /Both quotes/,
      /Confirm/,
      /Add note/,
    ],
    ['Tomas Reuter', /Tomas Reuter, engineer/, /person · mention 2 of 2/, /1 quote/],
    ['Oslo', /Oslo/, /place/],
  ];
  for (const [where, ...parts] of cases) {
    it(`on “${where}”`, () => {
      for (const part of parts) assert.match(at(where), part);
    });
  }

  it('on a decided quote name who decided what, and offer to undo', () => {
    const text = at('I doubt', view(decided('“I doubt that,”', 'corrected', 'Nora Quist')));
    assert.match(text, /Nora Quist · corrected\nChanged to Nora Quist by anna on 2025-05-07/);
    assert.match(text, /Undo decision/);
    assert.match(text, /“I” refers to Nora Quist here/);
  });

  const decisions: readonly (readonly [ReturnType<typeof decided>, said: RegExp, analysis: RegExp | null])[] = [
    [
      decided('“I doubt that,”', 'corrected', 'Nora Quist'),
      /Changed to Nora Quist by anna/,
      /The analysis said Tomas Reuter, \d+ %: [\s\S]*It took as the speaker: “Tomas Reuter”/,
    ],
    [
      decided('“I doubt that,”', 'confirmed', 'Tomas Reuter'),
      /Confirmed by anna/,
      /The analysis said the same, \d+ %: /,
    ],
    [
      decided('“I doubt that,”', 'rejected', 'Tomas Reuter'),
      /Tomas Reuter rejected by anna/,
      /The analysis said Tomas Reuter, \d+ %: /,
    ],
    [decided('“I doubt that,”', 'rejected'), /Marked as not speech by anna/, null],
  ];
  for (const [decision, said, analysis] of decisions)
    it(`give the reasons of the analysis as those of the analysis: ${said.source}`, () => {
      const text = at('I doubt', view(decision));
      assert.match(text, said);
      if (analysis) assert.match(text, analysis);
      assert.doesNotMatch(text, /^(Why|Evidence|Rejected|Named in the text)\b(?! of the analysis)/m);
    });

  it('are silent where there is nothing', () => assert.equal(at('opened'), ''));
});

describe('the tree', () => {
  const names = (nodes: readonly TreeNode[]) => nodes.map(node => node.label);
  const section = (article: ArticleView, ref: string) =>
    articleTree(article, TEXT, OPTIONS).find(node => node.ref === ref);

  it('has people, organizations, places, quotes by speaker and annotations, with their counts', () => {
    const note = (id: string): Annotation => ({
      id,
      kind: 'note',
      target: selectorOf(TEXT, span('bridge')),
      body: 'Which one?',
    });
    const sections = articleTree(view(note), TEXT, OPTIONS);
    assert.deepEqual(
      sections.map(({ label, description }) => `${label} ${description}`),
      ['People 2', 'Organizations 1', 'Places 1', 'Quotes 3', 'Annotations 1'],
    );
  });

  it('puts quotes under who speaks them now', () => {
    assert.deepEqual(names(section(view(), 'quotes')!.children), ['Ilse Brandt', 'Tomas Reuter']);
    assert.deepEqual(names(section(view(decided('“I doubt that,”', 'corrected', 'Nora Quist')), 'quotes')!.children), [
      'Ilse Brandt',
      'Nora Quist',
    ]);
  });

  it('shows a mention in its words, the mention itself standing out', () => {
    const person = section(view(), 'people')!.children.find(node => node.label === 'Ilse Brandt')!;
    const [first] = person.children;
    assert.equal(first.label.slice(...first.highlight!), 'Ilse Brandt');
  });

  it('gives every node an id of its own', () => {
    const ids: string[] = [];
    const walk = (nodes: readonly TreeNode[]) => {
      for (const node of nodes) {
        ids.push(node.id);
        walk(node.children);
      }
    };
    walk(articleTree(view(), TEXT, OPTIONS));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('says where the text of an annotation is gone', () => {
    const lost = (id: string): Annotation => ({
      id,
      kind: 'note',
      target: { exact: 'a sentence that was cut out', prefix: 'before it ', suffix: ' after it', start: 90, end: 117 },
      body: 'Still needed',
    });
    const [node] = section(view(lost), 'annotations')!.children;
    assert.equal(node.context, 'annotation.note.orphaned');
    assert.match(node.description, /text not found/);
  });
});

describe('finding', () => {
  const article = view();
  it('the quote and the mention at an offset', () => {
    assert.equal(TEXT.slice(quoteAt(article, TEXT.indexOf('doubt'))!.quote.span.start).slice(0, 4), '“I d');
    assert.equal(mentionAt(article, TEXT.indexOf('Brandt said'))!.entity.name, 'Ilse Brandt');
    assert.equal(quoteAt(article, TEXT.indexOf('opened')), null);
  });

  it('all quotes of a speaker', () => {
    const { entity } = mentionAt(article, TEXT.indexOf('Brandt said'))!;
    assert.equal(quotesOf(article, entity.entity.id).length, 2);
  });

  const spans = [
    { start: 5, end: 8 },
    { start: 20, end: 22 },
  ];
  const steps: [from: number, forward: boolean, to: number][] = [
    [0, true, 5],
    [6, true, 20],
    [25, true, 5],
    [25, false, 20],
    [10, false, 5],
    [3, false, 20],
  ];
  for (const [from, forward, to] of steps) {
    it(`the ${forward ? 'next' : 'previous'} from ${from}`, () =>
      assert.equal(neighbour(spans, from, forward ? 'next' : 'previous')!.start, to));
  }
});

describe('the outline', () => {
  it('lists the quotes under the title', () => {
    const { label, children } = outlineOf(view(), TEXT, OPTIONS);
    assert.equal(label, 'Bridge opens');
    assert.deepEqual(
      children.map(child => child.label),
      ['Ilse Brandt', 'Ilse Brandt', 'Tomas Reuter'],
    );
  });
});

describe('words', () => {
  it('never say 100 % of what is not certain', () => {
    assert.deepEqual([percent(0.973), percent(0.999), percent(1)], ['97 %', '99 %', '100 %']);
  });
  it('count', () => assert.deepEqual([count(1, 'quote'), count(2, 'reply', 'replies')], ['1 quote', '2 replies']));
  it('cut at a word and never in the middle of a pair', () => {
    assert.equal(excerpt('one two\nthree', 9), 'one two…');
    assert.equal(excerpt('😀😀😀', 3), '😀…');
  });
});

describe('a text whose annotations cannot be kept', () => {
  it('has the lenses that say who speaks, and none that writes', () => {
    const unknown = view(decided('I doubt that', 'rejected', 'Tomas Reuter'));
    for (const article of [view(), unknown, view(decided('It will last', 'confirmed', 'Ilse Brandt'))]) {
      const all = lensesOf(article, TEXT, OPTIONS);
      const read = readingLenses(all);
      assert.deepEqual(
        read.map(({ title }) => title),
        all.filter(({ title }) => !/^(confirm.*|reset|change speaker…|…)$/.test(title)).map(({ title }) => title),
      );
      assert.ok(read.every(({ action }) => !action || isReading(action)));
    }
    assert.ok(readingLenses(lensesOf(unknown, TEXT, OPTIONS)).some(({ action }) => action === null));
  });

  it('has hovers with links to other places only, and no separator without two links', () => {
    const article = view(decided('It will last', 'confirmed', 'Ilse Brandt'));
    for (const words of ['It will last', 'Ilse Brandt', 'Brandt said', 'I doubt', 'Bridge opens']) {
      const { blocks } = hoverAt(article, TEXT, TEXT.indexOf(words) + 1, OPTIONS)!;
      const read = withoutWriting(blocks);
      const lines = read.flat();
      assert.ok(lines.flat().every(({ action }) => !action || isReading(action)));
      for (const line of lines) assert.doesNotMatch(plain(line), /^ *\|| \| *$|\| *\|/);
      const links = (parts: typeof lines) =>
        parts.flat().flatMap(({ action }) => (action && isReading(action) ? [action] : []));
      assert.deepEqual(links(lines), links(blocks.flat().map(line => [...line])));
    }
    assert.equal(SEPARATOR.trim(), '|');
  });
});

describe('the hover of a date', () => {
  const shown = (words: string) =>
    (hoverAt(view(), TEXT, TEXT.indexOf(words) + 1, OPTIONS)?.blocks ?? []).map(block => block.map(plain));

  it('says which day it is, and what it was read against', () =>
    assert.deepEqual(shown('Monday'), [
      ['Monday, 5 May 2025', 'Read against the article’s date, Tuesday, 6 May 2025'],
    ]));

  it('says in a quote that the words may be of another day', () => {
    const text = ' date 2025-05-06 [Source: Post]\n\n“It closed on Monday,” Ilse Brandt said.\n';
    const article = overlay(analyse(text, parse(text).articles[0]), []);
    const [date, quote] = hoverAt(article, text, text.indexOf('Monday') + 1, OPTIONS)!.blocks;
    assert.deepEqual(date.map(plain).slice(-1), ['The words may have been said on another day']);
    assert.match(plain(quote[0]), /^Ilse Brandt/);
  });
});
