import type { RuleId } from './model';

const IN_WORDS: Readonly<Record<RuleId, string>> = {
  'cue-adjacent': 'the speaker and a word of saying stand right beside the quote',
  'cue-in-sentence': 'the quote is part of a sentence in which the speaker says it',
  'according-to': 'the sentence names its source: according to …',
  'noun-cue': 'the quote is from a statement, post or letter by the speaker',
  colon: 'the speaker is named before a colon that introduces the quote',
  'sentence-subject': 'no word of saying; the sentence that holds the quoted words is about the speaker',
  'carried-on': 'the speaker of the quote before goes on',
  introduced: 'the sentence before introduces the speaker and what follows',
  'named-after': 'the speaker is named only after the quote',
  turn: 'speakers take turns in a conversation',
  nested: 'somebody is quoted inside another quote',
};

/** A description of a rule for readers of news, which completes “Why: …”. */
export const ruleInWords = (rule: RuleId): string => IN_WORDS[rule];

const IN_SHORT: Readonly<Record<RuleId, string>> = {
  'cue-adjacent': 'beside the word of saying',
  'cue-in-sentence': 'says it in the same sentence',
  'according-to': 'named as the source',
  'noun-cue': 'statement, post or letter',
  colon: 'before the colon',
  'sentence-subject': 'the sentence is about the speaker',
  'carried-on': 'goes on from the quote before',
  introduced: 'introduced in the sentence before',
  'named-after': 'named only after the quote',
  turn: 'speakers take turns',
  nested: 'quoted inside a quote',
};

/** A short description of a rule, for views with one line per quote. */
export const ruleInShort = (rule: RuleId): string => IN_SHORT[rule];
