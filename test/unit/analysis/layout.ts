/** The stages of an analysis before anybody is said to speak, for tests of single stages. */
import { buildDoc } from '../../../src/core/analysis/document';
import { mentionSteps } from '../../../src/core/analysis/mentions';
import { quoteSteps } from '../../../src/core/analysis/quotes';
import { sceneSteps } from '../../../src/core/analysis/scene';
import { traitsOf } from '../../../src/core/analysis/traits';
import type { ArticleText } from '../../../src/core/article/articleText';
import { runToEnd } from '../../../src/core/text/steps';
import { MODELS, WORDS } from '../analyse';
import { articleOf } from './articleOf';

export function layOut(article: ArticleText | string) {
  const own = typeof article === 'string' ? articleOf(article) : article;
  const doc = buildDoc(own, WORDS);
  const traits = traitsOf(doc);
  const mentions = runToEnd(mentionSteps(doc, traits, MODELS.names));
  const scene = runToEnd(sceneSteps(doc, runToEnd(quoteSteps(own)).quotes, mentions, traits));
  return { doc, traits, mentions, scene };
}
