/** The stages of an analysis before attribution, for tests of single stages. */

import { contextSteps } from '../../../src/core/analysis/cues/attributionContext';
import { mentionSteps } from '../../../src/core/analysis/names/mentions';
import { quoteSteps } from '../../../src/core/analysis/quotes/quotes';
import { documentSteps } from '../../../src/core/analysis/tokens/document';
import { evidenceSteps } from '../../../src/core/analysis/tokens/tokenEvidence';
import type { ArticleText } from '../../../src/core/article/articleText';
import { runToEnd } from '../../../src/core/text/steps';
import { MODELS, WORDS } from '../analyse';
import { articleOf } from './articleOf';

export function layOut(article: ArticleText | string) {
  const own = typeof article === 'string' ? articleOf(article) : article;
  const doc = runToEnd(documentSteps(own, WORDS));
  const evidence = runToEnd(evidenceSteps(doc));
  const mentions = runToEnd(mentionSteps(doc, evidence, MODELS.names));
  const context = runToEnd(contextSteps(doc, runToEnd(quoteSteps(own)).quotes, mentions, evidence));
  return { doc, evidence, mentions, context };
}
