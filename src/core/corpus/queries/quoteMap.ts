/** The quote map: its pictures, and the quotes behind their marks. Days are ISO dates. */
export { type MarkQuestion, type QuoteBehind, type QuotesBehind, quotesBehind } from './quoteMap/behind';
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
export { type MapPeople, type MapPerson, type MapScope, peopleToMap } from './quoteMap/scope';
