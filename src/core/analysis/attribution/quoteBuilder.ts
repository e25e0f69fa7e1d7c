import { type AttributionContext, matchAtToken, type QuoteSpan } from '../cues/attributionContext';
import type { ReportIndex } from '../indirectSpeech/reportIndex';
import type { Report } from '../indirectSpeech/reports';
import type { Attribution, Candidate, Mention, Quote, Reporting, RuleId } from '../model';
import type { MentionCandidate } from '../names/mentions';
import type { Decision, SpeakerChoice } from './decision';
import { type SpeakerCandidates, spanOf } from './speakerCandidates';

/** Minimum confidence of indirect speech. */
const MIN_INDIRECT_CONFIDENCE = 0.4;
/** Minimum confidence of a runner-up that is not otherwise an entity. */
const MIN_UNKNOWN_CONFIDENCE = 0.1;

/** The mentions and entities that quotes refer to. */
export interface QuoteEntities {
  readonly candidates: SpeakerCandidates;
  /** The id of a mention’s entity, by index of the mention. Adds an entity if there is none. */
  readonly entityOf: (mention: number) => string;
  /** Whether a mention has an entity already. */
  readonly isKnown: (mention: number) => boolean;
}

export interface QuoteBuilder {
  /** Speech without marks: the reports that contain no marked quote. */
  readonly indirect: readonly Report[];
  /** All quotes, marked and indirect, in order of their start. In steps. */
  readonly quotes: (entities: QuoteEntities) => Generator<void, Quote<'article'>[]>;
}

/** Prepares the quotes of an analysis from the decisions on marked quotes and the remaining reports. */
export function buildQuotes(
  context: AttributionContext,
  reported: ReportIndex,
  decisions: readonly Decision[],
): QuoteBuilder {
  const taken = new Set(decisions.map(d => d.report));
  const indirect = reported.reports.filter(
    (r, i) =>
      !taken.has(i) && reported.marked[i] === 0 && r.confidence >= MIN_INDIRECT_CONFIDENCE && !repeatsTurn(context, r),
  );
  return {
    indirect,
    quotes: entities => new QuoteOutput(context, reported, entities).run(decisions, indirect),
  };
}

/** `LUND: I ran. I fell.`: whether a report has words of a turn as its content, and its cue is outside of the turn. */
function repeatsTurn(context: AttributionContext, { head, content }: Report): boolean {
  const turnAt = (token: number): number => {
    let quote = context.quoteOf[token] ?? -1;
    while (quote >= 0) {
      const { turn, within } = (context.quotes[quote] as QuoteSpan).quote;
      if (turn !== undefined) return quote;
      quote = within ?? -1;
    }
    return -1;
  };
  return content.some(({ first }) => turnAt(first) >= 0 && turnAt(first) !== turnAt(head));
}

const QUOTES_PER_STEP = 500;

class QuoteOutput {
  constructor(
    private readonly context: AttributionContext,
    private readonly reported: ReportIndex,
    private readonly entities: QuoteEntities,
  ) {}

  *run(decisions: readonly Decision[], indirect: readonly Report[]): Generator<void, Quote<'article'>[]> {
    const all: { quote: Quote<'article'>; index: number; within: number | null }[] = [];
    for (const [index, decision] of decisions.entries()) {
      const { within } = (this.context.quotes[index] as QuoteSpan).quote;
      if (all.push({ quote: this.markedQuote(index, decision), index, within }) % QUOTES_PER_STEP === 0) yield;
    }
    for (const report of indirect) {
      const within = this.quoteAround(report);
      if (all.push({ quote: this.indirectQuote(report), index: -1, within }) % QUOTES_PER_STEP === 0) yield;
    }
    yield;
    all.sort(
      (a, b) => a.quote.span.start - b.quote.span.start || b.quote.span.end - a.quote.span.end || b.index - a.index,
    );
    yield;
    const ids = new Map(all.map(({ index }, i) => [index, `q${i + 1}`]));
    return all.map(({ quote: { span, kind, parts, attribution, reporting }, within }, i) => ({
      id: `q${i + 1}`,
      span,
      kind,
      parts,
      within: within === null ? null : (ids.get(within) ?? null),
      attribution,
      reporting,
    }));
  }

  /** Index of the marked quote that contains the cue of a report, or null. */
  private quoteAround({ head }: Report): number | null {
    const quote = this.context.quoteOf[head] as number;
    return quote < 0 ? null : quote;
  }

  private markedQuote(index: number, { kind, best, runnersUp, report }: Decision): Quote<'article'> {
    const { quote } = this.context.quotes[index] as QuoteSpan;
    const { span, parts } = quote;
    const attribution: Attribution<'article'> | null = best && {
      ...this.candidate(best),
      cue: best.cue && spanOf(this.context.doc, best.cue),
      runnersUp: this.runnersUp(best, runnersUp),
    };
    const own = this.reported.reports[report];
    const reporting = own ? this.reporting(own) : best && this.reportingBySpeaker(best, parts);
    return { id: '', span, kind, parts, within: null, attribution, reporting };
  }

  /** The reporting of a quote without a report of its own: its speaker’s phrase and cue. */
  private reportingBySpeaker(
    best: NonNullable<Decision['best']>,
    parts: Quote<'article'>['parts'],
  ): Reporting<'article'> {
    const { doc, speakers } = this.context;
    const named = this.reported.reports[this.reported.bySpeaker[best.speaker] as number];
    const source = named?.source ?? speakers[best.speaker]?.phrase;
    return {
      source: source ? spanOf(doc, source) : null,
      cue: best.cue && spanOf(doc, best.cue),
      content: parts,
    };
  }

  private indirectQuote(report: Report): Quote<'article'> {
    const { doc } = this.context;
    const reporting = this.reporting(report);
    const parts = reporting.content;
    const span = { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
    const cue = spanOf(doc, report.cue);
    const choice = report.speaker < 0 ? null : this.choice(report);
    const attribution = choice && { ...this.candidate(choice), cue, runnersUp: [] };
    return { id: '', span, kind: 'indirect', parts, within: null, attribution, reporting };
  }

  private choice(report: Report): SpeakerChoice {
    const { doc } = this.context;
    const words = (range: { first: number; last: number }): string => {
      const { start, end } = spanOf(doc, range);
      return doc.text.slice(start, end).replace(/\s+/g, ' ');
    };
    const rule = this.ruleOf(report);
    const evidence = [
      `“${words(report.source ?? report.cue)}” is the source of “${words(report.cue)}”`,
      'reported without quotation marks',
    ];
    return { speaker: report.speaker, rule, evidence, confidence: Math.round(report.confidence * 1000) / 1000 };
  }

  private ruleOf({ head }: Report): RuleId {
    const match = matchAtToken(this.context, head);
    if (match?.kind === 'preposition') return 'according-to';
    if (match?.kind === 'colon') return 'colon';
    return match?.kind === 'noun' ? 'noun-cue' : 'cue-in-sentence';
  }

  private reporting(report: Report): Reporting<'article'> {
    const { doc } = this.context;
    return {
      source: report.source && spanOf(doc, report.source),
      cue: spanOf(doc, report.cue),
      content: report.content.map(c => spanOf(doc, c)),
    };
  }

  private candidate({ speaker, rule, evidence, confidence }: SpeakerChoice): Candidate<'article'> {
    const { candidates, entityOf } = this.entities;
    const at = candidates.mentionOf.get(speaker) as number;
    const { span, text, kind } = candidates.mentions[at] as MentionCandidate;
    const mention: Mention<'article'> = { span, text, kind };
    return { entity: entityOf(at), mention, rule, evidence, confidence };
  }

  /**
   * Runners-up that are other entities than the best one, each once. Unresolved ones are included only if the scores
   * were close.
   */
  private runnersUp(best: SpeakerChoice, list: readonly SpeakerChoice[]): Candidate<'article'>[] {
    const seen = new Set([this.candidate(best).entity]);
    return list
      .filter(c => this.isPlausible(c))
      .map(c => this.candidate(c))
      .filter(c => !seen.has(c.entity) && seen.add(c.entity));
  }

  private isPlausible({ speaker, confidence }: SpeakerChoice): boolean {
    const { candidates, isKnown } = this.entities;
    const at = candidates.mentionOf.get(speaker) as number;
    if (isKnown(at)) return true;
    const { kind, type } = candidates.mentions[at] as MentionCandidate;
    return kind === 'nominal' && type !== 'other' && confidence >= MIN_UNKNOWN_CONFIDENCE;
  }
}
