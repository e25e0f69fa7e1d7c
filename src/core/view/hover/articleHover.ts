/** Hovers of quotes, mentions and headers, as plain data. */

import type { EntityType } from '../../analysis';
import type { ArticleView, EntityView, QuoteView } from '../../annotation';
import { type DisplayLanguage, type Span, textOf, touches } from '../../text';
import { proposalsFor } from '../candidates';
import { entityById, type MentionAt, mentionAt, quoteAt, quotesOf } from '../find';
import type { Icon } from '../icons';
import { emphasis, type Inline, link, type RichLine, SEPARATOR, strong, text } from '../inline';
import { quoteLinks } from '../quoteLinks';
import { dateLinesOf, dayLabelOf } from '../wording/dateLabels';
import { decisionLabelsOf, isDecided, rejectionLabelOf, typeName } from '../wording/entityLabels';
import { evidenceLabel } from '../wording/evidenceLabels';
import { ruleInWords } from '../wording/ruleLabels';
import { speakerLabelOf, type ViewOptions } from '../wording/speakerLabel';
import { excerpt, percent } from '../wording/words';

export interface HoverContent {
  /** The subject of the hover, which the editor highlights. */
  readonly span: Span;
  /** Groups of lines, to be shown with separators. */
  readonly blocks: readonly (readonly RichLine[])[];
}

/**
 * The hover at an offset; null if there is nothing to show. A date or mention inside a quote is shown before the quote.
 * @param source the file's text
 * @param offset of the file
 */
export function hoverAt(view: ArticleView, source: string, offset: number, options: ViewOptions): HoverContent | null {
  const header = headerHover(view, offset, options.language);
  if (header) return header;
  const mention = mentionAt(view, offset);
  const quote = quoteAt(view, offset);
  const [first, ...others] = [
    ...dateHover(view, offset, quote, options.language),
    ...(mention ? [mentionHover(view, mention, options.language)] : []),
    ...(quote ? [quoteHover(view, source, quote, options)] : []),
  ];
  return first ? { span: first.span, blocks: [first, ...others].flatMap(({ blocks }) => blocks) } : null;
}

/** The day that an expression such as *Friday* means; none if no date is there. */
function dateHover(
  { analysis }: ArticleView,
  offset: number,
  quote: QuoteView | null,
  language: DisplayLanguage,
): HoverContent[] {
  const date = analysis.dates.find(({ span }) => touches(span, offset));
  const isSpoken = quote !== null && quote.quote.kind !== 'indirect';
  const [means, ...basis] = date ? dateLinesOf(date, analysis.article.header, language, { isSpoken }) : [];
  if (!date || means === undefined) return [];
  const lines: RichLine[] = [[{ ...strong(means), icon: 'date' }], ...basis.map(line => [emphasis(line)])];
  return [{ span: date.span, blocks: [lines] }];
}

function headerHover(view: ArticleView, offset: number, language: DisplayLanguage): HoverContent | null {
  const { say, count } = language;
  const header = view.analysis.article.header;
  if (!header || !touches(header.span, offset)) return null;
  const lines: RichLine[] = [];
  if (header.title) lines.push([strong(header.title.text)]);
  if (header.date) {
    lines.push([
      {
        text: header.date.iso ? dayLabelOf(header.date.iso, language) : say`${header.date.text} is not a date`,
        icon: 'date',
      },
    ]);
  }
  lines.push([{ text: header.source ? say`Source: ${header.source.text}` : say`No source given`, icon: 'source' }]);
  const spoken = view.quotes.filter(quote => quote.speaker && quote.quote.kind !== 'indirect').length;
  const people = view.entities.filter(entity => entity.type === 'person' && !entity.hidden && isNamedEntity(entity));
  lines.push([
    text(
      `${count(view.analysis.article.paragraphs.length, 'paragraph')}, ${count(people.length, 'person', 'people')}, ${count(spoken, 'attributed quote')}`,
    ),
  ]);
  return { span: header.span, blocks: [lines] };
}

const isNamedEntity = (entity: ArticleView['entities'][number]): boolean =>
  entity.mentions.length === 0 || entity.mentions.some(mention => mention.kind === 'name');

function quoteHover(view: ArticleView, source: string, quote: QuoteView, options: ViewOptions): HoverContent {
  const { language } = options;
  const { label, certainty, standing } = speakerLabelOf(quote, options);
  const isUnnamed = standing === 'unknown';
  const attribution = quote.quote.attribution;
  const blocks: RichLine[][] = [];
  const head: Inline[] = [{ ...strong(label), icon: 'quote' }];
  const role = quote.speaker?.entity ? entityById(view, quote.speaker.entity)?.role : null;
  if (role && !isUnnamed) head.push(text(', '), emphasis(role));
  if (certainty) head.push(text(` · ${certainty}`));
  if (quote.quote.kind === 'indirect' && !quote.added) head.push(text(` · ${language.say`reported speech`}`));
  const block: RichLine[] = [head];
  if (quote.decision) block.push(decisionLine(quote, language));
  if (attribution && quote.status !== 'rejected') block.push(...whyLines(view, source, quote, options, isUnnamed));
  blocks.push(block);
  const others = runnersUp(view, quote, isUnnamed, language);
  if (others.length) blocks.push([others]);
  blocks.push([separated(quoteLinks(view, quote, language))]);
  return { span: quote.quote.span, blocks };
}

/** Who decided what: `Changed to Ada Bell by anna on 2025-05-07`. */
function decisionLine(quote: QuoteView, language: DisplayLanguage): RichLine {
  const { say } = language;
  const { author, created } = quote.decision!;
  const by = author ? say` by ${author}` : '';
  const on = created ? say` on ${created.slice(0, 10)}` : '';
  return [{ text: `${decidedLabelOf(quote, language)}${by}${on}`, icon: 'person' }];
}

function decidedLabelOf({ added, status, speaker, decision }: QuoteView, { say }: DisplayLanguage): string {
  if (added) return say`Added`;
  switch (status) {
    case 'confirmed':
      return say`Confirmed`;
    case 'corrected':
      return speaker ? say`Changed to ${excerpt(speaker.name, 60)}` : say`Changed`;
    case 'unattributed':
      return say`${excerpt(decision?.speaker ?? say`Speaker`, 60)} rejected`;
    case 'rejected':
      return say`Marked as not speech`;
    case 'derived':
      return say`Decided`;
  }
}

/** Why the analysis found its speaker. After a decision it says so: the reasons are not those of the decision. */
function whyLines(
  view: ArticleView,
  source: string,
  quote: QuoteView,
  { language }: ViewOptions,
  unnamed: boolean,
): RichLine[] {
  const { say } = language;
  const attribution = quote.quote.attribution!;
  const isDecided = quote.decision !== null;
  const why: Inline[] = [
    text(
      isDecided ? analysisLabelOf(view, quote, language) : unnamed ? say`Best guess, too unsure to name: ` : say`Why: `,
    ),
    text(ruleInWords(attribution.rule, language)),
  ];
  if (attribution.cue) {
    why.push(
      text(' ('),
      link(
        say`“${excerpt(textOf(source, attribution.cue), 40)}”`,
        { do: 'reveal', span: attribution.cue },
        say`Go to the cue`,
      ),
      text(')'),
    );
  }
  const lines: RichLine[] = [why];
  const { mention } = attribution;
  if (mention) {
    const words: Inline[] = [
      text(isDecided ? say`It took as the speaker: ` : say`Named in the text as `),
      link(say`“${excerpt(mention.text, 60)}”`, { do: 'reveal', span: mention.span }, say`Go to the mention`),
    ];
    if (!isDecided && mention.kind !== 'name' && quote.speaker && quote.speaker.name !== mention.text)
      words.push(text(say`, which refers to ${quote.speaker.name}`));
    lines.push(words);
  }
  const evidence = attribution.evidence
    .slice(0, 4)
    .map(one => evidenceLabel(one, language))
    .join('; ');
  if (evidence) lines.push([text(isDecided ? say`Evidence of the analysis: ${evidence}` : say`Evidence: ${evidence}`)]);
  return lines;
}

/** `The analysis said Ada Bell, 84 %: `. */
function analysisLabelOf(view: ArticleView, { quote, speaker }: QuoteView, { say }: DisplayLanguage): string {
  const best = proposalsFor(view, quote).find(({ candidate }) => candidate === quote.attribution);
  if (!best) return say`The analysis named nobody: `;
  const who = best.name === speaker?.name ? say`the same` : excerpt(best.name, 60);
  return say`The analysis said ${who}, ${percent(best.confidence)}: `;
}

/** Other candidates by name. If no speaker is shown, they include the best one, unless it was rejected. */
function runnersUp(
  view: ArticleView,
  { quote, status }: QuoteView,
  unnamed: boolean,
  { say }: DisplayLanguage,
): Inline[] {
  if (status !== 'derived' && status !== 'unattributed') return [];
  const withBest = unnamed && status === 'derived';
  const named = proposalsFor(view, quote)
    .filter(({ candidate }) => withBest || candidate !== quote.attribution)
    .slice(0, 3)
    .map(({ name, confidence }) => `${excerpt(name, 40)} (${percent(confidence)})`);
  if (!named.length) return [];
  const names = named.join(', ');
  return [text(unnamed ? say`Could be: ${names}` : say`Also considered: ${names}`)];
}

const TYPE_ICONS: Readonly<Partial<Record<EntityType, Icon>>> = {
  person: 'person',
  organization: 'organization',
  place: 'place',
  group: 'group',
};

function mentionHover(
  view: ArticleView,
  { entity, mention, index }: MentionAt,
  language: DisplayLanguage,
): HoverContent {
  const { say, count } = language;
  const head: Inline[] = [{ ...strong(excerpt(entity.name, 80)), icon: TYPE_ICONS[entity.type] ?? 'other' }];
  if (entity.role) head.push(text(', '), emphasis(excerpt(entity.role, 80)));
  const block: RichLine[] = [head];
  if (mention.kind !== 'name')
    block.push([text(say`“${excerpt(mention.text, 60)}” refers to ${excerpt(entity.name, 80)} here`)]);
  const aliases = entity.entity.aliases.filter(alias => alias !== entity.name);
  if (aliases.length)
    block.push([
      text(
        say`Also: ${aliases
          .slice(0, 6)
          .map(alias => excerpt(alias, 40))
          .join(', ')}`,
      ),
    ]);
  const facts = [typeName(entity.type, language), say`mention ${index + 1} of ${entity.mentions.length}`];
  const line: Inline[] = [text(facts.join(' · '))];
  const previous = entity.mentions[index - 1];
  const next = entity.mentions[index + 1];
  if (previous)
    line.push(
      text(SEPARATOR),
      link(say`Previous`, { do: 'reveal', span: previous.span }, say`Go to the previous mention`),
    );
  if (next) line.push(text(SEPARATOR), link(say`Next`, { do: 'reveal', span: next.span }, say`Go to the next mention`));
  const { id } = entity.entity;
  line.push(
    text(SEPARATOR),
    link(say`All mentions`, { do: 'showMentions', entity: id }),
    text(SEPARATOR),
    link(say`Elsewhere…`, { do: 'showMentionsIn', entity: id }, say`Mentions in the article, the file or the folder`),
  );
  const spoken = quotesOf(view, entity.entity.id).length;
  if (spoken) {
    line.push(text(SEPARATOR), link(count(spoken, 'quote'), { do: 'showQuotes', entity: entity.entity.id }));
  }
  block.push(line);
  const decided = decisionLabelsOf(entity, language).map((words): RichLine => [{ text: words, icon: 'person' }]);
  return { span: mention.span, blocks: [[...block, ...decided], [entityActions(entity, language)]] };
}

function entityActions(entity: EntityView, language: DisplayLanguage): RichLine {
  const { say } = language;
  const { id } = entity.entity;
  const line = [
    link(say`Rename…`, { do: 'renameEntity', entity: id }, say`Change the displayed name. The text does not change`),
    link(say`Merge into…`, { do: 'mergeEntity', entity: id }, say`Merge it with another entity`),
    link(say`Change type…`, { do: 'changeEntityType', entity: id }, say`Person, organization, place …`),
    link(rejectionLabelOf(entity, language), { do: 'rejectEntity', entity: id }, say`This is not a name`),
  ];
  if (isDecided(entity))
    line.push(link(say`Undo decision`, { do: 'undecideEntity', entity: id }, say`Remove the decision on the entity`));
  return separated(line);
}

const separated = (links: readonly Inline[]): RichLine =>
  links.flatMap((one, i) => (i ? [text(SEPARATOR), one] : [one]));
