import type { Article, Fix, Problem } from '../article';
import { type ArticleSpan, type Span, toFile } from '../text';
import type {
  Analysis,
  ArticleAnalysis,
  Attribution,
  Candidate,
  DateExpression,
  Entity,
  Mention,
  Quote,
  Reporting,
} from './model';

/**
 * Converts an analysis to file offsets.
 * @param article the analysed article, at its current position
 */
export function inFile({ quotes, entities, dates, problems }: ArticleAnalysis, article: Article): Analysis {
  const shift = new Shift(article.span.start);
  return {
    article,
    quotes: quotes.map(shift.quote),
    entities: entities.map(shift.entity),
    dates: dates.map(shift.date),
    problems: problems.map(shift.problem),
  };
}

class Shift {
  constructor(private readonly start: number) {}

  readonly quote = (quote: Quote<'article'>): Quote => ({
    ...quote,
    span: this.span(quote.span),
    parts: quote.parts.map(this.span),
    attribution: quote.attribution && this.attribution(quote.attribution),
    reporting: quote.reporting && this.reporting(quote.reporting),
  });

  readonly entity = (entity: Entity<'article'>): Entity => ({ ...entity, mentions: entity.mentions.map(this.mention) });

  readonly date = (date: DateExpression<'article'>): DateExpression => ({ ...date, span: this.span(date.span) });

  readonly problem = ({ fixes, ...problem }: Problem<'article'>): Problem => ({
    ...problem,
    span: this.span(problem.span),
    ...(fixes ? { fixes: fixes.map(this.fix) } : {}),
  });

  private readonly fix = ({ title, edits }: Fix<'article'>): Fix => ({
    title,
    edits: edits.map(({ span, newText }) => ({ span: this.span(span), newText })),
  });

  private readonly span = (span: ArticleSpan): Span => toFile(span, this.start);

  private readonly mention = (mention: Mention<'article'>): Mention => ({ ...mention, span: this.span(mention.span) });

  private readonly candidate = (candidate: Candidate<'article'>): Candidate => ({
    ...candidate,
    mention: candidate.mention && this.mention(candidate.mention),
  });

  private attribution({ cue, runnersUp, ...best }: Attribution<'article'>): Attribution {
    return { ...this.candidate(best), cue: cue && this.span(cue), runnersUp: runnersUp.map(this.candidate) };
  }

  private reporting({ source, cue, content }: Reporting<'article'>): Reporting {
    return { source: source && this.span(source), cue: cue && this.span(cue), content: content.map(this.span) };
  }
}
