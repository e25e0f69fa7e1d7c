/** How far annotators agree, as Markdown. */

import { linkTo, plain } from '../report/quoteReport';
import type { Agreement } from './agreementCounts';

/** A disagreement as it is listed: where, and what each says. */
export interface ListedDisagreement {
  /** The article's address, relative to where the report will be; its segments not encoded. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly category: string;
  readonly words: string;
  readonly versions: readonly { readonly authors: readonly string[]; readonly says: string }[];
  readonly settled: boolean;
}

/** Three decimals; a dash where there is no figure. */
export const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

/** Nothing of an article or an annotation can act as Markdown or HTML. */
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
  const table = padded([['what', 'authors', 'annotations', 'alpha', 'F1'], ...rows]);
  const open = disagreements.filter(({ settled }) => !settled);
  return [
    '# Agreement',
    '',
    ...table,
    '',
    '*alpha* is Krippendorff’s, nominal: 1 is full agreement, 0 what chance would give. *F1* counts annotations with the same words and content.',
    '',
    ...listed('Disagreements', open),
    ...listed(
      'Settled',
      disagreements.filter(({ settled }) => settled),
    ),
  ].join('\n');
}

/** A column is no wider than this; what is longer sticks out, so that one long name does not stretch every row. */
const WIDEST = 200;

/** A table that reads well as it stands, too: words to the left, figures to the right. */
function padded(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) =>
    rows.reduce((most, row) => Math.max(most, Math.min(row[column].length, WIDEST)), 3),
  );
  const isFigure = (column: number) => column > 1;
  const lines = rows.map(row =>
    row.map((cell, column) => (isFigure(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))),
  );
  const rule = widths.map((width, column) => (isFigure(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [lines[0], rule, ...lines.slice(1)].map(cells => `| ${cells.join(' | ')} |`);
}

function listed(title: string, all: readonly ListedDisagreement[]): string[] {
  if (!all.length) return [];
  return [`## ${title}`, '', ...all.map(entry), ''];
}

function entry({ path, line, category, words, versions }: ListedDisagreement): string {
  const sides = versions.map(({ authors, says }) => `  - ${authors.map(plain).join(', ')}: ${plain(says)}`);
  return [`- ${linkTo(path, line)}, ${plain(category)}: “${plain(words)}”`, ...sides].join('\n');
}
