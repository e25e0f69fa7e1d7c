import { RELAYS } from '../../language/en';
import type { AttributionContext, QuoteSpan, SpeakerPhrase } from '../cues/attributionContext';
import { CueArgument, type CueMatch } from '../cues/cueMatch';
import { headSpeakerOf } from '../cues/headSpeakers';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { ReportIndex } from '../indirectSpeech/reportIndex';
import type { Report } from '../indirectSpeech/reports';
import type { Token } from '../tokens/document';
import { firstMatchFrom, isListener, MAX_NEAR_MATCHES, subjectSpeaker } from './contextSearch';
import type { Decision } from './decision';

/** `The island’s mayor, Tobias Rekdal, called …`: prefers the name in the source to the role beside it. */
export function preferName(context: AttributionContext, { reports }: ReportIndex, decision: Decision): Decision {
  const { best } = decision;
  const report = reports[decision.report];
  if (best === null || report === undefined || report.source === null || report.speaker < 0) return decision;
  const kindOf = (speaker: number) => context.mentions[(context.speakers[speaker] as SpeakerPhrase).mention]?.kind;
  if (kindOf(report.speaker) !== 'name' || kindOf(best.speaker) !== 'nominal') return decision;
  const { first } = (context.speakers[report.speaker] as SpeakerPhrase).words;
  if (headSpeakerOf(context, report.speaker) === best.speaker) return decision;
  return contains(report.source, first) ? { ...decision, best: { ...best, speaker: report.speaker } } : decision;
}

/** Confidence of an inner speaker, which rests on syntax alone. */
const INNER_CONFIDENCE = 0.75;

/**
 * `Lind said the minister had told her the fund was “empty”`: the marked words are the minister’s, because the inner
 * report is earlier than the outer one, or because the outer one only passes it on. The inner cue must be in the same sentence, between the outer cue and the
 * quote. In other tenses it is open which report the marks belong to.
 */
export function preferInnermost(
  context: AttributionContext,
  reported: ReportIndex,
  index: number,
  decision: Decision,
): Decision {
  const { best } = decision;
  const q = context.quotes[index] as QuoteSpan;
  if (best === null || best.cue === null) return decision;
  const outer = { speaker: best.speaker, cue: best.cue };
  const inner = best.cue.last > q.first ? findQuotedSpeech(context, outer) : findInnerSpeech(context, q, outer);
  if (inner === null) return decision;
  const confidence = Math.min(best.confidence, INNER_CONFIDENCE);
  const evidence = ['reported inside what another says', ...best.evidence.slice(0, 1)];
  const { cue: _, ...chosen } = best;
  const runnersUp = [{ ...chosen, evidence: [], confidence: Math.round((1 - confidence) * 500) / 1000 }];
  const isOfInnerCue = (r: number): boolean => contains(inner.cue, (reported.reports[r] as Report).head);
  const report = (reported.byQuote[index] ?? []).find(isOfInnerCue) ?? -1;
  return { ...decision, best: { ...inner, rule: 'cue-in-sentence', evidence, confidence }, runnersUp, report };
}

/** A cue with its speaker, by index. */
interface Speech {
  readonly speaker: number;
  readonly cue: TokenRange;
}

/** The report between an outer cue and a quote that is nearest to the quote, or null. */
function findInnerSpeech(context: AttributionContext, q: QuoteSpan, outer: Speech): Speech | null {
  const sentence = context.doc.tokens[q.first]?.sentence ?? 0;
  const from = firstMatchFrom(context, q.first) - 1;
  for (let i = from; i >= 0 && i > from - MAX_NEAR_MATCHES; i--) {
    const match = context.matches[i] as CueMatch;
    const { kind, cue } = match;
    if (match.sentence !== sentence) return null;
    if (cue.last > q.first || kind !== 'verb') continue;
    if (cue.first <= outer.cue.first) return null;
    const speaker = innerSpeaker(context, match, outer);
    if (speaker >= 0) return { speaker, cue };
  }
  return null;
}

/** `“…,” Norpress quoted Hill as saying`: the report directly after an outer cue that passes it on, or null. */
function findQuotedSpeech(context: AttributionContext, outer: Speech): Speech | null {
  const match = context.matches[firstMatchFrom(context, outer.cue.last)];
  const { doc } = context;
  if (match === undefined || match.form !== 'ing' || doc.tokens[match.cue.first - 1]?.lower !== 'as') return null;
  if (doc.tokens[match.cue.first]?.sentence !== doc.tokens[outer.cue.first]?.sentence) return null;
  const speaker = innerSpeaker(context, match, outer);
  return speaker < 0 ? null : { speaker, cue: match.cue };
}

/** The speaker of a match that is a report inside the outer one, or -1. */
function innerSpeaker(context: AttributionContext, match: CueMatch, outer: Speech): number {
  const { cls, tie, subject, cue } = match;
  const isSubject = tie === CueArgument.Subject || tie === CueArgument.Apposition;
  if (cls !== 'say' || !isSubject || isListener(context, match) || subject === null || subject.first < outer.cue.last)
    return -1;
  if (context.quoteOf[cue.first] !== context.quoteOf[outer.cue.first]) return -1;
  if (!isPastPerfect(context, cue.first) && !isRelay(context, match, outer)) return -1;
  const speaker = subjectSpeaker(context, subject);
  return speaker === outer.speaker ? -1 : speaker;
}

/** Whether an outer cue only passes on what others say: `According to Norpress, Hill said …`, `Norpress quotes Hill as saying`. */
function isRelay({ doc }: AttributionContext, { negated, form }: CueMatch, { cue }: Speech): boolean {
  const { lower, word } = doc.tokens[cue.first] as Token;
  const isReport = lower === 'according' || lower === 'per' || RELAYS.has(word.cue?.lemma ?? '');
  const isClause = form === 'past' || form === 'ing' || (form === 's' && word.cue?.form !== 'past');
  return isReport && !negated && isClause;
}

/** Whether `had` precedes the verb at `head`, with only adverbs, auxiliaries and `not` between. */
function isPastPerfect(context: AttributionContext, head: number): boolean {
  for (let i = head - 1; i > head - 4 && i >= 0; i--) {
    const { lower } = context.doc.tokens[i] as Token;
    if (lower === 'had') return true;
    if (context.tags[i] !== PosTag.Adverb && context.tags[i] !== PosTag.Not && context.tags[i] !== PosTag.Auxiliary)
      return false;
  }
  return false;
}

/** `Erik Stang, the harbour’s “gull tsar”, said`: marked words inside the speaker’s own phrase are not spoken. */
export function isInSource(
  context: AttributionContext,
  { reports, bySpeaker }: ReportIndex,
  index: number,
  { report, best }: Decision,
): boolean {
  const q = context.quotes[index] as QuoteSpan;
  if (best === null) return false;
  const own = reports[report] ?? reports[bySpeaker[best.speaker] as number];
  const source = own?.source ?? context.speakers[best.speaker]?.phrase;
  return source !== undefined && source.first < q.first && q.last <= source.last;
}

const contains = ({ first, last }: TokenRange, token: number): boolean => first <= token && token < last;

/** `an analyst at Citi in London said`: prefers the head of a phrase to the names that complement it. */
export function preferHead(context: AttributionContext, decision: Decision): Decision {
  const { best } = decision;
  const speaker = best === null ? -1 : headSpeakerOf(context, best.speaker);
  return best === null || speaker === best.speaker ? decision : { ...decision, best: { ...best, speaker } };
}
