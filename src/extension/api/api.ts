/** The API for other extensions, as `types/api.d.ts` describes it. */
import type * as vscode from 'vscode';
import type * as api from '../../../types/api';
import { parseQuery } from '../../core/corpus';
import { inEnglish, LineIndex } from '../../core/text';
import type { Services } from '../services/services';
import { throwIfCancelled } from '../shell/cancellation';
import { toRange } from '../shell/positions';
import { readText } from '../shell/text';
import type { SeedView } from '../stores/viewStore';
import { toAnnotation, toArticle } from './toApi';

/** By semantic versioning: a new member is a minor version, a change of one is a major version with its own object. */
export const API_VERSION = '1.0.0';
const MAJOR = 1;

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

type ApiServices = Pick<Services, 'views' | 'index'>;

export function createExports(services: ApiServices): api.SeedAnnotatorExports {
  const version1 = Object.freeze(createApi(services));
  return Object.freeze<api.SeedAnnotatorExports>({
    apiVersion: API_VERSION,
    getAPI: version => {
      if (version !== MAJOR)
        throw new Error(`Seed Annotator has version ${API_VERSION} of its API, not version ${String(version)}.`);
      return version1;
    },
  });
}

function createApi({ views, index }: ApiServices): api.SeedAnnotatorApi {
  const viewOf = async (file: vscode.Uri, token?: vscode.CancellationToken): Promise<SeedView | null> => {
    const view = await views.once(file);
    if (token) throwIfCancelled(token);
    return view;
  };
  return {
    getArticles: async (file, token) => {
      const view = await viewOf(file, token);
      return view ? view.articles.map(article => toArticle(view, article)) : null;
    },
    getAnnotations: async (file, token) => {
      const view = await viewOf(file, token);
      return view ? view.annotations.map(one => toAnnotation(view, one)) : null;
    },
    search: (query, options, token) => search(index, { query, ...options }, token),
    onDidChange: views.onDidChange,
  };
}

/** @throws Error if the query is not right */
async function search(
  index: ApiServices['index'],
  { query, limit = DEFAULT_LIMIT, offset = 0, order = 'newest' }: api.SearchOptions & { readonly query: string },
  token?: vscode.CancellationToken,
): Promise<api.SearchPage> {
  const { root, problems } = parseQuery(query);
  const [problem] = problems;
  if (problem) throw new Error(`Query, column ${problem.span.start + 1}: ${inEnglish(problem.message)}`);
  if (!root) throw new Error('The query asks for nothing.');
  const page = { limit: whole(limit, 1, MAX_LIMIT), offset: whole(offset, 0, Number.MAX_SAFE_INTEGER), order };
  const { unit, results } = await index.ask('searchPage', query, page);
  const texts = new Map<string, Promise<FileText | null>>();
  const found: api.SearchResult[] = [];
  for (const { file, article, span, headline, date, source, quote } of results) {
    if (token) throwIfCancelled(token);
    const text = texts.get(file) ?? readFile(index.uriOf(file));
    texts.set(file, text);
    const read = await text;
    if (!read) continue;
    found.push({
      file: read.uri,
      article,
      range: toRange(read.lines, span),
      text: read.text.slice(span.start, span.end),
      headline,
      date,
      source,
      quote: quote && {
        speaker: quote.speaker,
        status: quote.status as api.Quote['status'],
        confidence: quote.confidence,
      },
    });
  }
  return { unit, results: found, next: results.length < page.limit ? null : page.offset + results.length };
}

interface FileText {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly lines: LineIndex;
}

async function readFile(uri: vscode.Uri): Promise<FileText | null> {
  const text = await readText(uri).catch(() => null);
  return text === null ? null : { uri, text, lines: new LineIndex(text) };
}

/** Another extension may pass anything. */
const whole = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.trunc(Number(value)) || least));
