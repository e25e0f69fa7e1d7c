import type { RuleId } from './model';

const IN_WORDS: Readonly<Record<RuleId, string>> = {
  'cue-adjacent': 'the speaker and a verb such as “said” are next to the quote',
  'cue-in-sentence': 'the quote is part of a sentence that says who said it',
  'according-to': 'the sentence names its source: according to …',
  'noun-cue': 'the quote is from a statement, post or letter by the speaker',
  colon: 'the speaker is named before a colon that introduces the quote',
  'sentence-subject': 'there is no reporting verb, and the sentence with the quoted words is about the speaker',
  'carried-on': 'the speaker of the previous quote continues',
  introduced: 'the sentence before introduces the speaker and the quote',
  'named-after': 'the speaker is named only after the quote',
  turn: 'speakers take turns in a conversation',
  nested: 'someone is quoted inside another quote',
};

/** A description of a rule for readers of news, which completes “Why: …”. */
export const ruleInWords = (rule: RuleId): string => IN_WORDS[rule];

const IN_SHORT: Readonly<Record<RuleId, string>> = {
  'cue-adjacent': 'next to the reporting verb',
  'cue-in-sentence': 'said in the same sentence',
  'according-to': 'named as the source',
  'noun-cue': 'statement, post or letter',
  colon: 'before the colon',
  'sentence-subject': 'the sentence is about the speaker',
  'carried-on': 'continues the previous quote',
  introduced: 'introduced in the sentence before',
  'named-after': 'named only after the quote',
  turn: 'speakers take turns',
  nested: 'quoted inside a quote',
};

/** A short description of a rule, for views with one line per quote. */
export const ruleInShort = (rule: RuleId): string => IN_SHORT[rule];
