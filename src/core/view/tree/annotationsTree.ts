/** The annotations of an article as nodes of a tree: tags below their parents, relations with their ends, then others. */

import {
  type AnchoredAnnotation,
  type Annotation,
  type ArticleView,
  anchorStatus,
  type EntityDecision,
  isActive,
  isUncertain,
  type Relation,
  type SpeakerDecision,
  type TagNode,
  TagSet,
} from '../../annotation';
import type { DisplayLanguage } from '../../text';
import { EntitiesByPlace, endLabelOf } from '../relations';
import { typeName } from '../wording/entityLabels';
import { excerpt } from '../wording/words';
import type { TreeNode } from './treeNode';

/** The nodes of an article's annotations: tags, relations, then all others in text order; lost ones last. */
export function annotationNodes(
  view: ArticleView,
  source: string,
  language: DisplayLanguage,
  tags = new TagSet([]),
): TreeNode[] {
  const placed = view.annotations.filter(one => anchorStatus(one) !== 'orphaned');
  const entities = new EntitiesByPlace([view]);
  const ofKind = (kind: Annotation['kind']) => placed.filter(({ annotation }) => annotation.kind === kind);
  const others = view.annotations.filter(
    one => anchorStatus(one) === 'orphaned' || (one.annotation.kind !== 'tag' && one.annotation.kind !== 'relation'),
  );
  return [
    ...tagNodes(tags, ofKind('tag'), source, { all: false, language }),
    ...ofKind('relation').map(one => annotationNode(one, language, entities)),
    ...others.map(one => annotationNode(one, language, entities)),
  ];
}

/**
 * The nodes of tags. The count of a parent includes its children.
 * @param source the file's text
 * @param options.all true for all tags with their keys, without passages; false for used tags with their passages
 */
export function tagNodes(
  tags: TagSet,
  placed: readonly AnchoredAnnotation[],
  source: string,
  { all, language }: { readonly all: boolean; readonly language: DisplayLanguage },
): TreeNode[] {
  const { say, count } = language;
  const byTag = new Map<string, AnchoredAnnotation[]>();
  for (const one of placed) {
    if (one.annotation.kind !== 'tag') continue;
    const alike = byTag.get(one.annotation.tag);
    if (alike) alike.push(one);
    else byTag.set(one.annotation.tag, [one]);
  }
  const nodeOf = (tag: TagNode): { node: TreeNode; total: number } => {
    const below = tag.children.map(nodeOf).filter(({ total }) => all || total);
    const own = byTag.get(tag.name) ?? [];
    const total = own.length + below.reduce((sum, one) => sum + one.total, 0);
    const definition = tags.get(tag.name);
    const key = definition?.key;
    const about = [
      tag.name,
      definition?.description,
      key ? say`Key: ${key}` : '',
      definition?.group ? say`group: ${definition.group} (pick one)` : '',
      count(total, 'passage'),
    ];
    const node: TreeNode = {
      id: `tags/${tag.name}`,
      kind: 'tag',
      label: excerpt(tag.label, 60),
      description: [all && key ? `[${key}]` : '', String(total)].filter(Boolean).join('  '),
      tooltip: about.filter(Boolean).join('\n'),
      icon: 'tag',
      color: tags.colorOf(tag.name),
      context: definition ? 'tagName.defined' : 'tagName',
      span: null,
      ref: tag.name,
      children: [...below.map(one => one.node), ...(all ? [] : own.map(one => tagged(one, source, language)))],
    };
    return { node, total };
  };
  return tags
    .tree([...byTag.keys()])
    .map(nodeOf)
    .filter(({ total }) => all || total)
    .map(({ node }) => node);
}

/** The node of a tagged passage, with its present words. */
function tagged(one: AnchoredAnnotation, source: string, language: DisplayLanguage): TreeNode {
  const node = annotationNode(one, language);
  const { span } = one.anchor;
  if (!span) return node;
  const label = excerpt(source.slice(span.start, Math.min(span.end, span.start + 400)), 80);
  return { ...node, label, description: stateOf(one, language), icon: isUncertain(one.anchor) ? 'changed' : null };
}

const ICONS = {
  note: 'note',
  tag: 'tag',
  speaker: 'speakerDecision',
  entity: 'entityDecision',
  relation: 'relation',
} as const;

function stateOf(one: AnchoredAnnotation, { say }: DisplayLanguage): string {
  const status = anchorStatus(one);
  const place = status === 'orphaned' ? say`text not found` : status === 'fuzzy' ? say`text changed: check` : '';
  return [isActive(one.annotation) ? '' : say`dismissed`, place].filter(Boolean).join(', ');
}

/**
 * The node of an annotation. Its context contains kind and anchor status, for menus.
 * @param entities used to label the ends of relations
 */
export function annotationNode(
  one: AnchoredAnnotation,
  language: DisplayLanguage,
  entities = new EntitiesByPlace([]),
): TreeNode {
  const { annotation, anchor } = one;
  const status = anchorStatus(one);
  const words = annotationTextOf(annotation, language);
  const state = stateOf(one, language);
  const about =
    annotation.kind === 'relation' ? endsLabelOf(one, annotation, entities, 40) : quoted(annotation, 40, language);
  return {
    id: `annotation/${annotation.id}`,
    kind: 'annotation',
    label: excerpt(words, 80),
    description: [state, about].filter(Boolean).join(' · '),
    tooltip: [
      words,
      annotation.kind === 'relation' ? endsLabelOf(one, annotation, entities, 200) : quoted(annotation, 300, language),
      [annotation.author, annotation.created?.slice(0, 10)].filter(Boolean).join(', '),
      state,
    ]
      .filter(Boolean)
      .join('\n'),
    icon:
      status === 'orphaned'
        ? 'lost'
        : annotation.kind === 'note' && annotation.resolved
          ? 'resolvedNote'
          : ICONS[annotation.kind],
    context: `annotation.${annotation.kind}.${status}`,
    span: anchor.span,
    ref: annotation.id,
    children: annotation.kind === 'relation' ? endNodes(one, annotation, entities, language) : [],
  };
}

const quoted = ({ target }: Annotation, max: number, { say }: DisplayLanguage): string =>
  say`“${excerpt(target.exact, max)}”`;

function endsLabelOf(
  { anchor, to }: AnchoredAnnotation,
  { target, to: other }: Relation,
  entities: EntitiesByPlace,
  max: number,
): string {
  return `${endLabelOf(entities, anchor, target, max)} → ${endLabelOf(entities, to ?? anchor, other, max)}`;
}

/** The nodes of the ends of a relation. */
function endNodes(
  { annotation, anchor, to }: AnchoredAnnotation,
  relation: Relation,
  entities: EntitiesByPlace,
  { say }: DisplayLanguage,
): TreeNode[] {
  return [
    { id: 'from', words: say`from`, at: anchor, selector: relation.target },
    { id: 'to', words: say`to`, at: to ?? anchor, selector: relation.to },
  ].map(({ id, words, at, selector }) => ({
    id: `annotation/${annotation.id}/${id}`,
    kind: 'mention',
    label: endLabelOf(entities, at, selector, 80),
    description: at.span ? words : `${words} · ${say`text not found`}`,
    tooltip: say`“${excerpt(selector.exact, 300)}”`,
    icon: at.span ? null : 'lost',
    context: 'relationEnd',
    span: at.span,
    ref: annotation.id,
    children: [],
  }));
}

function annotationTextOf(annotation: Annotation, language: DisplayLanguage): string {
  switch (annotation.kind) {
    case 'note': {
      const replies = annotation.replies?.length ?? 0;
      return replies ? `${annotation.body} (${language.count(replies, 'reply', 'replies')})` : annotation.body;
    }
    case 'tag':
      return annotation.tag;
    case 'speaker':
      return speakerDecisionTextOf(annotation, language);
    case 'entity':
      return entityDecisionTextOf(annotation, language);
    case 'relation':
      return annotation.relation;
  }
}

function entityDecisionTextOf({ status, name, type, mentions }: EntityDecision, language: DisplayLanguage): string {
  const { say } = language;
  const extents = { one: say` (only here)`, alike: say` (wherever these words occur)` };
  const extent = mentions ? extents[mentions] : '';
  if (status === 'rejected') return say`Not an entity${extent}`;
  const said = [name, type && typeName(type, language)].filter(Boolean).join(', ');
  const decided = status === 'confirmed' ? say`Entity confirmed${extent}` : say`Entity corrected${extent}`;
  return said ? `${decided}: ${said}` : decided;
}

function speakerDecisionTextOf({ status, speaker }: SpeakerDecision, { say }: DisplayLanguage): string {
  if (status === 'rejected') return speaker ? say`Not ${speaker}` : say`Not speech`;
  const decided = status === 'confirmed' ? say`Speaker confirmed` : say`Speaker corrected`;
  return speaker ? `${decided}: ${speaker}` : decided;
}
