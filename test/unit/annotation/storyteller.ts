/** Builds analyses and annotations of made-up texts, with just what a test needs. */
import type { Analysis, Entity, EntityType, Quote } from '../../../src/core/analysis/model';
import type { AnchoredAnnotation, Annotation } from '../../../src/core/annotation/model/annotation';
import type { Span } from '../../../src/core/text/span';

/** The nth occurrence (0-based) of the words. */
export function at(text: string, words: string, nth = 0): Span {
  let start = text.indexOf(words);
  for (let i = 0; i < nth && start >= 0; i++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`“${words}” does not occur ${nth + 1} times in the text`);
  return { start, end: start + words.length };
}

interface Known {
  readonly type?: EntityType;
  /** The text and the occurrence of each mention. The first text is the name. */
  readonly mentions: readonly (readonly [words: string, nth?: number])[];
  readonly pronouns?: readonly (readonly [words: string, nth?: number])[];
  readonly role?: string;
}

export function analysisOf(text: string, known: readonly Known[], quotes: readonly Quote[] = []): Analysis {
  const all = { start: 0, end: text.length };
  const paragraphs: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g))
    paragraphs.push({ start: match.index, end: match.index + match[0].length });
  const entities = known.map(({ type, mentions, pronouns, role }, i): Entity => {
    const made = [
      ...mentions.map(([words, nth]) => ({ span: at(text, words, nth), text: words, kind: 'name' as const })),
      ...(pronouns ?? []).map(([words, nth]) => ({
        span: at(text, words, nth),
        text: words,
        kind: 'pronoun' as const,
      })),
    ].sort((a, b) => a.span.start - b.span.start);
    const name = mentions[0][0];
    const aliases = [...new Set(mentions.map(([words]) => words))].filter(words => words !== name);
    return {
      id: `e${i + 1}`,
      type: type ?? 'person',
      name,
      role: role ?? null,
      aliases,
      gender: 'unknown',
      mentions: made,
    };
  });
  return {
    article: { index: 0, span: all, header: null, body: all, paragraphs },
    quotes,
    entities,
    dates: [],
    problems: [],
  };
}

/** A quote with this text, spoken by an entity, whose mention is at `by`. */
export function quoteOf(text: string, id: string, words: string, entity: string | null, by: Span | null = null): Quote {
  const span = at(text, words);
  const mention = by && { span: by, text: text.slice(by.start, by.end), kind: 'name' as const };
  const evidence = { rule: 'cue-adjacent' as const, evidence: [], confidence: 0.8, cue: null, runnersUp: [] };
  return {
    id,
    span,
    kind: 'direct',
    parts: [span],
    within: null,
    attribution: entity ? { entity, mention, ...evidence } : null,
    reporting: null,
  };
}

let made = 0;

/** An annotation at a span of the text. Ids increase. */
export function placed(text: string, span: Span, fields: object): AnchoredAnnotation {
  const target = { exact: text.slice(span.start, span.end), prefix: '', suffix: '', ...span };
  const annotation = { id: `01${String(made++).padStart(6, '0')}`, target, ...fields } as Annotation;
  return { annotation, anchor: { status: 'exact', span, score: 1 } };
}
