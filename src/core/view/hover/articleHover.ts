/** Hovers of quotes, mentions and headers, as plain data. */

import { type EntityType, ruleInWords } from '../../analysis';
import type { ArticleView, EntityView, QuoteView } from '../../annotation';
import { dateInWords, type Span, textOf, touches } from '../../text';
import { proposalsFor } from '../candidates';
import { entityById, type MentionAt, mentionAt, quoteAt, quotesOf } from '../find';
import type { Icon } from '../icons';
import { emphasis, type Inline, link, type RichLine, SEPARATOR, strong, text } from '../inline';
import { quoteLinks } from '../quoteLinks';
import { dateLinesOf } from '../wording/dateLabels';
import { decisionLabelsOf, isDecided, rejectionLabelOf } from '../wording/entityLabels';
import { speakerLabelOf, type ViewOptions } from '../wording/speakerLabel';
import { count, excerpt, percent } from '../wording/words';

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
  const header = headerHover(view, offset);
  if (header) return header;
  const mention = mentionAt(view, offset);
  const quote = quoteAt(view, offset);
  const [first, ...others] = [
    ...dateHover(view, offset, quote),
    ...(mention ? [mentionHover(view, mention)] : []),
    ...(quote ? [quoteHover(view, source, quote, options)] : []),
  ];
  return first ? { span: first.span, blocks: [first, ...others].flatMap(({ blocks }) => blocks) } : null;
}

/** The day that an expression such as *Friday* means; none if no date is there. */
function dateHover({ analysis }: ArticleView, offset: number, quote: QuoteView | null): HoverContent[] {
  const date = analysis.dates.find(({ span }) => touches(span, offset));
  const isSpoken = quote !== null && quote.quote.kind !== 'indirect';
  const [means, ...basis] = date ? dateLinesOf(date, analysis.article.header, { isSpoken }) : [];
  if (!date || means === undefined) return [];
  const lines: RichLine[] = [[{ ...strong(means), icon: 'date' }], ...basis.map(line => [emphasis(line)])];
  return [{ span: date.span, blocks: [lines] }];
}

function headerHover(view: ArticleView, offset: number): HoverContent | null {
  const header = view.analysis.article.header;
  if (!header || !touches(header.span, offset)) return null;
  const lines: RichLine[] = [];
  if (header.title) lines.push([strong(header.title.text)]);
  if (header.date) {
    lines.push([
      { text: header.date.iso ? dateInWords(header.date.iso) : `${header.date.text} is not a date`, icon: 'date' },
    ]);
  }
  lines.push([{ text: header.source ? `Source: ${header.source.text}` : 'No source given', icon: 'source' }]);
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
  const { label, certainty, standing } = speakerLabelOf(quote, options);
  const isUnnamed = standing === 'unknown';
  const attribution = quote.quote.attribution;
  const blocks: RichLine[][] = [];
  const head: Inline[] = [{ ...strong(label), icon: 'quote' }];
  const role = quote.speaker?.entity ? entityById(view, quote.speaker.entity)?.role : null;
  if (role && !isUnnamed) head.push(text(', '), emphasis(role));
  if (certainty) head.push(text(` · ${certainty}`));
  if (quote.quote.kind === 'indirect' && !quote.added) head.push(text(' · reported speech'));
  const block: RichLine[] = [head];
  if (quote.decision) block.push(decisionLine(quote));
  if (attribution && quote.status !== 'rejected') block.push(...whyLines(view, source, quote, isUnnamed));
  blocks.push(block);
  const others = runnersUp(view, quote, isUnnamed);
  if (others.length) blocks.push([others]);
  blocks.push([separated(quoteLinks(view, quote))]);
  return { span: quote.quote.span, blocks };
}

/** Who decided what: `Changed to Ada Bell by anna on 2025-05-07`. */
function decisionLine(quote: QuoteView): RichLine {
  const { author, created } = quote.decision!;
  const by = author ? ` by ${author}` : '';
  const on = created ? ` on ${created.slice(0, 10)}` : '';
  return [{ text: `${decidedLabelOf(quote)}${by}${on}`, icon: 'person' }];
}

function decidedLabelOf({ added, status, speaker, decision }: QuoteView): string {
  if (added) return 'Added';
  switch (status) {
    case 'confirmed':
      return 'Confirmed';
    case 'corrected':
      return speaker ? `Changed to ${excerpt(speaker.name, 60)}` : 'Changed';
    case 'unattributed':
      return `${excerpt(decision?.speaker ?? 'Speaker', 60)} rejected`;
    case 'rejected':
      return 'Marked as not speech';
    case 'derived':
      return 'Decided';
  }
}

/** Why the analysis found its speaker. After a decision it says so: the reasons are not those of the decision. */
function whyLines(view: ArticleView, source: string, quote: QuoteView, unnamed: boolean): RichLine[] {
  const attribution = quote.quote.attribution!;
  const isDecided = quote.decision !== null;
  const why: Inline[] = [
    text(isDecided ? analysisLabelOf(view, quote) : unnamed ? 'Best guess, too unsure to name: ' : 'Why: '),
    text(ruleInWords(attribution.rule)),
  ];
  if (attribution.cue) {
    why.push(
      text(' ('),
      link(
        `“${excerpt(textOf(source, attribution.cue), 40)}”`,
        { do: 'reveal', span: attribution.cue },
        'Go to the cue',
      ),
      text(')'),
    );
  }
  const lines: RichLine[] = [why];
  const { mention } = attribution;
  if (mention) {
    const words: Inline[] = [
      text(isDecided ? 'It took as the speaker: ' : 'Named in the text as '),
      link(`“${excerpt(mention.text, 60)}”`, { do: 'reveal', span: mention.span }, 'Go to the mention'),
    ];
    if (!isDecided && mention.kind !== 'name' && quote.speaker && quote.speaker.name !== mention.text)
      words.push(text(`, which refers to ${quote.speaker.name}`));
    lines.push(words);
  }
  const evidence = attribution.evidence.slice(0, 4).join('; ');
  if (evidence) lines.push([text(`${isDecided ? 'Evidence of the analysis' : 'Evidence'}: ${evidence}`)]);
  return lines;
}

/** `The analysis said Ada Bell, 84 %: `. */
function analysisLabelOf(view: ArticleView, { quote, speaker }: QuoteView): string {
  const best = proposalsFor(view, quote).find(({ candidate }) => candidate === quote.attribution);
  if (!best) return 'The analysis named nobody: ';
  const who = best.name === speaker?.name ? 'the same' : excerpt(best.name, 60);
  return `The analysis said ${who}, ${percent(best.confidence)}: `;
}

/** Other candidates by name. If no speaker is shown, they include the best one, unless it was rejected. */
function runnersUp(view: ArticleView, { quote, status }: QuoteView, unnamed: boolean): Inline[] {
  if (status !== 'derived' && status !== 'unattributed') return [];
  const withBest = unnamed && status === 'derived';
  const named = proposalsFor(view, quote)
    .filter(({ candidate }) => withBest || candidate !== quote.attribution)
    .slice(0, 3)
    .map(({ name, confidence }) => `${excerpt(name, 40)} (${percent(confidence)})`);
  return named.length ? [text(`${unnamed ? 'Could be' : 'Also considered'}: ${named.join(', ')}`)] : [];
}

const TYPE_ICONS: Readonly<Partial<Record<EntityType, Icon>>> = {
  person: 'person',
  organization: 'organization',
  place: 'place',
  group: 'group',
};

function mentionHover(view: ArticleView, { entity, mention, index }: MentionAt): HoverContent {
  const head: Inline[] = [{ ...strong(excerpt(entity.name, 80)), icon: TYPE_ICONS[entity.type] ?? 'other' }];
  if (entity.role) head.push(text(', '), emphasis(excerpt(entity.role, 80)));
  const block: RichLine[] = [head];
  if (mention.kind !== 'name')
    block.push([text(`“${excerpt(mention.text, 60)}” refers to ${excerpt(entity.name, 80)} here`)]);
  const aliases = entity.entity.aliases.filter(alias => alias !== entity.name);
  if (aliases.length)
    block.push([
      text(
        `Also: ${aliases
          .slice(0, 6)
          .map(alias => excerpt(alias, 40))
          .join(', ')}`,
      ),
    ]);
  const facts = [`${entity.type}`, `mention ${index + 1} of ${entity.mentions.length}`];
  const line: Inline[] = [text(facts.join(' · '))];
  const previous = entity.mentions[index - 1];
  const next = entity.mentions[index + 1];
  if (previous)
    line.push(text(SEPARATOR), link('Previous', { do: 'reveal', span: previous.span }, 'Go to the previous mention'));
  if (next) line.push(text(SEPARATOR), link('Next', { do: 'reveal', span: next.span }, 'Go to the next mention'));
  const { id } = entity.entity;
  line.push(
    text(SEPARATOR),
    link('All mentions', { do: 'showMentions', entity: id }),
    text(SEPARATOR),
    link('Elsewhere…', { do: 'showMentionsIn', entity: id }, 'Mentions in the article, the file or the folder'),
  );
  const spoken = quotesOf(view, entity.entity.id).length;
  if (spoken) {
    line.push(text(SEPARATOR), link(count(spoken, 'quote'), { do: 'showQuotes', entity: entity.entity.id }));
  }
  block.push(line);
  const decided = decisionLabelsOf(entity).map((words): RichLine => [{ text: words, icon: 'person' }]);
  return { span: mention.span, blocks: [[...block, ...decided], [entityActions(entity)]] };
}

function entityActions(entity: EntityView): RichLine {
  const { id } = entity.entity;
  const line = [
    link('Rename…', { do: 'renameEntity', entity: id }, 'Change the displayed name. The text does not change'),
    link('Merge into…', { do: 'mergeEntity', entity: id }, 'Merge it with another entity'),
    link('Change type…', { do: 'changeEntityType', entity: id }, 'Person, organization, place …'),
    link(rejectionLabelOf(entity), { do: 'rejectEntity', entity: id }, 'This is not a name'),
  ];
  if (isDecided(entity))
    line.push(link('Undo decision', { do: 'undecideEntity', entity: id }, 'Remove the decision on the entity'));
  return separated(line);
}

const separated = (links: readonly Inline[]): RichLine =>
  links.flatMap((one, i) => (i ? [text(SEPARATOR), one] : [one]));
