/** The stages of an analysis before anybody is said to speak, for tests of single stages. */
import { buildDoc } from '../../../src/core/analysis/document';
import { lexicon } from '../../../src/core/analysis/lexicon';
import { findMentions } from '../../../src/core/analysis/mentions';
import { findQuotes } from '../../../src/core/analysis/quotes';
import { sceneSteps } from '../../../src/core/analysis/scene';
import { traitsOf } from '../../../src/core/analysis/traits';
import { articleOf } from './articleOf';

export function layOut(text: string) {
  const article = articleOf(text);
  const doc = buildDoc(text, article);
  const traits = traitsOf(doc, lexicon());
  const mentions = findMentions(doc, traits);
  const steps = sceneSteps(doc, findQuotes(text, article).quotes, mentions, traits);
  for (;;) {
    const step = steps.next();
    if (step.done) return { doc, traits, mentions, scene: step.value };
  }
}
