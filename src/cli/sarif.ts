import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import type { Severity } from '../core/article';
import type { ExtractedProblem } from '../core/interchange';

export interface FoundProblem extends ExtractedProblem {
  readonly file: string;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

/** Converts problems to a SARIF 2.1.0 log (OASIS standard, 2020), which code hosts and editors read. */
export function sarif(problems: readonly FoundProblem[]): object {
  const rules = [...new Set(problems.map(problem => problem.code))].sort().map(id => ({ id }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'seed-annotator', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(resultOf),
      },
    ],
  };
}

function resultOf({ file, code, severity, message, line, column, start, end }: FoundProblem): object {
  const region = { startLine: line, startColumn: column, charOffset: start, charLength: end - start };
  return {
    ruleId: code,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }],
  };
}

/** Relative paths stay relative to the working directory, as code hosts expect. */
const uriOf = (file: string): string =>
  path.isAbsolute(file)
    ? pathToFileURL(file).href
    : path.normalize(file).split(path.sep).map(encodeURIComponent).join('/');
