import type { TokenKind } from '../../text';

/** How a token is written. */
export const Shape = {
  Lower: 1,
  Title: 2,
  Capitals: 3,
  Mixed: 4,
  Initial: 5,
  Acronym: 6,
  HyphenCapital: 7,
  HyphenLower: 8,
  Number: 9,
  NumberMark: 10,
  WithDigits: 11,
  Comma: 12,
  Stop: 13,
  Quote: 14,
  Bracket: 15,
  Dash: 16,
  Colon: 17,
  Possessive: 18,
  Other: 19,
} as const;
export type Shape = (typeof Shape)[keyof typeof Shape];

export function shapeOf(text: string, lower: string, kind: TokenKind): Shape {
  if (kind === 'number') return /^\d+$/.test(text) ? Shape.Number : Shape.NumberMark;
  if (kind === 'punctuation') return markShape(text);
  if (text === '’s' || text === "'s") return Shape.Possessive;
  if (text === lower) {
    if (/\d/.test(text)) return Shape.WithDigits;
    return text.includes('-') ? Shape.HyphenLower : Shape.Lower;
  }
  if (text.includes('.'))
    return text.length === 2 ? Shape.Initial : text === text.toUpperCase() ? Shape.Acronym : Shape.Title;
  if (text.length === 1) return Shape.Initial;
  const dash = text.indexOf('-');
  if (dash > 0) return text === text.toUpperCase() ? Shape.Capitals : Shape.HyphenCapital;
  if (/\d/.test(text)) return Shape.WithDigits;
  if (text === text.toUpperCase()) return Shape.Capitals;
  return text.slice(1) === lower.slice(1) ? Shape.Title : Shape.Mixed;
}

function markShape(text: string): Shape {
  if (text === ',') return Shape.Comma;
  if (/^[.!?…;]/.test(text)) return Shape.Stop;
  if (/^["“”„‟‘’'`«»]/.test(text)) return Shape.Quote;
  if (/^[()[\]]/.test(text)) return Shape.Bracket;
  if (/^[-–—]/.test(text)) return Shape.Dash;
  return text === ':' ? Shape.Colon : Shape.Other;
}

export const isCapitalized = (shape: number): boolean =>
  shape === Shape.Title ||
  shape === Shape.Capitals ||
  shape === Shape.Mixed ||
  shape === Shape.Initial ||
  shape === Shape.Acronym ||
  shape === Shape.HyphenCapital;
