/** Computes everything that the editor shows of an article, in its own process. Argument: the file of the article. */
import { existsSync, readFileSync } from 'node:fs';
import { TagSet } from '../../../src/core/annotation/corpusFile/tagSet';
import { ENGLISH } from '../../../src/core/text';
import { annotationBlocks } from '../../../src/core/view/hover/annotationHover';
import { hoverAt } from '../../../src/core/view/hover/articleHover';
import { lanesOf } from '../../../src/core/view/lanes';
import { lensesOf } from '../../../src/core/view/lens';
import { outlineOf } from '../../../src/core/view/outline';
import { placeNode, placesToCheck } from '../../../src/core/view/placesToCheck';
import { reviewItems } from '../../../src/core/view/review';
import { articleTree } from '../../../src/core/view/tree/articleTree';
import { viewOf } from './documents';

/** The editor's default settings, except that speech without marks is shown. */
const OPTIONS = { minimumConfidence: 0.6, indirect: true, language: ENGLISH };
/** The editor asks for hovers one at a time: this many, spread over the article. */
const HOVERS = 20;

const file = process.argv[2];
const text = readFileSync(file, 'utf8');
const beside = `${file}.annotations.yaml`;
const { views, annotations } = viewOf(text, existsSync(beside) ? readFileSync(beside, 'utf8') : '');
let shown = 0;
const show = (value: unknown): void => {
  shown += JSON.stringify(value ?? null).length;
};
for (const view of views) {
  show(lensesOf(view, text, OPTIONS));
  show(articleTree(view, text, OPTIONS, new TagSet([])));
  show(outlineOf(view, text, OPTIONS));
  if (views.length > 1) continue;
  for (let i = 0; i < HOVERS; i++) {
    const offset = Math.floor((text.length * (i + 0.5)) / HOVERS);
    show(hoverAt(view, text, offset, OPTIONS));
    show(annotationBlocks(view, offset, { tags: new TagSet([]), relations: [] }, ENGLISH));
  }
}
show(reviewItems(file, text, views, OPTIONS));
show(placesToCheck(text, annotations).map(one => placeNode(one, ENGLISH)));
show(lanesOf(annotations.flatMap(({ anchor: { span } }) => (span && span.end > span.start ? [span] : []))));
console.log(shown);
