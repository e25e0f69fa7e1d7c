import { HE_OR_SHE } from '../../language/en';
import type { ArticleSpan } from '../../text';
import { type Doc, type Token, tokenIndexFrom } from '../tokens/document';

/** A line of dialogue that a dash opens. */
export interface DialogueLine {
  /** From the dash to the end of the words, with the mark before the reporting clause. */
  readonly span: ArticleSpan;
}

const DASH_LINE = /^[—–―] ?(?=[\p{Lu}¿¡…])/u;
/** Maximum number of tokens of a line that are searched for a reporting clause. */
const MAX_LINE_LENGTH = 200;
/** Maximum number of tokens of a subject before its verb. */
const MAX_SUBJECT_LENGTH = 4;

/**
 * Finds dialogue opened by dashes: `— I have not seen it, said the porter.` One line with a reporting clause shows that
 * dashes open speech here; lines beside it may do without. Lists and signatures have no such clause.
 */
export function dialogueLines(doc: Doc): DialogueLine[] {
  const { text, paragraphs } = doc;
  const lines = paragraphs.map(span => {
    const dash = DASH_LINE.exec(text.slice(span.start, span.start + 3));
    return dash === null ? null : { span, speechEnd: speechEnd(doc, span) };
  });
  const isReported = lines.map(line => line !== null && line.speechEnd !== null);
  if (lines.filter(line => line !== null).length < 2 || !isReported.includes(true)) return [];
  const out: DialogueLine[] = [];
  let isAfterSpeech = false;
  for (const [i, line] of lines.entries()) {
    const isWhole = line !== null && /[.?!…]$/.test(text.slice(line.span.start, line.span.end));
    const isSpeech: boolean = isReported[i] === true || (isWhole && (isAfterSpeech || isReported[i + 1] === true));
    if (line !== null && isSpeech) out.push({ span: { start: line.span.start, end: line.speechEnd ?? line.span.end } });
    isAfterSpeech = isSpeech;
  }
  return out;
}

/** Where the speech ends in a line with a reporting clause such as `, said Ann`; null if there is none. */
function speechEnd(doc: Doc, { start, end }: ArticleSpan): number | null {
  const first = tokenIndexFrom(doc, start);
  for (let i = first + 2; i < first + MAX_LINE_LENGTH; i++) {
    const mark = doc.tokens[i];
    if (mark === undefined || mark.end > end) return null;
    if (/^[,?!…]$/.test(mark.text) && isReportingClause(doc, i + 1)) return mark.end;
  }
  return null;
}

const isSaying = (token: Token | undefined): boolean => token?.word.cue?.cue === 'say' && token.text === token.lower;

/** Whether a clause at a token is `said Ann`, `Ann said` or `she said`. */
function isReportingClause({ tokens }: Doc, at: number): boolean {
  const next = tokens[at + 1];
  if (isSaying(tokens[at]))
    return (
      next !== undefined &&
      (next.text !== next.lower || /^(?:an?|the|her|his|my|their)$/.test(next.lower) || HE_OR_SHE.test(next.lower))
    );
  for (let i = at; i < at + MAX_SUBJECT_LENGTH; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return false;
    if (isSaying(token)) return i > at;
    const isSubject =
      i > at || HE_OR_SHE.test(token.lower) || /^(?:the|they)$/.test(token.lower) || token.text !== token.lower;
    if (!isSubject) return false;
  }
  return false;
}
