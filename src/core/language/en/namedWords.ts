/** Words around marked words that are named, not spoken: labels, buttons, search words. Lower case. */

/** Directly before marked words: `his so-called “smart card”`. */
export const NAMES_WORDS =
  /^(?:so-called|so-termed|self-styled|codenamed|code-named|misnamed|headlined|captioned|hashtagged)$/;

/** Verbs of using a device, before the words of a button or a search: `hit “cancel”`, `googled “how to knit”`. */
export const USES_DEVICE =
  /^(?:hit|hits|hitting|press|presses|pressed|pressing|click|clicks|clicked|clicking|tap|taps|tapped|tapping|select|selects|selected|selecting|swipe|swiped|google|googled|googling|type|types|typed|typing|toggle|toggled)$/;

/** Between such a verb and the words: `clicked on the “buy” button`, `searched for “eel”`. */
export const OF_DEVICE = /^(?:on|the|a|that|its|their|in)$/;

/** Nouns of what has words on it, directly after them: `the “save” button`. */
export const BEARS_WORDS =
  /^(?:button|buttons|key|keys|icon|tab|checkbox|menu|hashtag|switch|setting|folder|aisle|lane)$/;

/** Nouns of words, before them, and verbs after them: `the word “nice” once meant “foolish”`. */
export const NOUN_OF_WORDS =
  /^(?:word|words|term|phrase|expression|prefix|suffix|acronym|abbreviation|keyword|keywords)$/;
export const SAID_OF_WORDS =
  /^(?:is|are|was|were|means|mean|meant|comes|come|came|derives|refers|appears|appear|appeared|stands|entered|has|had|once|originally|originated)$/;

/** `Key words: “boats”`, in two words. */
export const LISTS_WORDS_IN_TWO = /^(?:key|search) (?:words|phrases|terms)$/;

/** How a list of words starts: `Keywords: “boats”, “harbour”`. */
export const LISTS_WORDS = /^(?:keyword|keywords|tag|tags|topics|hashtag|hashtags|subjects)$/;
