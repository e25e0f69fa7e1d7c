import type { EntityType } from '../../../../src/core/analysis/model';
import type { NameSpan } from '../../../../src/core/analysis/names/nameSpans';
import { type Doc, documentSteps } from '../../../../src/core/analysis/tokens/document';
import { type Article, articleText } from '../../../../src/core/article';
import { parse } from '../../../../src/core/article/parse';
import { runToEnd } from '../../../../src/core/text/steps';
import { WORDS } from '../../analyse';

/** What is made of the names that a text marks: `[person Holm Avenue]`. */
export function remade(marked: string, make: (doc: Doc, names: readonly NameSpan[]) => readonly NameSpan[]): string[] {
  const head = 'date 2025-04-26 [Source: Wire]\n\n';
  let text = head;
  const marks: { start: number; end: number; type: EntityType }[] = [];
  for (const part of marked.split(/(\[[^\]]*\])/)) {
    const [, type, name] = /^\[(\w+) (.*)\]$/.exec(part) ?? [];
    if (name !== undefined)
      marks.push({ start: text.length, end: text.length + name.length, type: type as EntityType });
    text += name ?? part;
  }
  const article = parse(text).articles[0] as Article;
  const doc = runToEnd(documentSteps(articleText(text, article), WORDS));
  const names = marks.map(({ start, end, type }) => ({
    first: doc.tokens.findIndex(t => t.start === start),
    last: 1 + doc.tokens.findIndex(t => t.end === end),
    type,
  }));
  return make(doc, names).map(
    n => `${n.type} ${doc.text.slice(doc.tokens[n.first]?.start, doc.tokens[n.last - 1]?.end)}`,
  );
}
