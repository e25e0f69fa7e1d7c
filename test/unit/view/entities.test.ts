/** How decisions on entities, and quotes that a person added, come to be seen. */
import assert from 'node:assert/strict';
import type { CorpusEntity } from '../../../src/core/annotation/corpusFile/corpusEntities';
import { CorpusEntityIndex } from '../../../src/core/annotation/entities/corpusEntityIndex';
import { type ArticleView, overlay } from '../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../src/core/article/parse';
import { ENGLISH } from '../../../src/core/text';
import { entityById, mentionAt, quotesOf } from '../../../src/core/view/find';
import { hoverAt } from '../../../src/core/view/hover/articleHover';
import { plain } from '../../../src/core/view/inline';
import { lensesOf } from '../../../src/core/view/lens';
import { outlineOf } from '../../../src/core/view/outline';
import { articleTree } from '../../../src/core/view/tree/articleTree';
import type { TreeNode } from '../../../src/core/view/tree/treeNode';
import { analyse } from '../analyse';
import { at, placed } from '../annotation/storyteller';

const TEXT = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge in Oslo on Monday. “It will last,” Brandt said.

“I doubt that,” engineer Tomas Reuter said. The bridge is done for, so much is sure.
`;
const OPTIONS = { minimumConfidence: 0.6, indirect: false, language: ENGLISH };
const SIGNED = { author: 'anna', created: '2025-05-07T08:00:00Z' };

function view(
  decided: readonly [words: string, fields: object][],
  entities: readonly CorpusEntity[] = [],
): ArticleView {
  const [article] = parse(TEXT).articles;
  const anchored = decided.map(([words, fields]) => placed(TEXT, at(TEXT, words), { ...SIGNED, ...fields }));
  return overlay(analyse(TEXT, article), anchored, { text: TEXT, corpus: new CorpusEntityIndex(entities) });
}
const entity = (fields: object) => ({ kind: 'entity', status: 'corrected', ...fields });
const speaker = (fields: object) => ({ kind: 'speaker', status: 'corrected', ...fields });

const tree = (article: ArticleView) => articleTree(article, TEXT, OPTIONS);
const below = (article: ArticleView, ref: string): readonly TreeNode[] =>
  tree(article).find(node => node.ref === ref)?.children ?? [];
const titles = (article: ArticleView) =>
  lensesOf(article, TEXT, OPTIONS).map(({ icon, title }) => (icon ? `[${icon}] ${title}` : title));
const hover = (article: ArticleView, words: string) =>
  (hoverAt(article, TEXT, at(TEXT, words).start + 1, OPTIONS)?.blocks ?? [])
    .map(block => block.map(plain).join('\n'))
    .join('\n');

describe('an entity that was decided on', () => {
  it('goes by its new name in tree, lens, hover and outline', () => {
    const article = view([['Ilse Brandt', entity({ name: 'Else Brand' })]]);
    assert.deepEqual(
      below(article, 'people').map(({ label }) => label),
      ['Else Brand', 'Tomas Reuter'],
    );
    assert.ok(titles(article)[0].startsWith('Else Brand · '));
    assert.match(hover(article, 'Ilse Brandt'), /^Else Brand, /);
    assert.equal(outlineOf(article, TEXT, OPTIONS).children[0].label, 'Else Brand');
  });

  it('says who decided, and for what', () => {
    const corpus = [{ name: 'Else Brand', aliases: ['Ilse Brandt'] }];
    const article = view([['Ilse Brandt', entity({ type: 'group' })]], corpus);
    const told = hover(article, 'Ilse Brandt');
    assert.match(told, /Decided by anna on 2025-05-07\nDecided for all articles: also Ilse Brandt/);
    assert.match(told, /Not a group.*Undo decision/);
    const [node] = below(article, 'others');
    assert.deepEqual([node.label, node.context], ['Else Brand', 'entity.group.decided']);
  });

  it('that is none is listed apart, and found under the cursor only where that is asked for', () => {
    const article = view([['Ilse Brandt', entity({ status: 'rejected' })]]);
    assert.deepEqual(
      below(article, 'rejected').map(({ label, context }) => [label, context]),
      [['Ilse Brandt', 'entity.rejected.decided']],
    );
    assert.equal(titles(article)[0], 'speaker unknown');
    const { start } = at(TEXT, 'Ilse Brandt');
    assert.equal(mentionAt(article, start), null);
    assert.equal(mentionAt(article, start, { orRejected: true })?.entity.name, 'Ilse Brandt');
  });

  it('is found by the id of each of those that were merged', () => {
    const article = view([['Tomas Reuter', entity({ name: 'Ilse Brandt' })]]);
    const [reuter] = analyse(TEXT, parse(TEXT).articles[0]).entities.filter(({ name }) => name === 'Tomas Reuter');
    const merged = entityById(article, reuter.id);
    assert.equal(merged?.name, 'Ilse Brandt');
    assert.equal(quotesOf(article, merged?.entity.id ?? '').length, 2);
  });
});

describe('a quote that a person added', () => {
  const ADDED = 'The bridge is done for';
  const article = view([[ADDED, speaker({ speaker: 'Tomas Reuter' })]]);

  it('stands in lens, hover, outline and tree', () => {
    assert.ok(
      titles(article).includes('[corrected] “The bridge is done…” Tomas Reuter · corrected'),
      String(titles(article)),
    );
    assert.match(hover(article, ADDED), /^Tomas Reuter, engineer · corrected\nAdded by anna/);
    assert.ok(outlineOf(article, TEXT, OPTIONS).children.some(({ detail }) => detail === ADDED));
    const [node] = below(article, 'quotes').filter(({ label }) => label === 'Tomas Reuter');
    assert.deepEqual(
      node.children.map(({ label }) => label),
      ['“I doubt that,”', ADDED],
    );
    const ids = tree(article).flatMap(function all(one): string[] {
      return [one.id, ...one.children.flatMap(all)];
    });
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('a speaker that was rejected by name', () => {
  it('leaves the quote to be chosen for, and says whose it is not', () => {
    const article = view([
      ['“It will last,”', speaker({ status: 'rejected', speaker: 'Brandt$(x)' })],
      ['Ilse Brandt', entity({ name: 'Brandt$(x)' })],
    ]);
    assert.deepEqual(titles(article).slice(0, 3), ['speaker unknown · not Brandt$(x)', 'reset', 'change speaker…']);
    const told = hover(article, 'It will last');
    assert.match(told, /^speaker unknown · not Brandt\$\(x\)\nBrandt\$\(x\) rejected by anna/);
    assert.match(told, /The analysis said /);
    const [node] = below(article, 'quotes');
    assert.deepEqual([node.label, node.children[0].context], ['speaker unknown', 'quote.unattributed']);
  });
});
