/** Quotes in answers: where they stand, who said them, and why we think so. */
import type { AnchoredAnnotation, ArticleView, QuoteView } from '../annotation';
import type { SearchResult } from '../corpus';
import { ENGLISH, textOf } from '../text';
import { proposalsFor, ruleInWords, speakerLabelOf } from '../view';
import { cut, type JsonObject } from './answer';
import type { AnswerFiles } from './files';
import { lineOf, type QuoteIn } from './places';
import type { AgentFile, AgentView } from './ports';

const rounded = (confidence: number | null): number | null =>
  confidence === null ? null : Math.round(confidence * 100) / 100;

/** An article as every answer names it. */
export const articleFields = ({
  headline,
  date,
  source,
}: {
  readonly headline?: string;
  readonly date: string | null;
  readonly source: string | null;
}): JsonObject => ({ ...(headline ? { headline: cut(headline, 300) } : {}), date, source });

/** A result of a search. Null where its file is left out. */
export async function resultAnswer<V extends AgentView>(
  result: SearchResult,
  files: AnswerFiles<V>,
): Promise<JsonObject | null> {
  const found = await files.find(result.file);
  const file = found && (await files.textOf(found));
  if (!file) return null;
  const { quote, span } = result;
  const present = textOf(file.text, span);
  const article = articleFields(result);
  if (!quote) return { file: file.name, line: lineOf(file, span.start), ...article, text: cut(present) };
  const isChanged = present !== quote.text;
  return {
    file: file.name,
    line: isChanged ? quote.line : lineOf(file, span.start),
    ...article,
    ...spokenFields(quote),
    ...(isChanged ? { changedSinceIndexed: true } : {}),
    text: cut(quote.text),
  };
}

/** Who the index says spoke. */
export const spokenFields = (quote: {
  readonly speaker: string | null;
  readonly status: string;
  readonly confidence?: number | null;
  readonly kind?: string;
}): JsonObject => ({
  speaker: quote.speaker,
  status: quote.status,
  ...(quote.confidence === undefined ? {} : { confidence: rounded(quote.confidence) }),
  ...(quote.kind === undefined ? {} : { kind: quote.kind }),
});

/** A quote of a view with its speaker and the reasons. */
export function reasonedQuote(
  file: AgentFile,
  view: AgentView,
  { article, quote }: QuoteIn,
  minimumConfidence: number,
): JsonObject {
  const { header } = article.analysis.article;
  const { standing, label } = speakerLabelOf(quote, { minimumConfidence, indirect: true, language: ENGLISH });
  const isNamed = standing === 'derived' || standing === 'confirmed' || standing === 'corrected';
  const entity = article.entities.find(one => one.entity.id === quote.speaker?.entity);
  return {
    file: file.name,
    line: lineOf(view, quote.quote.span.start),
    ...articleFields({
      headline: header?.title?.text ?? '',
      date: header?.date?.iso ?? null,
      source: header?.source?.text ?? null,
    }),
    text: cut(textOf(view.text, quote.quote.span)),
    kind: quote.quote.kind,
    speaker: isNamed ? label : null,
    ...(isNamed && entity?.role ? { role: cut(entity.role, 200) } : {}),
    status: quote.status,
    confidence: rounded(quote.confidence),
    reasons: reasonsFor(view, quote, isNamed),
    otherCandidates: otherCandidates(article, quote, isNamed),
    annotations: quote.annotations.slice(0, MAX_ANNOTATIONS).map(annotationFields),
  };
}

const MAX_ANNOTATIONS = 10;
const MAX_CANDIDATES = 3;

function reasonsFor(view: AgentView, quote: QuoteView, isNamed: boolean): string[] {
  const { decision, status } = quote;
  const { attribution } = quote.quote;
  const reasons: string[] = [];
  if (decision) {
    const by = decision.author ? ` by ${decision.author}` : '';
    reasons.push(
      `${status === 'derived' ? 'decided' : status}${by}${decision.created ? ` on ${decision.created}` : ''}`,
    );
  }
  if (!attribution) return reasons.length ? reasons : ['no speaker was found'];
  const derived = decision ? 'the analysis says: ' : isNamed ? '' : 'best guess, too unsure to name: ';
  reasons.push(`${derived}${ruleInWords(attribution.rule, ENGLISH)}`);
  const { cue, mention, evidence } = attribution;
  if (cue) reasons.push(`reported with “${cut(textOf(view.text, cue), 80)}” on line ${lineOf(view, cue.start)}`);
  if (mention) {
    const as = mention.kind === 'name' || !quote.speaker || decision ? '' : `, which refers to ${quote.speaker.name}`;
    reasons.push(`named in the text as “${cut(mention.text, 80)}” on line ${lineOf(view, mention.span.start)}${as}`);
  }
  if (evidence.length) reasons.push(`evidence: ${evidence.slice(0, 4).join('; ')}`);
  return reasons;
}

const otherCandidates = (article: ArticleView, quote: QuoteView, isNamed: boolean): JsonObject[] =>
  proposalsFor(article, quote.quote)
    .filter(
      ({ candidate, name }) => (!isNamed || candidate !== quote.quote.attribution) && name !== quote.speaker?.name,
    )
    .slice(0, MAX_CANDIDATES)
    .map(({ name, confidence }) => ({ name, confidence: rounded(confidence) }));

function annotationFields({ annotation }: AnchoredAnnotation): JsonObject {
  const { kind, author = null } = annotation;
  if (annotation.kind === 'tag') return { kind, author, tag: annotation.tag };
  if (annotation.kind === 'note') return { kind, author, note: cut(annotation.body, 300) };
  return { kind, author, ...(annotation.kind === 'relation' ? { relation: annotation.relation } : {}) };
}
