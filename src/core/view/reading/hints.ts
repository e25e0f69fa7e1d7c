/**
 * Short texts to show between the words of an article: who says a quote, whom a pronoun means, which day *Friday* is.
 * A hint says only what the reader does not see beside it anyway.
 */

import type { Mention } from '../../analysis';
import type { ArticleView, EntityView, QuoteView } from '../../annotation';
import { contains, IntervalIndex, type Span, touches } from '../../text';
import { dateHintOf, dateLinesOf } from '../wording/dateLabels';
import { isNamed, isSpoken, speakerLabelOf, type ViewOptions } from '../wording/speakerLabel';
import { excerpt } from '../wording/words';
import { shortNamesOf } from './shortNames';

export interface Hint {
  readonly kind: 'speaker' | 'pronoun' | 'date';
  /** The file offset after which it is shown. */
  readonly offset: number;
  /** `— Ilse Brandt` after a quote, `= Ilse Brandt` after a pronoun, `= 5 May` after a date. */
  readonly label: string;
  readonly tooltip: string;
}

export interface HintOptions extends ViewOptions {
  readonly speakers: boolean;
  readonly pronouns: boolean;
  readonly dates: boolean;
  /** Whether lenses above the paragraphs name the speakers. */
  readonly lenses: boolean;
}

/** Longest distance, in UTF-16 units, at which a name beside a quote says whose it is. */
const MAX_BESIDE = 60;
const MAX_LABEL_LENGTH = 40;

/**
 * The hints of an article in a span, in text order. Both in file offsets.
 * @param text the file's
 */
export function hintsIn(view: ArticleView, text: string, within: Span, options: HintOptions): Hint[] {
  const paragraphs = view.analysis.article.paragraphs.filter(
    ({ start, end }) => start <= within.end && within.start <= end,
  );
  if (!paragraphs.length) return [];
  const names = shortNamesOf(view);
  const quoted = quotedParagraphs(view, paragraphs, options);
  const hints = [
    ...(options.speakers ? speakerHints(quoted, names, options) : []),
    ...(options.pronouns ? pronounHints(view, paragraphs, quoted, names) : []),
    ...(options.dates ? dateHints(view, text, paragraphs, options) : []),
  ];
  return hints.filter(({ offset }) => touches(within, offset)).sort((a, b) => a.offset - b.offset);
}

type Names = ReadonlyMap<string, string>;

/** Groups items by the paragraph that they start in. Both lists are in text order. */
function byParagraph<T>(paragraphs: readonly Span[], items: readonly T[], startOf: (item: T) => number): T[][] {
  let next = 0;
  return paragraphs.map(({ start, end }) => {
    const here: T[] = [];
    for (let item = items[next]; item !== undefined && startOf(item) < end; item = items[++next])
      if (startOf(item) >= start) here.push(item);
    return here;
  });
}

/** What is shown of the quotes of one paragraph. */
interface QuotedParagraph {
  /** The quotes with named speakers that start in it. */
  readonly named: readonly QuoteView[];
  /** The speaker's entity if all of its quotes have one speaker, and a lens above it says so. */
  readonly inLens: string | null;
}

function quotedParagraphs(view: ArticleView, paragraphs: readonly Span[], options: HintOptions): QuotedParagraph[] {
  const spoken = view.quotes.filter(quote => isSpoken(quote, options));
  return byParagraph(paragraphs, spoken, ({ quote }) => quote.span.start).map(quotes => {
    const named = quotes.filter(quote => isNamed(quote, options));
    const speakers = new Set(quotes.map(quote => (isNamed(quote, options) ? quote.speaker?.entity : null)));
    const [only] = speakers;
    return { named, inLens: options.lenses && speakers.size === 1 ? (only ?? null) : null };
  });
}

/** A lens names the speaker of a paragraph, so hints are needed only if there are several. */
function speakerHints(paragraphs: readonly QuotedParagraph[], names: Names, options: HintOptions): Hint[] {
  return paragraphs.flatMap(({ named, inLens }) =>
    inLens ? [] : named.filter(quote => !isToldBeside(quote, options)).map(quote => speakerHint(quote, names, options)),
  );
}

function speakerHint(quote: QuoteView, names: Names, options: HintOptions): Hint {
  const { label, certainty } = speakerLabelOf(quote, options);
  return {
    kind: 'speaker',
    offset: quote.quote.span.end,
    label: `— ${excerpt(names.get(quote.speaker?.entity ?? '') ?? label, MAX_LABEL_LENGTH)}`,
    tooltip: `${label} · ${certainty}`,
  };
}

/** Whether the words next to a quote name or describe its speaker, or are a pronoun that gets a hint itself. */
function isToldBeside({ quote: { span }, speaker }: QuoteView, options: HintOptions): boolean {
  const mention = speaker?.mention;
  if (!mention || (mention.kind === 'pronoun' && !options.pronouns)) return false;
  const gap = Math.max(mention.span.start - span.end, span.start - mention.span.end);
  return gap >= 0 && gap <= MAX_BESIDE;
}

interface MentionOf {
  readonly mention: Mention;
  readonly entity: EntityView;
}

/** A pronoun gets a hint where it does not continue the mention before it, and where no lens above it says the same. */
function pronounHints(
  view: ArticleView,
  paragraphs: readonly Span[],
  quoted: readonly QuotedParagraph[],
  names: Names,
): Hint[] {
  const mentions = view.entities
    .filter(({ hidden, type }) => !hidden && type !== 'place')
    .flatMap(entity => entity.mentions.map((mention): MentionOf => ({ mention, entity })))
    .sort((a, b) => a.mention.span.start - b.mention.span.start);
  const inQuotes = new QuoteParts(view.quotes);
  return byParagraph(paragraphs, mentions, ({ mention }) => mention.span.start).flatMap((here, i) => {
    const { named, inLens } = quoted[i] ?? { named: [], inLens: null };
    const saying = new Set(inLens ? named.map(({ speaker }) => speaker?.mention?.span.start) : []);
    const lastMeant = new Map<string, EntityView>();
    return here.flatMap((one, k) => {
      const { mention, entity } = one;
      const words = mention.text.toLowerCase();
      const isOpen = mention.kind === 'pronoun' && here[k - 1]?.entity !== entity && lastMeant.get(words) !== entity;
      // Whoever speaks says “I”, and the speaker is shown with the quote.
      const isSelf = () => inQuotes.around(mention.span).some(({ speaker }) => speaker?.entity === entity.entity.id);
      const hint = !isOpen || saying.has(mention.span.start) || isSelf() ? null : pronounHint(one, names);
      if (hint) lastMeant.set(words, entity);
      return hint ?? [];
    });
  });
}

function pronounHint({ mention, entity }: MentionOf, names: Names): Hint | null {
  const name = names.get(entity.entity.id);
  if (!name || name.toLowerCase() === mention.text.toLowerCase()) return null;
  // An entity that the text never names has only a description, and is no news.
  if (!entity.mentions.some(({ kind }) => kind === 'name') && entity.name === entity.entity.name) return null;
  return {
    kind: 'pronoun',
    offset: mention.span.end,
    label: `= ${excerpt(name, MAX_LABEL_LENGTH)}`,
    tooltip: entity.role ? `${entity.name}, ${entity.role}` : entity.name,
  };
}

/**
 * The same day is told once in a paragraph. Dates in quotation marks have no hint: the article does not tell on which
 * day “tonight” was said.
 */
function dateHints(
  { analysis: { article, dates }, quotes }: ArticleView,
  text: string,
  paragraphs: readonly Span[],
  { language }: HintOptions,
): Hint[] {
  const inQuotes = new QuoteParts(quotes.filter(({ quote }) => quote.kind !== 'indirect'));
  return byParagraph(paragraphs, dates, ({ span }) => span.start).flatMap(here => {
    const told = new Set<string>();
    return here.flatMap((date): Hint[] => {
      const label = dateHintOf(date, article.header, language);
      if (!label || told.has(label) || inQuotes.around(date.span).length) return [];
      told.add(label);
      const tooltip = dateLinesOf(date, article.header, language).join('\n');
      return [{ kind: 'date', offset: afterPossessive(text, date.span.end), label: `= ${label}`, tooltip }];
    });
  });
}

/** The parts of quotes, by place. */
class QuoteParts {
  private readonly parts: readonly { readonly span: Span; readonly quote: QuoteView }[];
  private readonly index: IntervalIndex;

  constructor(quotes: readonly QuoteView[]) {
    this.parts = quotes.flatMap(quote => quote.quote.parts.map(span => ({ span, quote })));
    this.index = new IntervalIndex(this.parts.map(({ span }) => span));
  }

  /** The quotes that a span stands in. */
  around(inner: Span): QuoteView[] {
    const found = this.index.overlapping(inner).map(i => this.parts[i]);
    return found.flatMap(part => (part && contains(part.span, inner) ? [part.quote] : []));
  }
}

/** The end of *Friday’s*, so that no hint stands inside the word. */
const afterPossessive = (text: string, end: number): number =>
  /^[’']s(?![\p{L}\p{N}])/u.test(text.slice(end, end + 3)) ? end + 2 : end;
