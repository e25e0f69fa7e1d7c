import type { Choice, Decision } from './attribution';
import { type Cast, spanOf } from './cast';
import type { MentionCandidate } from './mentions';
import type { Attribution, Candidate, Mention, Quote, Reporting, RuleId } from './model';
import type { Reported } from './reported/links';
import type { Report } from './reported/reports';
import { type Placed, type Scene, sayingAtToken } from './scene';

/** Speech without marks is given where its cue is at least this likely. */
const LEAST_INDIRECT = 0.4;
/** A runner-up who is no entity by anything else is shown from this confidence on. */
const LEAST_UNKNOWN = 0.1;

export interface ToldQuotes {
  /** Reports of which no marked quote is part: speech without marks. */
  readonly indirect: readonly Report[];
  /**
   * All quotes, marked and not, in order of their start. Both functions take the index of a mention of the cast:
   * `entityOf` makes an entity where there is none, `isKnown` tells whether there is one.
   */
  readonly quotes: (
    cast: Cast,
    entityOf: (mention: number) => string,
    isKnown: (mention: number) => boolean,
  ) => Quote<'article'>[];
}

/** Puts the decisions about marked quotes and the reports that are left into the form that readers of analyses get. */
export function toldQuotes(scene: Scene, reported: Reported, decisions: readonly Decision[]): ToldQuotes {
  const taken = new Set(decisions.map(d => d.report));
  const indirect = reported.reports.filter(
    (r, i) => !taken.has(i) && reported.marked[i] === 0 && r.confidence >= LEAST_INDIRECT,
  );
  return {
    indirect,
    quotes: (cast, entityOf, isKnown) => new Output(scene, reported, cast, entityOf, isKnown).run(decisions, indirect),
  };
}

class Output {
  constructor(
    private readonly scene: Scene,
    private readonly reported: Reported,
    private readonly cast: Cast,
    private readonly entityOf: (mention: number) => string,
    private readonly isKnown: (mention: number) => boolean,
  ) {}

  run(decisions: readonly Decision[], indirect: readonly Report[]): Quote<'article'>[] {
    const marked = decisions.map((decision, i) => ({
      quote: this.marked(i, decision),
      index: i,
      within: (this.scene.quotes[i] as Placed).quote.within,
    }));
    const unmarked = indirect.map(r => ({ quote: this.indirect(r), index: -1, within: this.around(r) }));
    const all = [...marked, ...unmarked].sort(
      (a, b) => a.quote.span.start - b.quote.span.start || b.quote.span.end - a.quote.span.end || b.index - a.index,
    );
    const ids = new Map(all.map(({ index }, i) => [index, `q${i + 1}`]));
    return all.map(({ quote, within }, i) => ({
      ...quote,
      id: `q${i + 1}`,
      within: within === null ? null : (ids.get(within) ?? null),
    }));
  }

  /** Index of the marked quote that the report lies in, cue and all, or null. */
  private around({ head }: Report): number | null {
    const quote = this.scene.quoteOf[head] as number;
    return quote < 0 ? null : quote;
  }

  private marked(index: number, { kind, best, runnersUp, report }: Decision): Quote<'article'> {
    const { quote } = this.scene.quotes[index] as Placed;
    const { span, parts } = quote;
    const attribution: Attribution<'article'> | null = best && {
      ...this.candidate(best),
      cue: best.cue && spanOf(this.scene.doc, best.cue),
      runnersUp: this.others(best, runnersUp),
    };
    const own = this.reported.reports[report];
    const reporting = own ? this.reporting(own) : best ? this.carried(best, parts) : null;
    return { id: '', span, kind, parts, within: null, attribution, reporting };
  }

  /** A quote without a report of its own: its speaker’s words, and the cue that its pair has. */
  private carried(best: NonNullable<Decision['best']>, parts: Quote<'article'>['parts']): Reporting<'article'> {
    const { doc, speakers } = this.scene;
    const named = this.reported.reports[this.reported.by[best.speaker] as number];
    const source = named?.source ?? speakers[best.speaker]?.phrase;
    return {
      source: source ? spanOf(doc, source) : null,
      cue: best.cue && spanOf(doc, best.cue),
      content: parts,
    };
  }

  private indirect(report: Report): Quote<'article'> {
    const { doc } = this.scene;
    const reporting = this.reporting(report);
    const parts = reporting.content;
    const span = { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
    const cue = spanOf(doc, report.cue);
    const choice = report.speaker < 0 ? null : this.choice(report);
    const attribution = choice && { ...this.candidate(choice), cue, runnersUp: [] };
    return { id: '', span, kind: 'indirect', parts, within: null, attribution, reporting };
  }

  private choice(report: Report): Choice {
    const { doc } = this.scene;
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
    const saying = sayingAtToken(this.scene, head);
    if (saying?.kind === 'preposition') return 'according-to';
    if (saying?.kind === 'colon') return 'colon';
    return saying?.kind === 'noun' ? 'noun-cue' : 'cue-in-sentence';
  }

  private reporting(report: Report): Reporting<'article'> {
    const { doc } = this.scene;
    return {
      source: report.source && spanOf(doc, report.source),
      cue: spanOf(doc, report.cue),
      content: report.content.map(c => spanOf(doc, c)),
    };
  }

  private candidate({ speaker, rule, evidence, confidence }: Choice): Candidate<'article'> {
    const at = this.cast.mentionOf.get(speaker) as number;
    const { span, text, kind } = this.cast.mentions[at] as MentionCandidate;
    const mention: Mention<'article'> = { span, text, kind };
    return { entity: this.entityOf(at), mention, rule, evidence, confidence };
  }

  /** Runners-up that are somebody else than the best, each once; who is nobody known only where it was a close thing. */
  private others(best: Choice, list: readonly Choice[]): Candidate<'article'>[] {
    const seen = new Set([this.candidate(best).entity]);
    return list
      .filter(c => this.isSomebody(c))
      .map(c => this.candidate(c))
      .filter(c => !seen.has(c.entity) && seen.add(c.entity));
  }

  private isSomebody({ speaker, confidence }: Choice): boolean {
    const at = this.cast.mentionOf.get(speaker) as number;
    if (this.isKnown(at)) return true;
    const { kind, type } = this.cast.mentions[at] as MentionCandidate;
    return kind === 'nominal' && type !== 'other' && confidence >= LEAST_UNKNOWN;
  }
}
