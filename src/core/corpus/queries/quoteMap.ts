/** The quote map: its pictures, and the quotes of their marks. Days are ISO dates. */

export { dayNumber, type TimeStep } from './quoteMap/buckets';
export { queryLineOf } from './quoteMap/line';
export {
  type Shares,
  type SourceName,
  sharesOf,
  type Timeline,
  type Together,
  timelineOf,
  togetherOf,
} from './quoteMap/pictures';
export { type MarkQuestion, type MarkQuote, type QuotesOfMark, quotesOfMark } from './quoteMap/quotesOfMark';
export { type MapPeople, type MapPerson, type MapScope, peopleToMap } from './quoteMap/scope';
