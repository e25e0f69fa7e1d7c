import { parse } from '../../../src/core/article/parse';
import type { Cases } from '../work';

export const PIECES = ['[Source', ' date ', '[', 'date 2025-04-26 [Source: A]\n', '\r', '“', 'd', ' '];

export const CASES: Cases = Object.fromEntries(
  PIECES.map(piece => [
    piece,
    {
      sizes: [75_000, 150_000, 300_000],
      prepare: (size: number) => {
        const text = piece.repeat(Math.ceil(size / piece.length));
        return () => parse(text);
      },
    },
  ]),
);
