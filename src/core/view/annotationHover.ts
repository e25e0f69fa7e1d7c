/** What a hover says of the tags and relations of a passage, as plain data. */
import type { RelationType } from '../annotation/corpusRelations';
import { type AnchoredAnnotation, holds, type Relation, type Tag } from '../annotation/model';
import type { ArticleView } from '../annotation/overlay';
import type { TagSet } from '../annotation/tagSet';
import { type Span, touches } from '../text/span';
import { emphasis, type Inline, type Line, link, SEPARATOR, strong, text } from './inline';
import { endInWords, entityOf } from './relations';
import { excerpt } from './words';

export interface HoverVocabulary {
  readonly tags: TagSet;
  readonly relations: readonly RelationType[];
}

/** One block for each tag and relation at an offset, with its span; the shortest first. */
export function annotationBlocks(
  view: ArticleView,
  offset: number,
  vocabulary: HoverVocabulary,
): { readonly span: Span; readonly lines: readonly Line[] }[] {
  return view.annotations
    .flatMap(one => {
      const { annotation, anchor } = one;
      if (!holds(annotation)) return [];
      if (annotation.kind === 'tag' && anchor.span && touches(anchor.span, offset))
        return [{ span: anchor.span, lines: [tagLine(annotation, vocabulary.tags)] }];
      return annotation.kind === 'relation' ? relationBlocks(view, one, annotation, offset, vocabulary.relations) : [];
    })
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

function tagLine({ id, tag, author }: Tag, tags: TagSet): Line {
  const description = tags.get(tag)?.description;
  return [
    { ...strong(excerpt(tag, 80)), icon: 'tag' },
    ...(description ? [text(` ${excerpt(description, 200)}`)] : []),
    ...signed(author),
    ...actions(id),
  ];
}

const signed = (author: string | undefined): Inline[] => (author ? [text(' · '), emphasis(excerpt(author, 60))] : []);

const actions = (id: string): Inline[] => [
  text(SEPARATOR),
  link('Change…', { do: 'editAnnotation', annotation: id }),
  text(SEPARATOR),
  link('Remove', { do: 'deleteAnnotation', annotation: id }),
];

/** An end at an offset; one that mentions an entity is at all its mentions. Null: not here. */
function placeHere(view: ArticleView, end: Span | null, offset: number): Span | null {
  if (!end || touches(end, offset)) return end;
  return entityOf([view], end)?.mentions.find(({ span }) => touches(span, offset))?.span ?? null;
}

/** Read from the end that the pointer is on; a link leads to the other. */
function relationBlocks(
  view: ArticleView,
  { anchor, to }: AnchoredAnnotation,
  { id, relation, target, to: other, author }: Relation,
  offset: number,
  types: readonly RelationType[],
): { span: Span; lines: Line[] }[] {
  const type = types.find(({ name }) => name === relation);
  const there = (at: typeof anchor, selector: typeof target): Inline => {
    const words = endInWords([view], at, selector, 80);
    return at.span ? link(words, { do: 'reveal', span: at.span }, 'Go to this passage') : text(`${words} (not found)`);
  };
  const name = strong(excerpt(relation, 80));
  const tail = [...(type?.description ? [text(` · ${excerpt(type.description, 200)}`)] : []), ...signed(author)];
  const blocks: { span: Span; lines: Line[] }[] = [];
  const from = placeHere(view, anchor.span, offset);
  if (from && to) {
    const line = [{ ...name, icon: 'arrow-right' }, text(' '), there(to, other), ...tail, ...actions(id)];
    blocks.push({ span: from, lines: [line] });
  }
  const second = to ? placeHere(view, to.span, offset) : null;
  if (second) {
    const first = there(anchor, target);
    const line: Inline[] = type?.symmetric
      ? [{ ...name, icon: 'arrow-both' }, text(' '), first]
      : [{ text: '', icon: 'arrow-left' }, first, text(' '), name, text(' this')];
    blocks.push({ span: second, lines: [[...line, ...tail, ...actions(id)]] });
  }
  return blocks;
}
