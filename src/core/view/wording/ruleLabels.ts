/** Why the analysis took somebody for the speaker, for readers of news. */
import type { RuleId } from '../../analysis';
import type { DisplayLanguage } from '../../text';

/** A description of a rule, which completes “Why: …”. */
export function ruleInWords(rule: RuleId, { say }: DisplayLanguage): string {
  switch (rule) {
    case 'cue-adjacent':
      return say`the speaker and a verb such as “said” are next to the quote`;
    case 'cue-in-sentence':
      return say`the quote is part of a sentence that says who said it`;
    case 'according-to':
      return say`the sentence names its source: according to …`;
    case 'noun-cue':
      return say`the quote is from a statement, post or letter by the speaker`;
    case 'colon':
      return say`the speaker is named before a colon that introduces the quote`;
    case 'sentence-subject':
      return say`there is no reporting verb, and the sentence with the quoted words is about the speaker`;
    case 'carried-on':
      return say`the speaker of the previous quote continues`;
    case 'introduced':
      return say`the sentence before introduces the speaker and the quote`;
    case 'named-after':
      return say`the speaker is named only after the quote`;
    case 'turn':
      return say`speakers take turns in a conversation`;
    case 'nested':
      return say`someone is quoted inside another quote`;
  }
}

/** A short description of a rule, for views with one line per quote. */
export function ruleInShort(rule: RuleId, { say }: DisplayLanguage): string {
  switch (rule) {
    case 'cue-adjacent':
      return say`next to the reporting verb`;
    case 'cue-in-sentence':
      return say`said in the same sentence`;
    case 'according-to':
      return say`named as the source`;
    case 'noun-cue':
      return say`statement, post or letter`;
    case 'colon':
      return say`before the colon`;
    case 'sentence-subject':
      return say`the sentence is about the speaker`;
    case 'carried-on':
      return say`continues the previous quote`;
    case 'introduced':
      return say`introduced in the sentence before`;
    case 'named-after':
      return say`named only after the quote`;
    case 'turn':
      return say`speakers take turns`;
    case 'nested':
      return say`quoted inside a quote`;
  }
}
