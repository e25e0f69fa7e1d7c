import * as vscode from 'vscode';
import { FIELDS, type FieldName, fieldAt, queryCursorAt, queryValue, resultOf } from '../../../core/corpus';
import { LineIndex } from '../../../core/text';
import {
  emphasis,
  fieldHelp,
  optionHelp,
  percent,
  queryHelp,
  type RichLine,
  SEARCH_OPTIONS,
  SEARCH_SORTS,
  strong,
  text,
} from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { count, LANGUAGE, plainText, say } from '../../shell/language';
import { hover, render } from '../../shell/markdown';
import { toRange } from '../../shell/positions';
import { type CompletionRow, registerCompletions, registerLinks } from '../../shell/queryLine';
import { readText } from '../../shell/text';
import type { IndexStore } from '../../stores/indexStore';
import type { ShownRow } from './liveSearch';
import { type ReadSearch, rangeOf, readSearch, SEARCH_SELECTOR } from './searchDocuments';
import type { SearchEditors } from './searchEditors';

const HELP = { fields: fieldHelp(LANGUAGE), options: optionHelp(LANGUAGE), query: queryHelp(LANGUAGE) };

/** Values of a field that are proposed. */
const MAX_VALUES = 50;

export function registerProviders(editors: SearchEditors, index: IndexStore): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompletions(SEARCH_SELECTOR, [':', '"', '<', '#'], (document, position, token) =>
      new Completions(document, index).at(position, token),
    ),
    vscode.languages.registerHoverProvider(SEARCH_SELECTOR, {
      provideHover: (document, position) => hoverAt(editors, document, position),
    }),
    vscode.languages.registerDefinitionProvider(SEARCH_SELECTOR, {
      provideDefinition: (document, position) => definitionAt(editors, index, document, position),
    }),
    registerLinks(SEARCH_SELECTOR, document =>
      (editors.of(document)?.rows() ?? []).flatMap(({ row, line: { link }, lineNumber }) => {
        if (!link || row.state !== 'found') return [];
        const { result, hit } = row.occurrence;
        return {
          range: new vscode.Range(lineNumber, link.start, lineNumber, link.end),
          command: commandId('reveal'),
          argument: { uri: index.uriOf(result.file).toString(), ...hit },
          tooltip: plainText`Open in ${result.headline}`,
        };
      }),
    ),
  );
}

class Completions {
  private readonly read: ReadSearch;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly index: IndexStore,
  ) {
    this.read = readSearch(document);
  }

  async at(position: vscode.Position, token: vscode.CancellationToken): Promise<readonly CompletionRow[]> {
    const offset = this.document.offsetAt(position);
    const { optionLines, resultsStart, query } = this.read;
    const line = optionLines.find(({ start, end }) => start < offset && offset <= end);
    if (line) return this.options(offset);
    if (offset >= resultsStart && resultsStart < this.read.text.length) return [];
    const cursor = queryCursorAt(query, offset);
    if (!cursor) return [];
    const range = new vscode.Range(
      this.document.positionAt(cursor.span.start),
      this.document.positionAt(cursor.span.end),
    );
    if (cursor.type === 'field') return fieldRows(range);
    return this.values(cursor.field, cursor.typed, range, token);
  }

  private async values(field: FieldName, typed: string, range: vscode.Range, token: vscode.CancellationToken) {
    const values = await this.index.askUntil(token, 'searchFieldValues', field, typed, MAX_VALUES);
    const mark = /^["“”„]?/.exec(this.document.getText(range))?.[0] ?? '';
    return values.map(
      ({ value, count: n }): CompletionRow => ({
        label: value,
        kind: vscode.CompletionItemKind.Value,
        ...(n !== null && { detail: usesOf(field, n) }),
        insert: queryValue(value, field),
        range,
        // All values fit what is typed, some of them in the middle of a word’s beginning.
        filter: `${mark}${typed} ${value}`,
        asksAgain: false,
      }),
    );
  }

  private options(offset: number): CompletionRow[] {
    const line = this.document.lineAt(this.document.positionAt(offset).line);
    const column = this.document.positionAt(offset).character;
    const typed = line.text.slice(0, column).split(/[\s#]/).pop() ?? '';
    const isSort = typed.startsWith('sort:');
    const from = column - typed.length + (isSort ? 'sort:'.length : 0);
    const range = new vscode.Range(line.lineNumber, from, line.lineNumber, column);
    const row = (insert: string, about: string, kind: vscode.CompletionItemKind): CompletionRow => ({
      label: insert,
      kind,
      about,
      insert,
      range,
      filter: insert,
      asksAgain: insert.endsWith(':'),
    });
    if (isSort)
      return SEARCH_SORTS.map(sort => row(sort, HELP.options.sort.about, vscode.CompletionItemKind.EnumMember));
    return SEARCH_OPTIONS.map(name => row(`${name}:`, HELP.options[name].about, vscode.CompletionItemKind.Property));
  }
}

const fieldRows = (range: vscode.Range): CompletionRow[] =>
  FIELDS.map(field => {
    const insert = field === 'confidence' ? `${field}<` : `${field}:`;
    const { about, example } = HELP.fields[field];
    return {
      label: insert,
      kind: vscode.CompletionItemKind.Field,
      detail: example,
      about,
      insert,
      range,
      filter: insert,
      asksAgain: true,
    };
  });

const shown = (blocks: readonly (readonly RichLine[])[], range: vscode.Range): vscode.Hover =>
  hover([render(blocks, [], () => null)], range);

function hoverAt(
  editors: SearchEditors,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | null {
  const read = readSearch(document);
  const offset = document.offsetAt(position);
  if (offset < read.resultsStart) {
    const found = fieldAt(read.query, offset);
    if (!found) return optionHover(document, offset, read);
    const { about, example } = HELP.fields[found.field];
    return shown(
      [[[strong(found.field)], [text(about)], [emphasis(example)]], [[text(HELP.query)]]],
      rangeOf(document, found.span),
    );
  }
  const row = editors.rowAt(document, position.line);
  return row && shown([rowBlock(row)], document.lineAt(position.line).range);
}

function optionHover(document: vscode.TextDocument, offset: number, { optionSpans }: ReadSearch): vscode.Hover | null {
  const found = optionSpans.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!found) return null;
  const { about, example } = HELP.options[found.name];
  return shown([[[strong(found.name)], [text(about)], [emphasis(example)]]], rangeOf(document, found.span));
}

function rowBlock({ row }: ShownRow): RichLine[] {
  const { headline, date, source, file, quote } = resultOf(row);
  const line = row.state === 'found' ? row.occurrence.line : null;
  const who = quote && [
    strong(quote.speaker ?? say`speaker unknown`),
    text(
      ` (${quote.status === 'derived' && quote.confidence !== null ? percent(quote.confidence) : quote.status}, ${quote.kind})`,
    ),
  ];
  return [
    [strong(headline)],
    [text([date, source].filter(Boolean).join(', '))],
    ...(who ? [who, [text(quote.text)]] : []),
    [emphasis(`${file}${line === null ? '' : `:${line}`}`)],
  ];
}

/** The place that a row leads to, in the article as it is now. */
async function definitionAt(
  editors: SearchEditors,
  index: IndexStore,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.LocationLink[] | null> {
  const found = editors.rowAt(document, position.line);
  if (found?.row.state !== 'found') return null;
  const { result, hit, keyword } = found.row.occurrence;
  const uri = index.uriOf(result.file);
  const article = await readText(uri);
  if (article === null || article.slice(hit.start, hit.end) !== keyword) return null;
  const { link } = found.line;
  return [
    {
      ...(link && {
        originSelectionRange: new vscode.Range(found.lineNumber, link.start, found.lineNumber, link.end),
      }),
      targetUri: uri,
      targetRange: toRange(new LineIndex(article), hit),
    },
  ];
}

/** How often a value of a field occurs. */
function usesOf(field: FieldName, n: number): string {
  if (field === 'speaker') return count(n, 'quote');
  return field === 'tag' || field === 'about' || field === 'author' ? count(n, 'use') : count(n, 'article');
}
