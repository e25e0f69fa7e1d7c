import { type Agreement, type AnnotatedFile, agreementOf, type Disagreement } from '../core/interchange';
import { LineIndex } from '../core/text';
import { eachFile } from './eachFile';
import { EXIT, type ExitCode, writeJson, writeMessage } from './output';
import { openProject, viewOf } from './project';
import { makeVisible } from './terminal';

export const AGREEMENT_FORMATS = ['text', 'json'] as const;

/** Prints agreement between authors, and their disagreements. */
export async function agreement(
  paths: readonly string[],
  format: (typeof AGREEMENT_FORMATS)[number],
): Promise<ExitCode> {
  const files: AnnotatedFile[] = [];
  const project = openProject();
  const complete = await eachFile(paths, { withAnnotations: false }, async (name, text) => {
    files.push({ name, text, annotations: (await viewOf(project, name, text)).annotations });
  });
  const report = agreementOf(files);
  if (format === 'json') await writeJson(report, 2);
  else {
    for (const line of table(report.agreements)) await writeMessage(line);
    const lines = new Map<string, LineIndex>();
    for (const { name, text } of files) lines.set(name, new LineIndex(text));
    for (const one of report.disagreements) await writeMessage(inText(one, lines.get(one.file)!));
  }
  return complete ? EXIT.fine : EXIT.failed;
}

/** Maximum width of a column. Longer cells overflow, so that one long name does not widen every row. */
const MAX_COLUMN_WIDTH = 200;

function table(agreements: readonly Agreement[]): string[] {
  if (!agreements.length) return ['No article has annotations of two authors.'];
  const rows = agreements.map(({ category, authors, spans, alpha, f1 }) => [
    category,
    authors.join(', '),
    String(spans),
    alpha === null ? '-' : alpha.toFixed(3),
    f1 === null ? '-' : f1.toFixed(3),
  ]);
  const head = ['category', 'authors', 'spans', 'alpha', 'F1'];
  const all = [head, ...rows.map(row => row.map(makeVisible))];
  const widths = head.map((_, column) =>
    all.reduce((widest, row) => Math.max(widest, Math.min(row[column]?.length ?? 0, MAX_COLUMN_WIDTH)), 0),
  );
  return all.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function inText({ file, category, span, says, settled }: Disagreement, lines: LineIndex): string {
  const { line, column } = lines.positionAt(span.start);
  const all = says.map(({ author, what }) => `${author}: ${what ?? 'nothing'}`).join('; ');
  return `${file}:${line + 1}:${column + 1}: ${category}: ${all.replace(/\s+/g, ' ')}${settled ? ' (settled)' : ''}`;
}
