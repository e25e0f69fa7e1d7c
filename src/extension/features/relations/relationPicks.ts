import type { Relation, RelationType } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import {
  annotationNode,
  entityOf,
  excerpt,
  isSpoken,
  type PlainText,
  passageLabelOf,
  relationChoices,
  typeName,
} from '../../../core/view';
import { themeIcon } from '../../shell/icons';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { type PickRows, pickOne, pickOrType, type Row } from '../../shell/picks';
import { swatch } from '../../shell/swatch';
import { settings } from '../../stores/settings';
import type { TagSchema } from '../../stores/tagSchema';
import type { SeedView } from '../../stores/viewStore';

type EndRow = Row<Span | 'select'>;

/** Asks for the other end of a relation: a name, annotation or quote of the file, or one to be selected in the text. */
export async function chooseEnd(view: SeedView, from: Span): Promise<Span | 'select' | undefined> {
  const select: EndRow = {
    icon: 'selection',
    label: say`Select in the Text`,
    description: say`then run Add Relation again`,
    value: 'select',
  };
  const names: [string, EndRow[]] = ['names', nameEnds(view)];
  const passages: [string, EndRow[]][] = [
    ['annotated', annotatedEnds(view)],
    ['quotes', quoteEnds(view)],
  ];
  // Relations of an entity are mostly to another entity.
  const groups = entityOf(view.articles, from) ? [names, ...passages] : [...passages, names];
  const offered = groups.flatMap(([heading, ends]): PickRows<Span | 'select'> => {
    const others = ends.filter(({ value }) => value !== 'select' && value.start !== from.start);
    return others.length ? [{ heading }, ...others] : [];
  });
  return pickOne([select, ...offered], {
    title: plainText`Add Relation (1 of 2): ${passageLabelOf(view.articles, view.text, from)} is related to what?`,
    placeholder: plainText`Choose the other passage in this file`,
    matchOnDescription: true,
  });
}

function annotatedEnds(view: SeedView): EndRow[] {
  return view.annotations.flatMap((one): EndRow[] => {
    const { annotation, anchor } = one;
    if (!anchor.span || (annotation.kind !== 'tag' && annotation.kind !== 'note')) return [];
    const { label, description } = annotationNode(one, LANGUAGE);
    return [{ label: description, description: label, value: anchor.span }];
  });
}

function quoteEnds(view: SeedView): EndRow[] {
  const options = settings.view(view.uri);
  const quotes = view.articles.flatMap(article => article.quotes.filter(quote => isSpoken(quote, options)));
  return quotes.map(({ quote: { span }, speaker }) => ({
    label: excerpt(view.text.slice(span.start, span.end), 80),
    description: speaker?.name ?? '',
    value: span,
  }));
}

function nameEnds(view: SeedView): EndRow[] {
  return view.articles.flatMap(article =>
    article.entities.flatMap(({ name, type, hidden, mentions }): EndRow[] => {
      const mention = hidden ? undefined : mentions.find(({ kind }) => kind === 'name');
      return mention ? [{ label: name, description: typeName(type, LANGUAGE), value: mention.span }] : [];
    }),
  );
}

export interface ChosenRelation {
  readonly relation: string;
  /** Whether it leads from the second passage to the first. */
  readonly reversed: boolean;
}

/**
 * Asks for a type of relation: one of the folder's or a new one. Types that fit the ends come first.
 * @param present the relation to change; it can also be reversed
 */
export async function chooseRelation(
  vocabulary: TagSchema,
  view: SeedView,
  [from, to]: readonly [Span, Span],
  title: PlainText,
  present: Relation | null = null,
): Promise<ChosenRelation | undefined> {
  const statementOf = (at: Span) => passageLabelOf(view.articles, view.text, at, 30);
  const [first, second] = [statementOf(from), statementOf(to)];
  const types = await vocabulary.relationsFor(view.uri);
  const choices = relationChoices([...types, ...typesIn(view, types)], view.articles, from, to);
  const itemFor = ({ type, reversed }: (typeof choices)[number]): Row<ChosenRelation> => {
    const turned = reversed ? `${second} ${type.name} ${first}` : '';
    return {
      label: type.name,
      description: [turned, type.description].filter(Boolean).join(' · '),
      iconPath: type.color ? swatch(type.color) : themeIcon('relation'),
      value: { relation: type.name, reversed },
    };
  };
  const turn: Row<ChosenRelation>[] = present
    ? [
        {
          icon: 'swapped',
          label: say`Reverse Direction`,
          description: `${second} ${present.relation} ${first}`,
          value: { relation: present.relation, reversed: true },
        },
      ]
    : [];
  const unusual = choices.filter(one => one.unusual).map(itemFor);
  return pickOrType<ChosenRelation>({
    title: plainText`${title}: ${first} … ${second}`,
    placeholder: plainText`Choose a type of relation, or type a new one`,
    rows: [
      ...choices.filter(one => !one.unusual).map(itemFor),
      ...(unusual.length ? [{ heading: say`usually between other types` }, ...unusual] : []),
      ...turn,
    ],
    isActive: ({ relation, reversed }) => !reversed && relation === present?.relation,
    typed: relation => ({ label: say`New type`, value: { relation, reversed: false } }),
  });
}

/** Types that the file uses and the folder does not define. */
function typesIn(view: SeedView, defined: readonly RelationType[]): RelationType[] {
  const used = new Set(
    view.annotations.flatMap(({ annotation }) => (annotation.kind === 'relation' ? [annotation.relation] : [])),
  );
  return [...used].filter(name => !defined.some(type => type.name === name)).map(name => ({ name }));
}
