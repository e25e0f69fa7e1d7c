import type { AttributionContext, SpeakerPhrase } from '../cues/attributionContext';
import type { TokenRange } from '../cues/phrases';
import { CUE_FEATURES, CUE_PLACE_FEATURES } from './cueLinks';
import { PAIR_AT, type Pair } from './pairFeatures';

/** Features about the same fact, and a phrase for that fact. */
interface Family {
  readonly features: readonly string[];
  readonly words: (pair: PairView) => string | null;
}

/** A pair as phrases need it. */
interface PairView {
  readonly value: (feature: string) => number;
  /** The candidate’s words. */
  readonly words: string;
  /** The words of its cue; empty if it has none. */
  readonly cue: string;
}

const FAMILIES: readonly Family[] = [
  {
    features: CUE_FEATURES,
    words: v => (v.cue === '' ? 'no reporting verb of its own' : `“${v.words}” is the one who “${v.cue}”`),
  },
  {
    features: [...CUE_PLACE_FEATURES, 'cues of speaker in paragraph'],
    words: v => {
      if (v.cue === '') return null;
      const where = v.value('cue side') < 0 ? 'before' : 'after';
      const distance = v.value('cue distance');
      if (distance === 0) return `“${v.cue}” is directly ${where} the quote`;
      return `“${v.cue}” is ${count(distance, 'word')} ${where} the quote`;
    },
  },
  {
    features: [
      'side',
      'same sentence',
      'sentences between',
      'paragraphs between',
      'words between',
      'starts sentence',
      'starts paragraph',
    ],
    words: v => {
      const where = v.value('side') < 0 ? 'before' : 'after';
      if (v.value('same sentence') === 1) return `“${v.words}” is in the same sentence, ${where} the quote`;
      const paragraphs = v.value('paragraphs between');
      if (paragraphs > 0) return `“${v.words}” is ${count(paragraphs, 'paragraph')} ${where} the quote`;
      return `“${v.words}” is ${count(v.value('sentences between'), 'sentence')} ${where} the quote`;
    },
  },
  {
    features: ['speakers between', 'quotes between', 'rank on its side', 'named elsewhere nearer'],
    words: v => (v.value('rank on its side') === 0 ? 'no one else is named closer on that side' : null),
  },
  {
    features: [
      'spoke last',
      'looks like who spoke last',
      'gap to last spoken',
      'paragraphs to last spoken',
      'outside words to last spoken',
    ],
    words: v => {
      if (v.value('spoke last') === 1) return 'the previous quote has the same speaker phrase';
      if (v.value('looks like who spoke last') === 1) return `“${v.words}” spoke the previous quote`;
      return null;
    },
  },
  {
    features: [
      'kind',
      'type',
      'plural',
      'gender',
      'length',
      'first or second person',
      'from mention',
      'frequency',
      'title line',
    ],
    words: v => ['a name', 'describes a person or organization', 'a pronoun'][v.value('kind')] ?? null,
  },
  {
    features: ['subject before the quote', 'word before', 'word after'],
    words: v => (v.value('subject before the quote') === 1 ? `“${v.words}” is the subject of the sentence` : null),
  },
];

/** The indices of each family’s features in a row. */
const FEATURES_AT: readonly (readonly number[])[] = FAMILIES.map(({ features }) =>
  features.map(name => PAIR_AT[name as keyof typeof PAIR_AT]),
);

/**
 * The strongest reasons for a choice as short phrases, strongest first.
 * @param row the features of the pair
 * @param credit what each feature added to the score
 */
export function evidenceOf(
  context: AttributionContext,
  pair: Pair,
  row: readonly number[],
  credit: ArrayLike<number>,
  most = 3,
): string[] {
  const view = viewOf(context, pair, row);
  const reasons: { words: string; credit: number }[] = [];
  for (const [i, family] of FAMILIES.entries()) {
    let sum = 0;
    for (const at of FEATURES_AT[i] as readonly number[]) sum += credit[at] ?? 0;
    const words = sum > 0 ? family.words(view) : null;
    if (words !== null) reasons.push({ words, credit: sum });
  }
  return reasons
    .sort((a, b) => b.credit - a.credit)
    .slice(0, most)
    .map(reason => reason.words);
}

function viewOf(context: AttributionContext, pair: Pair, row: readonly number[]): PairView {
  const { doc } = context;
  const { words } = context.speakers[pair.speaker] as SpeakerPhrase;
  const textOf = ({ first, last }: TokenRange): string =>
    doc.text.slice(doc.tokens[first]?.start ?? 0, doc.tokens[last - 1]?.end ?? 0).replace(/\s+/g, ' ');
  return {
    value: feature => row[PAIR_AT[feature as keyof typeof PAIR_AT]] ?? 0,
    words: textOf(words),
    cue: pair.match === null ? '' : textOf(pair.match.cue),
  };
}

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;
