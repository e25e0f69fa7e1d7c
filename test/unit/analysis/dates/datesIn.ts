import { dateSteps } from '../../../../src/core/analysis/dates/dates';
import type { Entity, EntityType } from '../../../../src/core/analysis/model';
import { documentSteps } from '../../../../src/core/analysis/tokens/document';
import { articleText } from '../../../../src/core/article/articleText';
import { parse } from '../../../../src/core/article/parse';
import type { ArticleSpan } from '../../../../src/core/text/span';
import { runToEnd } from '../../../../src/core/text/steps';
import { WORDS } from '../../analyse';

/** The dates of a file as `expression = day` or `expression = first/last`; `names` are the names in it with their types. */
export const datesIn = (text: string, names: Readonly<Record<string, EntityType>> = {}): string[] =>
  parse(text)
    .articles.flatMap(article => {
      const body = articleText(text, article);
      return runToEnd(dateSteps(runToEnd(documentSteps(body, WORDS)), entitiesOf(body.text, names)));
    })
    .map(d => `${d.text} = ${d.from === d.to ? d.from : `${d.from}/${d.to}`}`);

function entitiesOf(text: string, names: Readonly<Record<string, EntityType>>): Entity<'article'>[] {
  return Object.entries(names).map(([name, type]) => {
    const start = text.indexOf(name);
    const span = { start, end: start + name.length } as ArticleSpan;
    const mentions = [{ span, text: name, kind: 'name' as const }];
    return { id: name, type, name, role: null, aliases: [], gender: 'unknown', mentions };
  });
}
