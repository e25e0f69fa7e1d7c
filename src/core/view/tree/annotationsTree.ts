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
  type TagNode,
  TagSet,
} from '../../annotation';
import { EntitiesByPlace, endLabelOf } from '../relations';
import { count, excerpt } from '../wording/words';
import type { TreeNode } from './treeNode';

/** The nodes of an article's annotations: tags, relations, then all others in text order; lost ones last. */
export function annotationNodes(view: ArticleView, source: string, tags = new TagSet([])): TreeNode[] {
  const placed = view.annotations.filter(one => anchorStatus(one) !== 'orphaned');
  const entities = new EntitiesByPlace([view]);
  const ofKind = (kind: Annotation['kind']) => placed.filter(({ annotation }) => annotation.kind === kind);
  const others = view.annotations.filter(
    one => anchorStatus(one) === 'orphaned' || (one.annotation.kind !== 'tag' && one.annotation.kind !== 'relation'),
  );
  return [
    ...tagNodes(tags, ofKind('tag'), source, false),
    ...ofKind('relation').map(one => annotationNode(one, entities)),
    ...others.map(one => annotationNode(one, entities)),
  ];
}

/**
 * The nodes of tags. The count of a parent includes its children.
 * @param source the file's text
 * @param all true for all tags with their keys, without passages; false for used tags with their passages
 */
export function tagNodes(
  tags: TagSet,
  placed: readonly AnchoredAnnotation[],
  source: string,
  all: boolean,
): TreeNode[] {
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
      key ? `Key: ${key}` : '',
      definition?.group ? `group: ${definition.group} (pick one)` : '',
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
      children: [...below.map(one => one.node), ...(all ? [] : own.map(one => tagged(one, source)))],
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
function tagged(one: AnchoredAnnotation, source: string): TreeNode {
  const node = annotationNode(one);
  const { span } = one.anchor;
  if (!span) return node;
  const label = excerpt(source.slice(span.start, Math.min(span.end, span.start + 400)), 80);
  return { ...node, label, description: stateOf(one), icon: isUncertain(one.anchor) ? 'changed' : null };
}

const ICONS = {
  note: 'note',
  tag: 'tag',
  speaker: 'speakerDecision',
  entity: 'entityDecision',
  relation: 'relation',
} as const;

function stateOf(one: AnchoredAnnotation): string {
  const status = anchorStatus(one);
  const place = status === 'orphaned' ? 'text not found' : status === 'fuzzy' ? 'text changed: check' : '';
  return [isActive(one.annotation) ? '' : 'dismissed', place].filter(Boolean).join(', ');
}

/**
 * The node of an annotation. Its context contains kind and anchor status, for menus.
 * @param entities used to label the ends of relations
 */
export function annotationNode(one: AnchoredAnnotation, entities = new EntitiesByPlace([])): TreeNode {
  const { annotation, anchor } = one;
  const status = anchorStatus(one);
  const words = annotationTextOf(annotation);
  const state = stateOf(one);
  const about = annotation.kind === 'relation' ? endsLabelOf(one, annotation, entities, 40) : quoted(annotation, 40);
  return {
    id: `annotation/${annotation.id}`,
    kind: 'annotation',
    label: excerpt(words, 80),
    description: [state, about].filter(Boolean).join(' · '),
    tooltip: [
      words,
      annotation.kind === 'relation' ? endsLabelOf(one, annotation, entities, 200) : quoted(annotation, 300),
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
    children: annotation.kind === 'relation' ? endNodes(one, annotation, entities) : [],
  };
}

const quoted = ({ target }: Annotation, max: number): string => `“${excerpt(target.exact, max)}”`;

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
): TreeNode[] {
  return [
    { id: 'from', words: 'from', at: anchor, selector: relation.target },
    { id: 'to', words: 'to', at: to ?? anchor, selector: relation.to },
  ].map(({ id, words, at, selector }) => ({
    id: `annotation/${annotation.id}/${id}`,
    kind: 'mention',
    label: endLabelOf(entities, at, selector, 80),
    description: at.span ? words : `${words} · text not found`,
    tooltip: `“${excerpt(selector.exact, 300)}”`,
    icon: at.span ? null : 'lost',
    context: 'relationEnd',
    span: at.span,
    ref: annotation.id,
    children: [],
  }));
}

function annotationTextOf(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'note': {
      const replies = annotation.replies?.length ?? 0;
      return replies ? `${annotation.body} (${count(replies, 'reply', 'replies')})` : annotation.body;
    }
    case 'tag':
      return annotation.tag;
    case 'speaker':
      if (annotation.status === 'rejected') return annotation.speaker ? `Not ${annotation.speaker}` : 'Not speech';
      return annotation.speaker
        ? `Speaker ${annotation.status}: ${annotation.speaker}`
        : `Speaker ${annotation.status}`;
    case 'entity':
      return entityDecisionTextOf(annotation);
    case 'relation':
      return annotation.relation;
  }
}

const EXTENTS = { one: ' (only here)', alike: ' (wherever these words occur)' } as const;

function entityDecisionTextOf({ status, name, type, mentions }: EntityDecision): string {
  const extent = mentions ? EXTENTS[mentions] : '';
  if (status === 'rejected') return `Not an entity${extent}`;
  const said = [name, type].filter(Boolean).join(', ');
  return `Entity ${status}${extent}${said ? `: ${said}` : ''}`;
}
