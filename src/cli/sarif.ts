import path from 'node:path';
import type { FoundProblem } from './check';

const LEVELS: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', information: 'note' };

/** Problems as a SARIF 2.1.0 log, the form that code hosts and editors read. */
export function sarif(problems: readonly FoundProblem[]): object {
  const rules = [...new Set(problems.map(problem => problem.code))].sort().map(id => ({ id }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'seed-annotator', rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(problem => ({
          ruleId: problem.code,
          level: LEVELS[problem.severity],
          message: { text: problem.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: problem.file.split(path.sep).map(encodeURIComponent).join('/') },
                region: {
                  startLine: problem.line,
                  startColumn: problem.column,
                  charOffset: problem.start,
                  charLength: problem.end - problem.start,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
