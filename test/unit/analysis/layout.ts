/** The stages of an analysis before attribution, for tests of single stages. */

import { contextSteps } from '../../../src/core/analysis/cues/attributionContext';
import { mentionSteps } from '../../../src/core/analysis/names/mentions';
import { quoteSteps } from '../../../src/core/analysis/quotes/quotes';
import { documentSteps } from '../../../src/core/analysis/tokens/document';
import { evidenceSteps } from '../../../src/core/analysis/tokens/tokenEvidence';
import { turnSteps } from '../../../src/core/analysis/turns/turns';
import type { ArticleText } from '../../../src/core/article/articleText';
import { runToEnd } from '../../../src/core/text/steps';
import { MODELS, WORDS } from '../analyse';
import { articleOf } from './articleOf';

export function layOut(article: ArticleText | string) {
  const own = typeof article === 'string' ? articleOf(article) : article;
  const doc = runToEnd(documentSteps(own, WORDS));
  const evidence = runToEnd(evidenceSteps(doc));
  const tagged = runToEnd(mentionSteps(doc, evidence, MODELS.names));
  const { quotes, mentions } = runToEnd(turnSteps(doc, runToEnd(quoteSteps(own)).quotes, tagged));
  const context = runToEnd(contextSteps(doc, quotes, mentions, evidence));
  return { doc, evidence, mentions, context };
}
