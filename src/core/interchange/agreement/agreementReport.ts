/** Writes agreement and disagreements as Markdown. */

import { linkTo, plain } from '../report/quoteReport';
import type { Agreement } from './agreementCounts';

/** A disagreement in the report. */
export interface ListedDisagreement {
  /** The path of the article, relative to the report, with `/` and not encoded. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly category: string;
  readonly words: string;
  readonly versions: readonly { readonly authors: readonly string[]; readonly says: string }[];
  readonly settled: boolean;
}

/** Formats a number with three decimals; a dash for null. */
export const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

/** The report. Text of articles and annotations is escaped. */
export function agreementMarkdown(
  agreements: readonly Agreement[],
  disagreements: readonly ListedDisagreement[],
): string {
  const rows = agreements.map(({ category, authors, spans, alpha, f1 }) => [
    plain(category),
    authors.map(plain).join(', '),
    String(spans),
    figure(alpha),
    figure(f1),
  ]);
  const table = padded(['category', 'authors', 'annotations', 'alpha', 'F1'], rows);
  const open = disagreements.filter(({ settled }) => !settled);
  return [
    '# Agreement',
    '',
    ...table,
    '',
    '*alpha* is Krippendorff’s alpha, nominal: 1 is full agreement, 0 is agreement by chance. *F1* counts annotations with the same words and content.',
    '',
    ...listed('Disagreements', open),
    ...listed(
      'Settled',
      disagreements.filter(({ settled }) => settled),
    ),
  ].join('\n');
}

/** Maximum width of a column. Longer cells overflow, so that one long name does not widen every row. */
const MAX_COLUMN_WIDTH = 200;

/** A Markdown table that is also readable as plain text. Columns after the second are right-aligned. */
function padded(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) =>
    [head, ...rows].reduce((widest, row) => Math.max(widest, Math.min(row[column]?.length ?? 0, MAX_COLUMN_WIDTH)), 3),
  );
  const isFigure = (column: number) => column > 1;
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return isFigure(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  const rule = widths.map((width, column) => (isFigure(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [head.map(pad), rule, ...rows.map(row => row.map(pad))].map(cells => `| ${cells.join(' | ')} |`);
}

function listed(title: string, all: readonly ListedDisagreement[]): string[] {
  if (!all.length) return [];
  return [`## ${title}`, '', ...all.map(entry), ''];
}

function entry({ path, line, category, words, versions }: ListedDisagreement): string {
  const sides = versions.map(({ authors, says }) => `  - ${authors.map(plain).join(', ')}: ${plain(says)}`);
  return [`- ${linkTo(path, line)}, ${plain(category)}: “${plain(words)}”`, ...sides].join('\n');
}
