/** Sorts what an import did by its outcome, so that whatever needs a look stands in one list. */
import type { DisplayLanguage } from '../text';
import type { Found, ImportFinding } from './importPlan';

/** An annotation that was added, and where. */
export interface ImportedAnnotation<Article> extends ImportFinding {
  readonly article: Article;
  /** 1-based line at which it begins; null if it is lost. */
  readonly line: number | null;
}

/** A sentence about a file that was imported. */
export interface ImportRemark<File> {
  readonly file: File;
  /** 1-based; null if unknown. */
  readonly line: number | null;
  /** In the language of the person. */
  readonly text: string;
  /** Whether something was not imported because it could not be read, placed or written. */
  readonly isFailure: boolean;
}

export interface ImportResults<Article, File> {
  readonly annotations: readonly ImportedAnnotation<Article>[];
  readonly remarks: readonly ImportRemark<File>[];
}

/** `label`: tags that the article's tag set does not have. */
export type OutcomeKind = 'failed' | Exclude<Found, 'placed'> | 'label' | 'remark';

export interface OutcomeGroup<Article, File> {
  readonly kind: OutcomeKind;
  /** `Lost`, or a tag. */
  readonly label: string;
  /** `3 annotations`. */
  readonly total: string;
  /** Says what the outcome means and what can be done; empty for a tag. */
  readonly about: string;
  readonly groups: readonly OutcomeGroup<Article, File>[];
  readonly annotations: readonly ImportedAnnotation<Article>[];
  readonly remarks: readonly ImportRemark<File>[];
}

interface PlacedKind {
  readonly kind: Exclude<Found, 'placed'>;
  readonly label: string;
  readonly about: string;
}

const placedKinds = ({ say }: DisplayLanguage): readonly PlacedKind[] => [
  {
    kind: 'lost',
    label: say`Lost`,
    about: say`The words were not found in the article, or are there more than once. Select the right words and move the annotation there, or delete it.`,
  },
  {
    kind: 'likely',
    label: say`Similar Words`,
    about: say`The article has only similar words. Accept the new position, move the annotation or delete it.`,
  },
  {
    kind: 'moved',
    label: say`Moved`,
    about: say`Other words stand where the file says. The annotation is at the nearest place with its words.`,
  },
  {
    kind: 'shifted',
    label: say`Shifted`,
    about: say`All places of the file were told by other offsets. They were moved together, and nearly all words fit.`,
  },
];

/**
 * The groups that are not empty, those first that need a decision. What was placed as told is in no group, unless its
 * tag is new.
 * @param hasTag whether the tag set that applies to an article has a tag
 * @param language of the labels
 */
export function groupOutcomes<Article, File>(
  { annotations, remarks }: ImportResults<Article, File>,
  hasTag: (article: Article, tag: string) => boolean,
  language: DisplayLanguage,
): OutcomeGroup<Article, File>[] {
  const { say, count } = language;
  const failed = remarks.filter(({ isFailure }) => isFailure);
  const others = remarks.filter(({ isFailure }) => !isFailure);
  const none = { groups: [], annotations: [], remarks: [] };
  const placed = placedKinds(language).map(({ kind, label, about }): OutcomeGroup<Article, File> => {
    const here = annotations.filter(({ found }) => found === kind);
    return { ...none, kind, label, about, total: count(here.length, 'annotation'), annotations: here };
  });
  const tags = newTags(annotations, hasTag);
  const groups: OutcomeGroup<Article, File>[] = [
    {
      ...none,
      kind: 'failed',
      label: say`Not Imported`,
      about: say`What could not be read, placed or written. The rest was imported.`,
      total: count(failed.length, 'item'),
      remarks: failed,
    },
    ...placed,
    {
      ...none,
      kind: 'label',
      label: say`New Tags`,
      about: say`Labels of the file that the tag set does not have. They were kept as tags.`,
      total: count(tags.size, 'tag'),
      groups: [...tags].map(([tag, here]) => ({
        ...none,
        kind: 'label',
        label: tag,
        about: '',
        total: count(here.length, 'passage'),
        annotations: here,
      })),
    },
    {
      ...none,
      kind: 'remark',
      label: say`Remarks`,
      about: say`What the file holds and annotations cannot, and how it was read.`,
      total: count(others.length, 'remark'),
      remarks: others,
    },
  ];
  return groups.filter(group => group.groups.length + group.annotations.length + group.remarks.length > 0);
}

/** By tag, in the order of their first passages. */
function newTags<Article>(
  annotations: readonly ImportedAnnotation<Article>[],
  hasTag: (article: Article, tag: string) => boolean,
): Map<string, ImportedAnnotation<Article>[]> {
  const tags = new Map<string, ImportedAnnotation<Article>[]>();
  for (const one of annotations) {
    if (one.annotation.kind !== 'tag') continue;
    const { tag } = one.annotation;
    const known = tags.get(tag);
    if (known) known.push(one);
    else if (!hasTag(one.article, tag)) tags.set(tag, [one]);
  }
  return tags;
}
