/** How tags and relations are shown: in the tree and in hovers. */
import assert from 'node:assert/strict';
import { anchorAnnotations } from '../../../src/core/annotation/anchoring/anchorAnnotations';
import type { RelationType } from '../../../src/core/annotation/corpusFile/corpusRelations';
import { TagSet } from '../../../src/core/annotation/corpusFile/tagSet';
import type { Annotation } from '../../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../../src/core/annotation/model/selector';
import { type ArticleView, overlay } from '../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../src/core/article/parse';
import { ENGLISH } from '../../../src/core/text';
import { annotationBlocks } from '../../../src/core/view/hover/annotationHover';
import { plain } from '../../../src/core/view/inline';
import { kindOf, relationChoices } from '../../../src/core/view/relationChoices';
import { annotationNodes, tagNodes } from '../../../src/core/view/tree/annotationsTree';
import type { TreeNode } from '../../../src/core/view/tree/treeNode';
import { analyse } from '../analyse';

const TEXT = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. It cost 4 million, Brandt said.

“It cost 6 million,” said Tomas Reuter of Hafen AG, an engineer.
`;

const span = (words: string) => {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};
const target = (words: string) => selectorOf(TEXT, span(words));
const GONE = { exact: 'gone without a trace', prefix: 'of the', suffix: 'of it', start: 9, end: 29 };

const tag = (id: string, name: string, words: string): Annotation => ({
  id,
  kind: 'tag',
  tag: name,
  target: target(words),
});
const relation = (id: string, type: string, from: string, to: string): Annotation => ({
  id,
  kind: 'relation',
  relation: type,
  target: target(from),
  to: to === 'GONE' ? GONE : target(to),
});

function view(...annotations: Annotation[]): ArticleView {
  const steps = anchorAnnotations(TEXT, annotations);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return overlay(analyse(TEXT, parse(TEXT).articles[0]), step.value);
}

const TAGS = new TagSet([
  { name: 'claim', key: 'c', description: 'To be checked', color: '#b35900' },
  { name: 'claim/number', key: 'n' },
  { name: 'lead' },
]);

const lines = (nodes: readonly TreeNode[], depth = 0): string[] =>
  nodes.flatMap(node => [
    `${'  '.repeat(depth)}${[node.label, node.description].filter(Boolean).join(' ')}`,
    ...lines(node.children, depth + 1),
  ]);

describe('annotations in the tree', () => {
  const note: Annotation = { id: 'n', kind: 'note', body: 'Ask.', target: target('the bridge') };
  const article = view(
    note,
    tag('t1', 'claim/number', '4 million'),
    tag('t2', 'claim', 'It cost 4 million'),
    tag('t3', 'own', 'Monday'),
    relation('r', 'contradicts', 'It cost 4 million', 'It cost 6 million'),
  );

  it('are tags below their parents with their counts, then relations with their ends, then the rest', () => {
    assert.deepEqual(lines(annotationNodes(article, TEXT, ENGLISH, TAGS)), [
      'claim 2',
      '  number 1',
      '    4 million',
      '  It cost 4 million',
      'own 1',
      '  Monday',
      'contradicts “It cost 4 million” → “It cost 6 million”',
      '  “It cost 4 million” from',
      '  “It cost 6 million” to',
      'Ask. “the bridge”',
    ]);
  });

  it('lead to their places, a relation to either end', () => {
    const nodes = annotationNodes(article, TEXT, ENGLISH, TAGS);
    const found = nodes.find(({ ref }) => ref === 'r');
    assert.deepEqual(
      [found?.span, ...(found?.children ?? []).map(child => child.span)],
      [span('It cost 4 million'), span('It cost 4 million'), span('It cost 6 million')],
    );
    assert.deepEqual(nodes[0].children[0].children[0].span, span('4 million'));
    assert.deepEqual([nodes[0].color, nodes[0].children[0].color], ['#b35900', '#b35900']);
  });

  it('have ids of their own', () => {
    const all: string[] = [];
    const walk = (nodes: readonly TreeNode[]) => {
      for (const node of nodes) {
        all.push(node.id);
        walk(node.children);
      }
    };
    walk(annotationNodes(article, TEXT, ENGLISH, TAGS));
    assert.equal(new Set(all).size, all.length);
  });

  it('call an end by the entity that it mentions', () => {
    const [node] = annotationNodes(view(relation('r', 'works for', 'Tomas Reuter', 'Hafen AG')), TEXT, ENGLISH);
    assert.equal(node.description, 'Tomas Reuter → Hafen AG');
  });

  it('that lost an end are lost, and say which', () => {
    const lost = view(relation('r', 'contradicts', 'It cost 4 million', 'GONE'), tag('t', 'claim', 'Monday'));
    const nodes = annotationNodes(lost, TEXT, ENGLISH, TAGS);
    const last = nodes[nodes.length - 1];
    assert.equal(last.context, 'annotation.relation.orphaned');
    assert.match(last.description, /^text not found/);
    assert.deepEqual(
      last.children.map(({ description, span: at }) => [description, at !== null]),
      [
        ['from', true],
        ['to · text not found', false],
      ],
    );
  });
});

describe('the tag set', () => {
  it('shows every tag with its key and how often it stands in the file', () => {
    const { annotations } = view(tag('t', 'claim/number', '4 million'));
    assert.deepEqual(lines(tagNodes(TAGS, annotations, TEXT, { all: true, language: ENGLISH })), [
      'claim [c]  1',
      '  number [n]  1',
      'lead 0',
    ]);
  });
});

describe('hovers of tags and relations', () => {
  const TYPES: RelationType[] = [{ name: 'contradicts', symmetric: true, description: 'Not both' }];
  const said = (article: ArticleView, words: string) =>
    annotationBlocks(article, span(words).start, { tags: TAGS, relations: TYPES }, ENGLISH).map(block =>
      block.lines.map(plain).join(),
    );

  it('tell a tag with what it means', () => {
    assert.deepEqual(said(view(tag('t', 'claim', 'Monday')), 'Monday'), ['claim To be checked  |  Change…  |  Remove']);
  });

  it('read a relation from the end that the pointer is on, with a link to the other', () => {
    const article = view(relation('r', 'supports', 'It cost 4 million', 'It cost 6 million'));
    assert.deepEqual(said(article, 'It cost 4'), ['supports “It cost 6 million”  |  Change…  |  Remove']);
    assert.deepEqual(said(article, 'It cost 6'), ['“It cost 4 million” supports this  |  Change…  |  Remove']);
    const [block] = annotationBlocks(article, span('It cost 6').start, { tags: TAGS, relations: TYPES }, ENGLISH);
    const links = block.lines.flat().flatMap(({ action }) => (action?.do === 'reveal' ? [action.span] : []));
    assert.deepEqual(links, [span('It cost 4 million')]);
  });

  it('read one that is symmetric the same from both ends', () => {
    const article = view(relation('r', 'contradicts', 'It cost 4 million', 'It cost 6 million'));
    assert.deepEqual(said(article, 'It cost 6'), ['contradicts “It cost 4 million” · Not both  |  Change…  |  Remove']);
  });

  it('tell what relates an entity on each of its mentions', () => {
    const article = view(relation('r', 'works for', 'Ilse Brandt', 'Hafen AG'));
    assert.deepEqual(said(article, 'Brandt said'), ['works for Hafen AG  |  Change…  |  Remove']);
    const [block] = annotationBlocks(article, span('Brandt said').start, { tags: TAGS, relations: TYPES }, ENGLISH);
    assert.deepEqual(block.span, { start: span('Brandt said').start, end: span('Brandt said').start + 6 });
  });

  it('say nothing elsewhere', () => {
    assert.deepEqual(said(view(tag('t', 'claim', 'Monday')), 'bridge'), []);
  });
});

describe('types of relation', () => {
  const TYPES: RelationType[] = [
    { name: 'works for', from: 'person', to: 'organization' },
    { name: 'quotes', from: 'quote', to: 'quote' },
    { name: 'supports' },
    { name: 'related to', from: 'organization', to: 'person', symmetric: true },
  ];
  const offered = (from: string, to: string) =>
    relationChoices(TYPES, [view()], span(from), span(to)).map(
      ({ type, reversed, unusual }) => `${type.name}${reversed ? ' (reversed)' : ''}${unusual ? ' (unusual)' : ''}`,
    );

  it('that fit the ends are offered first, the other way round where they fit so', () => {
    assert.deepEqual(offered('Tomas Reuter', 'Hafen AG'), ['works for', 'supports', 'related to', 'quotes (unusual)']);
    assert.deepEqual(offered('Hafen AG', 'Tomas Reuter'), [
      'supports',
      'related to',
      'works for (reversed)',
      'quotes (unusual)',
    ]);
    assert.deepEqual(offered('the bridge', 'Monday'), [
      'supports',
      'works for (unusual)',
      'quotes (unusual)',
      'related to (unusual)',
    ]);
  });

  it('go by what stands at an end exactly', () => {
    const views = [view()];
    assert.deepEqual(
      ['Tomas Reuter', 'Tomas', '“It cost 6 million,”', 'Hafen AG'].map(words => kindOf(views, span(words))),
      ['person', null, 'quote', 'organization'],
    );
  });
});
