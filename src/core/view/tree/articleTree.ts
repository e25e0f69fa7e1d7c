/** The nodes of the Articles tree below one article. */

import type { EntityType, Mention } from '../../analysis';
import type { ArticleView, EntityView, QuoteView, TagSet } from '../../annotation';
import { bySpan, contains, type DisplayLanguage, runToEnd } from '../../text';
import type { Icon } from '../icons';
import { decisionLabelsOf, isDecided } from '../wording/entityLabels';
import { excerptInContext } from '../wording/excerptInContext';
import { isNamed, isSpoken, speakerLabelOf, type ViewOptions } from '../wording/speakerLabel';
import { excerpt } from '../wording/words';
import { annotationNodes } from './annotationsTree';
import type { SectionName, TreeNode } from './treeNode';

const SECTIONS: readonly { name: SectionName; icon: Icon; types: readonly EntityType[] }[] = [
  { name: 'people', icon: 'person', types: ['person'] },
  { name: 'organizations', icon: 'organization', types: ['organization'] },
  { name: 'places', icon: 'place', types: ['place'] },
];

function titleOf(section: SectionName, { say }: DisplayLanguage): string {
  switch (section) {
    case 'people':
      return say`People`;
    case 'organizations':
      return say`Organizations`;
    case 'places':
      return say`Places`;
    case 'others':
      return say`Other Names`;
    case 'rejected':
      return say`Rejected Names`;
    case 'quotes':
      return say`Quotes`;
    case 'annotations':
      return say`Annotations`;
  }
}

/**
 * The sections of an article, in fixed order. Empty sections are left out, except Quotes.
 * @param source the file's text
 */
export const articleTree = (view: ArticleView, source: string, options: ViewOptions, tags?: TagSet): TreeNode[] =>
  runToEnd(articleTreeSteps(view, source, options, tags));

/** As `articleTree`, in steps, so that a caller can share its thread. */
export function* articleTreeSteps(
  view: ArticleView,
  source: string,
  options: ViewOptions,
  tags?: TagSet,
): Generator<void, TreeNode[]> {
  const { language } = options;
  const titled = (name: SectionName, icon: Icon, children: TreeNode[], total?: number) =>
    sectionNode({ name, title: titleOf(name, language), icon }, children, total);
  const named = view.entities.filter(entity => !entity.hidden && isListed(view, entity));
  const spoken = new Set(view.quotes.filter(quote => isSpoken(quote, options)).map(quote => quote.quote.id));
  const entityNodes = (members: readonly EntityView[]) =>
    mapInSteps(members, entity => entityNode(entity, source, spoken, language));
  const sections: TreeNode[] = [];
  for (const { name, icon, types } of SECTIONS) {
    const members = named.filter(entity => types.includes(entity.type));
    sections.push(titled(name, icon, yield* entityNodes(sortEntities(members))));
  }
  const listed = new Set(SECTIONS.flatMap(section => section.types));
  const others = named.filter(entity => !listed.has(entity.type));
  sections.push(titled('others', 'other', yield* entityNodes(sortEntities(others))));
  const rejected = view.entities.filter(entity => entity.hidden);
  sections.push(titled('rejected', 'rejected', yield* entityNodes(rejected)));
  sections.push(yield* quotesSection(view, source, options));
  yield;
  const annotations = annotationNodes(view, source, language, tags);
  sections.push(titled('annotations', 'annotations', annotations, view.annotations.length));
  return sections.filter(section => section.children.length > 0 || section.ref === 'quotes');
}

/** As `map`, with a step after each item. */
function* mapInSteps<T, R>(items: readonly T[], map: (item: T) => R): Generator<void, R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(map(item));
    yield;
  }
  return results;
}

/**
 * Whether an entity is listed: the article or its header mentions it by name, or a person decided on it.
 */
function isListed(view: ArticleView, entity: EntityView): boolean {
  const source = view.analysis.article.header?.source;
  if (entity.decision && entity.mentions.length) return true;
  return entity.mentions.some(({ kind, span }) => kind === 'name' || (source && contains(source.span, span)));
}

function sortEntities(entities: readonly EntityView[]): EntityView[] {
  return [...entities].sort((a, b) => b.mentions.length - a.mentions.length || byFirstMention(a, b));
}

function byFirstMention({ mentions: [a] }: EntityView, { mentions: [b] }: EntityView): number {
  return a && b ? bySpan(a.span, b.span) : 0;
}

function sectionNode(
  { name, title, icon }: { readonly name: SectionName; readonly title: string; readonly icon: Icon },
  children: TreeNode[],
  total = children.length,
): TreeNode {
  return {
    id: name,
    kind: 'section',
    label: title,
    description: String(total),
    tooltip: `${title}: ${total}`,
    icon,
    context: name,
    span: null,
    ref: name,
    children,
  };
}

function entityNode(
  view: EntityView,
  source: string,
  spoken: ReadonlySet<string>,
  language: DisplayLanguage,
): TreeNode {
  const { say, count } = language;
  const quotes = view.quotes.filter(id => spoken.has(id)).length;
  const aliases = view.entity.aliases.filter(alias => alias !== view.name);
  const mentions = count(view.mentions.length, 'mention');
  return {
    id: `entity/${view.entity.id}`,
    kind: 'entity',
    label: excerpt(view.name, 80),
    description: [view.role ? excerpt(view.role, 60) : '', String(view.mentions.length)].filter(Boolean).join(' · '),
    tooltip: [
      view.role ? `${view.name}, ${view.role}` : view.name,
      aliases.length ? say`Also: ${aliases.join(', ')}` : '',
      quotes ? `${mentions}, ${count(quotes, 'quote')}` : mentions,
      ...decisionLabelsOf(view, language),
    ]
      .filter(Boolean)
      .join('\n'),
    icon: view.hidden ? 'rejected' : view.type,
    context: `entity.${view.hidden ? 'rejected' : view.type}${isDecided(view) ? '.decided' : ''}`,
    span: view.mentions[0]?.span ?? null,
    ref: view.entity.id,
    children: view.mentions.map(mention => mentionNode(view.entity.id, mention, source, language)),
  };
}

function mentionNode(entity: string, mention: Mention, source: string, language: DisplayLanguage): TreeNode {
  const { label, highlight } = excerptInContext(source, mention.span);
  return {
    id: `mention/${entity}/${mention.span.start}`,
    kind: 'mention',
    label,
    highlight,
    description: mention.kind === 'name' ? '' : mentionKindName(mention.kind, language),
    tooltip: excerptInContext(source, mention.span, 100).label,
    icon: null,
    context: `mention.${mention.kind}`,
    span: mention.span,
    ref: entity,
    children: [],
  };
}

/** How a mention that is no name mentions. */
const mentionKindName = (kind: 'nominal' | 'pronoun', { say }: DisplayLanguage): string =>
  kind === 'nominal' ? say`nominal` : say`pronoun`;

function* quotesSection(view: ArticleView, source: string, options: ViewOptions): Generator<void, TreeNode> {
  const spoken = view.quotes.filter(quote => isSpoken(quote, options));
  const speakers = new Map<string, { label: string; entity: string | null; quotes: QuoteView[] }>();
  for (const quote of spoken) {
    const named = isNamed(quote, options);
    const { label } = speakerLabelOf(quote, options);
    const key = named ? (quote.speaker?.entity ?? label) : label;
    const group = speakers.get(key);
    if (group) group.quotes.push(quote);
    else speakers.set(key, { label, entity: named ? (quote.speaker?.entity ?? null) : null, quotes: [quote] });
  }
  const roles = new Map(view.entities.map(({ entity, role }) => [entity.id, role]));
  yield;
  const nodes = yield* mapInSteps([...speakers], ([key, group]): TreeNode => {
    const role = (group.entity !== null && roles.get(group.entity)) || '';
    return {
      id: `speaker/${key}`,
      kind: 'speaker',
      label: excerpt(group.label, 80),
      description: [excerpt(role ?? '', 60), String(group.quotes.length)].filter(Boolean).join(' · '),
      tooltip: `${group.label}: ${options.language.count(group.quotes.length, 'quote')}`,
      icon: group.entity ? 'speaker' : group.quotes.every(isNobodys) ? 'rejected' : 'unknown',
      context: group.entity ? 'speaker.named' : 'unnamed',
      span: group.quotes[0]?.quote.span ?? null,
      ref: group.entity ?? '',
      children: group.quotes.map(quote => quoteNode(quote, source, options)),
    };
  });
  return sectionNode(
    { name: 'quotes', title: titleOf('quotes', options.language), icon: 'quote' },
    nodes,
    spoken.length,
  );
}

const isNobodys = ({ status, quote }: QuoteView): boolean =>
  status === 'rejected' || (status === 'derived' && quote.kind === 'scare');

const QUOTE_ICONS: Readonly<Record<QuoteView['status'], Icon>> = {
  derived: 'quote',
  confirmed: 'confirmed',
  corrected: 'corrected',
  rejected: 'rejected',
  unattributed: 'unknown',
};

function quoteNode(quote: QuoteView, source: string, options: ViewOptions): TreeNode {
  const { span } = quote.quote;
  const words = excerpt(source.slice(span.start, Math.min(span.end, span.start + 1000)), 90);
  const { label, certainty } = speakerLabelOf(quote, options);
  return {
    id: `quote/${quote.quote.id}`,
    kind: 'quote',
    label: words,
    description: certainty,
    tooltip: `${excerpt(source.slice(span.start, Math.min(span.end, span.start + 4000)), 600)}\n— ${label}${certainty ? ` (${certainty})` : ''}`,
    icon: QUOTE_ICONS[quote.status],
    context: `quote.${quote.status}`,
    span,
    ref: quote.quote.id,
    children: [],
  };
}
