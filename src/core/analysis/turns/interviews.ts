import { ANSWERING_WORD, ASKING_WORD, ENDS_TURNS, TELLS_OF_INTERVIEW } from '../../language/en';
import type { ArticleSpan } from '../../text';
import type { Doc } from '../tokens/document';
import type { Turn } from './transcripts';

/** Maximum length of a question without label, in characters. */
const MAX_QUESTION_LENGTH = 400;
/** Minimum number of questions without a label: in general, and where the text shows that it is an interview. */
const MIN_QUESTIONS = 3;
const MIN_TOLD_QUESTIONS = 2;
/** Minimum share of questions to somebody, and of answers in the first person. */
const MIN_SHARE = 0.6;
/** Minimum share of questions to somebody where the text tells that it is an interview. */
const MIN_TOLD_SHARE = 0.5;
/** Minimum share of questions with an answer. */
const MIN_ANSWERED = 0.9;
/** Letters ask questions too. */
const OF_LETTER =
  /^(?:hi|hey|hello|dear|thanks|thank you|regards|cheers|re|fw|subject|from|to|sent)(?![\p{L}])|@\p{L}/iu;
/** Maximum number of paragraphs before the first question that are read. */
const MAX_INTRODUCTION = 6;
const BOLD = /^(\*\*|__)(?=\S)([^\n]*\S)\1$/;

interface Question {
  /** Index of the paragraph. */
  readonly paragraph: number;
  readonly span: ArticleSpan;
}

/**
 * The turns of an interview whose questions are paragraphs of their own, without labels: `What made you leave?` They speak
 * to somebody, and the paragraphs between them speak of themselves; headings that explain something do not.
 */
export function interviewTurns({ text, paragraphs }: Doc): Turn[] {
  const questions = paragraphs.flatMap((span, paragraph) => questionAt(text, span, paragraph) ?? []);
  const isTold = isToldInterview(text, paragraphs, questions);
  if (
    questions.length < (isTold ? MIN_TOLD_QUESTIONS : MIN_QUESTIONS) ||
    paragraphs.some(part => OF_LETTER.test(textOf(text, part)))
  )
    return [];
  const answers = questions.map(({ paragraph }, i) => {
    const isLast = i === questions.length - 1;
    return answerTo(
      text,
      paragraphs,
      paragraph,
      questions[i + 1]?.paragraph ?? (isLast ? paragraphs.length : 0),
      isLast,
    );
  });
  const asked = questions.filter(({ span }) => ASKING_WORD.test(textOf(text, span))).length;
  const answered = answers.filter(parts => parts.some(part => ANSWERING_WORD.test(textOf(text, part)))).length;
  const followed = answers.slice(0, -1).filter(parts => parts.length > 0).length;
  if (followed < MIN_ANSWERED * (questions.length - 1)) return [];
  if (asked < (isTold ? MIN_TOLD_SHARE : MIN_SHARE) * questions.length || answered < MIN_SHARE * questions.length)
    return [];
  return questions.flatMap(({ span }, i) => {
    const parts = answers[i] as ArticleSpan[];
    const question: Turn = { parts: [span], label: null, kind: 'question' };
    return parts.length === 0 ? [question] : [question, { parts, label: null, kind: 'answer' }];
  });
}

/** Whether all questions are bold, or the words before the first one tell of an interview: `She talked to us about her book.` */
function isToldInterview(text: string, paragraphs: readonly ArticleSpan[], questions: readonly Question[]): boolean {
  const [first] = questions;
  if (first === undefined) return false;
  if (questions.every(({ span }) => /^[*_]{2}$/.test(text.slice(span.start - 2, span.start)))) return true;
  return paragraphs
    .slice(Math.max(0, first.paragraph - MAX_INTRODUCTION), first.paragraph)
    .some(part => TELLS_OF_INTERVIEW.test(textOf(text, part)));
}

const textOf = (text: string, { start, end }: ArticleSpan): string => text.slice(start, end);

function questionAt(text: string, { start, end }: ArticleSpan, paragraph: number): Question | null {
  if (end - start > MAX_QUESTION_LENGTH) return null;
  const words = text.slice(start, end);
  const bold = BOLD.exec(words);
  if (bold !== null) return { paragraph, span: { start: start + 2, end: end - 2 } };
  const isPlain = words.endsWith('?') && !/["“”«»]/.test(words) && /^[\p{Lu}]/u.test(words);
  return isPlain ? { paragraph, span: { start, end } } : null;
}

/** The paragraphs from a question to the next one. After the last question, only those in the first person. */
function answerTo(
  text: string,
  paragraphs: readonly ArticleSpan[],
  question: number,
  next: number,
  isLast: boolean,
): ArticleSpan[] {
  const parts: ArticleSpan[] = [];
  for (let i = question + 1; i < next; i++) {
    const part = paragraphs[i] as ArticleSpan;
    if (/^["“«([]/.test(text[part.start] ?? '') || ENDS_TURNS.test(text.slice(part.start, part.start + 12))) break;
    if (isLast && parts.length > 0 && !ANSWERING_WORD.test(textOf(text, part))) break;
    parts.push(part);
  }
  return parts;
}
