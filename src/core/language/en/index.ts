/** English: all word lists. */
export { usualName } from './countries';
export {
  type CueClass,
  type CueVerb,
  cueVerb,
  isAdverb,
  isAuxiliary,
  isCueNoun,
  isStrongCue,
  type VerbForm,
} from './cueLexicon';
export {
  DAY_WORDS,
  HOLIDAYS,
  MONTHS,
  NUMBERS,
  OPENERS,
  ORDINALS,
  PARTS_OF_DAY,
  QUARTERS,
  SEASONS,
  UNITS,
  WEEKDAYS,
} from './dateWords';
export { genderOfRole, isCourtesy, TITLE_MODIFIERS, TITLES } from './titles';
export { groupOf, PLACE_PREPOSITION_GROUP, SAYING_GROUP, TITLE_GROUP, WORD_GROUPS } from './wordGroups';
