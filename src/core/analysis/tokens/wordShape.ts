import type { TokenKind } from '../../text';

/** How a token is written. The numbers are part of the trained weights. */
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

/** The shape of a token; `lower` is its text in lower case. */
export function shapeOf(text: string, lower: string, kind: TokenKind): Shape {
  if (kind === 'number') return /^\d+$/.test(text) ? Shape.Number : Shape.NumberMark;
  if (kind === 'punctuation') return markShape(text);
  if (text === '’s' || text === "'s") return Shape.Possessive;
  if (text === lower) return lowerShape(text);
  const isUpper = text === text.toUpperCase();
  if (text.includes('.')) return abbreviationShape(text, isUpper);
  if (text.length === 1) return Shape.Initial;
  if (text.indexOf('-') > 0) return isUpper ? Shape.Capitals : Shape.HyphenCapital;
  if (/\d/.test(text)) return Shape.WithDigits;
  if (isUpper) return Shape.Capitals;
  return text.slice(1) === lower.slice(1) ? Shape.Title : Shape.Mixed;
}

function lowerShape(text: string): Shape {
  if (/\d/.test(text)) return Shape.WithDigits;
  return text.includes('-') ? Shape.HyphenLower : Shape.Lower;
}

function abbreviationShape(text: string, isUpper: boolean): Shape {
  if (text.length === 2) return Shape.Initial;
  return isUpper ? Shape.Acronym : Shape.Title;
}

function markShape(text: string): Shape {
  if (text === ',') return Shape.Comma;
  if (/^[.!?…;]/.test(text)) return Shape.Stop;
  if (/^["“”„‟‘’'`«»]/.test(text)) return Shape.Quote;
  if (/^[()[\]]/.test(text)) return Shape.Bracket;
  if (/^[-–—]/.test(text)) return Shape.Dash;
  return text === ':' ? Shape.Colon : Shape.Other;
}

/** Whether a shape has a capital at its start. */
export const isCapitalized = (shape: number): boolean =>
  shape === Shape.Title ||
  shape === Shape.Capitals ||
  shape === Shape.Mixed ||
  shape === Shape.Initial ||
  shape === Shape.Acronym ||
  shape === Shape.HyphenCapital;
