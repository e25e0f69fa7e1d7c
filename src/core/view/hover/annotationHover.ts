/** Hovers of tags and relations, as plain data. */
import {
  type AnchoredAnnotation,
  type ArticleView,
  type EntityView,
  isActive,
  type Relation,
  type RelationType,
  type Tag,
  type TagSet,
} from '../../annotation';
import { type DisplayLanguage, type Span, touches } from '../../text';
import { emphasis, type Inline, link, type RichLine, SEPARATOR, strong, text } from '../inline';
import { EntitiesByPlace, endLabelOf } from '../relations';
import { excerpt } from '../wording/words';

export interface HoverVocabulary {
  readonly tags: TagSet;
  readonly relations: readonly RelationType[];
}

/** One block for each tag and relation at an offset, with its span; shortest first. */
export function annotationBlocks(
  view: ArticleView,
  offset: number,
  vocabulary: HoverVocabulary,
  language: DisplayLanguage,
): { readonly span: Span; readonly lines: readonly RichLine[] }[] {
  const ends = new RelationEnds(view, offset);
  return view.annotations
    .flatMap(one => {
      const { annotation, anchor } = one;
      if (!isActive(annotation)) return [];
      if (annotation.kind === 'tag' && anchor.span && touches(anchor.span, offset))
        return [{ span: anchor.span, lines: [tagLine(annotation, vocabulary.tags, language)] }];
      return annotation.kind === 'relation'
        ? relationBlocks(ends, one, annotation, vocabulary.relations, language)
        : [];
    })
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

function tagLine({ id, tag, author }: Tag, tags: TagSet, language: DisplayLanguage): RichLine {
  const description = tags.get(tag)?.description;
  return [
    { ...strong(excerpt(tag, 80)), icon: 'tag' },
    ...(description ? [text(` ${excerpt(description, 200)}`)] : []),
    ...signed(author),
    ...actions(id, language),
  ];
}

const signed = (author: string | undefined): Inline[] => (author ? [text(' · '), emphasis(excerpt(author, 60))] : []);

const actions = (id: string, { say }: DisplayLanguage): Inline[] => [
  text(SEPARATOR),
  link(say`Change…`, { do: 'editAnnotation', annotation: id }),
  text(SEPARATOR),
  link(say`Remove`, { do: 'deleteAnnotation', annotation: id }),
];

/** Finds the ends of relations at an offset. */
class RelationEnds {
  readonly entities: EntitiesByPlace;
  /** The mention of each entity at the offset. */
  private readonly mentions = new Map<EntityView, Span | null>();

  constructor(
    view: ArticleView,
    private readonly offset: number,
  ) {
    this.entities = new EntitiesByPlace([view]);
  }

  /** The span of an end at the offset, or null. An end that mentions an entity is at all mentions of it. */
  here(end: Span | null): Span | null {
    if (!end || touches(end, this.offset)) return end;
    const entity = this.entities.at(end);
    if (!entity) return null;
    const known = this.mentions.get(entity);
    if (known !== undefined) return known;
    const found = entity.mentions.find(({ span }) => touches(span, this.offset))?.span ?? null;
    this.mentions.set(entity, found);
    return found;
  }
}

/** The relation as seen from the end at the pointer, with a link to the other end. */
function relationBlocks(
  ends: RelationEnds,
  { anchor, to }: AnchoredAnnotation,
  { id, relation, target, to: other, author }: Relation,
  types: readonly RelationType[],
  language: DisplayLanguage,
): { span: Span; lines: RichLine[] }[] {
  const { say } = language;
  const type = types.find(({ name }) => name === relation);
  const there = (at: typeof anchor, selector: typeof target): Inline => {
    const words = endLabelOf(ends.entities, at, selector, 80);
    return at.span
      ? link(words, { do: 'reveal', span: at.span }, say`Go to this passage`)
      : text(say`${words} (not found)`);
  };
  const name = strong(excerpt(relation, 80));
  const tail = [...(type?.description ? [text(` · ${excerpt(type.description, 200)}`)] : []), ...signed(author)];
  const blocks: { span: Span; lines: RichLine[] }[] = [];
  const from = ends.here(anchor.span);
  if (from && to) {
    const line = [
      { ...name, icon: 'relation' as const },
      text(' '),
      there(to, other),
      ...tail,
      ...actions(id, language),
    ];
    blocks.push({ span: from, lines: [line] });
  }
  const second = to ? ends.here(to.span) : null;
  if (second) {
    const first = there(anchor, target);
    const line: Inline[] = type?.symmetric
      ? [{ ...name, icon: 'symmetricRelation' }, text(' '), first]
      : [{ text: '', icon: 'relationFrom' }, first, text(' '), name, text(say` this`)];
    blocks.push({ span: second, lines: [[...line, ...tail, ...actions(id, language)]] });
  }
  return blocks;
}
