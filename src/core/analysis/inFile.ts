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

// Objects are written out: a copy with `...` whose properties are replaced is many times slower.
class Shift {
  constructor(private readonly start: number) {}

  readonly quote = ({ id, span, kind, parts, within, attribution, reporting }: Quote<'article'>): Quote => ({
    id,
    span: this.span(span),
    kind,
    parts: parts.map(this.span),
    within,
    attribution: attribution && this.attribution(attribution),
    reporting: reporting && this.reporting(reporting),
  });

  readonly entity = ({ id, type, name, role, aliases, gender, mentions }: Entity<'article'>): Entity => ({
    id,
    type,
    name,
    role,
    aliases,
    gender,
    mentions: mentions.map(this.mention),
  });

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

  private readonly mention = ({ span, text, kind }: Mention<'article'>): Mention => ({
    span: this.span(span),
    text,
    kind,
  });

  private readonly candidate = ({ entity, mention, rule, evidence, confidence }: Candidate<'article'>): Candidate => ({
    entity,
    mention: mention && this.mention(mention),
    rule,
    evidence,
    confidence,
  });

  private attribution(attribution: Attribution<'article'>): Attribution {
    const { entity, mention, rule, evidence, confidence, cue, runnersUp } = attribution;
    return {
      entity,
      mention: mention && this.mention(mention),
      rule,
      evidence,
      confidence,
      cue: cue && this.span(cue),
      runnersUp: runnersUp.map(this.candidate),
    };
  }

  private reporting({ source, cue, content }: Reporting<'article'>): Reporting {
    return { source: source && this.span(source), cue: cue && this.span(cue), content: content.map(this.span) };
  }
}
