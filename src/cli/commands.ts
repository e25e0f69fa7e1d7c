/** All commands but `extract`. They are a bundle of their own, so that `extract` starts without reading their code. */
import { ForeignIndexError } from '../core/corpus';
import { FORMATS, type Format, formatOf } from '../core/interchange';
import { AGREEMENT_FORMATS, agreement } from './agreement';
import { type Options, UsageError } from './arguments';
import { CHECK_FORMATS, check } from './check';
import { exportFiles } from './export';
import { tellFailure } from './failures';
import { importFiles } from './import';
import { mergeSidecar } from './mergeSidecar';
import { complain, EXIT, type ExitCode } from './output';
import { report } from './report';

export const HELP = `seed-annotator: who said what in news articles kept as seed files

  seed-annotator extract PATH…                 one JSON line per article
  seed-annotator check [--format F] PATH…      problems; F is text (default), json or sarif
  seed-annotator export --format F [--output O] [--bom] [--base URL] PATH…
                                               in other tools' formats; F is ${FORMATS.map(({ id }) => id).join(', ')};
                                               O is a folder, or for formats with one file for all also that file;
                                               URL is where the articles' folder can be read, for formats that
                                               name its pages
  seed-annotator import [--format F] [--output FOLDER] [--author NAME] FILE…
                                               other tools' annotations to the articles in FOLDER
  seed-annotator convert --output FOLDER [--date D] [--source NAME] [--pattern P] [--columns C] [--day-first |
                 --month-first] [--dry-run] PATH…
                                               articles in pages, mails, documents, tables, feeds and exports of news
                                               databases to seed files; P such as {source}/{date}-{title}.txt, C such as
                                               text=body,date=published; docs/getting-articles-in.md
  seed-annotator agreement [--format F] PATH…  how far authors agree, and where not; F is text (default) or json
  seed-annotator report [--output FILE] PATH…  quotes with speakers, notes and links back, as Markdown
  seed-annotator index --output INDEX [--jobs N] PATH…
                                               builds or updates a corpus index, an SQLite database; N threads
  seed-annotator index --output INDEX --from EXTRACTED…
                                               the same from files of extract's lines, without analysing again
  seed-annotator search --index INDEX [--kwic] [--sort S] [--format F] [--limit N] QUERY…
                                               what the index holds; --kwic aligns the hits; S is date (default),
                                               oldest, left, right or speaker; F is text (default), json, csv, jsonl
                                               or md
  seed-annotator reuse [--format F] INDEX      quotes that several articles have, the same or nearly
  seed-annotator verify --index INDEX [--format F] [RECORD]
                                               quotes of the people in a transcript or speech, held against it;
                                               without RECORD, against all that the corpus files mark as records
  seed-annotator mcp [--index INDEX] [--write] [--author NAME] FOLDER…
                                               answers agents' questions about the articles in FOLDER, over the
                                               Model Context Protocol on standard input and output; with --write,
                                               agents may add annotations
  seed-annotator merge-sidecar BASE OURS THEIRS [NAME]
                                               merges sidecars into OURS, as git's merge driver
  seed-annotator --help | --version

A PATH is a file, a directory (walked for seed files), or - for a list of paths on standard input.
Exit code: 0 fine, 1 check found errors or a merge has conflicts, 2 something could not be
read or written, or the call was wrong.
`;

const STANDARD_OUTPUT = '-';

type Command = (paths: readonly string[], options: Options) => Promise<ExitCode>;

const COMMANDS: Readonly<Record<string, Command>> = {
  check: (paths, { format = 'text' }) => {
    const known = CHECK_FORMATS.find(name => name === format);
    if (!known) throw new UsageError(`--format takes ${CHECK_FORMATS.join(', ')}, not “${format}”`);
    return check(paths, known);
  },
  export: (paths, { format: id, output, bom, base }) => {
    if (id === undefined) throw new UsageError('export needs --format');
    const format = known(id);
    if (output === STANDARD_OUTPUT && !format.joined)
      throw new UsageError(`${id} makes files of each article: --output takes a folder`);
    return exportFiles(paths, { format, output: outputOf(output), withMark: bom ?? false, base: baseOf(base) });
  },
  import: (paths, { format, output, author }) =>
    importFiles(paths, {
      format: format === undefined ? null : known(format),
      articles: output ?? null,
      author: author ?? null,
    }),
  convert: async (paths, options) => {
    const { convertFiles, readRequest } = await import('./convert/convert');
    return convertFiles(paths, readRequest(options));
  },
  agreement: (paths, { format = 'text' }) => {
    const one = AGREEMENT_FORMATS.find(name => name === format);
    if (!one) throw new UsageError(`--format takes ${AGREEMENT_FORMATS.join(', ')}, not “${format}”`);
    return agreement(paths, one);
  },
  report: (paths, { output }) => report(paths, outputOf(output)),
  index: async (paths, { output, jobs, from }) => {
    if (output === undefined || output === STANDARD_OUTPUT) throw new UsageError('index needs --output with a file');
    const { buildIndex } = await import('./corpus/buildIndex');
    return buildIndex(paths, { output, jobs: countOf('jobs', jobs, 1, 64), isExtracted: from ?? false });
  },
  search: async (words, { index, format = 'text', limit, sort = 'date', kwic = false }) => {
    if (index === undefined) throw new UsageError('search needs --index');
    const { OUTPUTS, searchIndex, SORTS } = await import('./corpus/searchIndex');
    const output = OUTPUTS.find(one => one === format);
    if (!output) throw new UsageError(`--format takes ${OUTPUTS.join(', ')}, not “${format}”`);
    const order = SORTS.find(one => one === sort);
    if (!order) throw new UsageError(`--sort takes ${SORTS.join(', ')}, not “${sort}”`);
    if (kwic && output !== 'text') throw new UsageError('--kwic goes with --format text');
    return searchIndex(words.join(' '), {
      index,
      output: kwic ? 'kwic' : output,
      sort: order,
      limit: countOf('limit', limit, 50, 1_000_000),
    });
  },
  reuse: async ([index, ...more], { format = 'text' }) => {
    if (index === undefined || more.length) throw new UsageError('reuse takes one index');
    const { findReuse } = await import('./corpus/reuse');
    return findReuse(index, isJson(format));
  },
  verify: async ([record, ...more], { index, format = 'text' }) => {
    if (index === undefined) throw new UsageError('verify needs --index');
    if (more.length) throw new UsageError('verify takes one record, or none');
    const { verifyQuotes } = await import('./corpus/verify');
    return verifyQuotes({ index, record: record ?? null, asJson: isJson(format) });
  },
  mcp: async (paths, { index, write = false, author }) => {
    const { mcp } = await import('./mcp/mcp');
    return mcp(paths, { index: index ?? null, write, author: author?.trim() || null });
  },
  'merge-sidecar': ([base, ours, theirs, name, ...more]) => {
    if (base === undefined || ours === undefined || theirs === undefined || more.length)
      throw new UsageError('merge-sidecar takes three files, BASE OURS THEIRS, and a name to call them by');
    return mergeSidecar(base, ours, theirs, name);
  },
};

/** Commands that may be called without a path. */
const WITHOUT_PATHS: ReadonlySet<string> = new Set(['verify']);

/** Null means standard output, as without the option. */
const outputOf = (output: string | undefined): string | null =>
  output === undefined || output === STANDARD_OUTPUT ? null : output;

/** @throws UsageError where the format is neither text nor JSON */
function isJson(format: string): boolean {
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format takes text, json, not “${format}”`);
  return format === 'json';
}

/** The URL of a folder, with `/` at its end. @throws UsageError if it is none */
function baseOf(base: string | undefined): string | null {
  if (base === undefined) return null;
  if (!/^(?:https?|file):\/\//i.test(base) || !URL.canParse(base) || /[?#]/.test(base))
    throw new UsageError(`--base takes the URL of a folder, as https://example.org/articles/, not “${base}”`);
  return base.endsWith('/') ? base : `${base}/`;
}

/** A whole number from 1 on. */
function countOf(option: string, value: string | undefined, otherwise: number, most: number): number {
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d{0,6}$/.test(value) || Number(value) > most)
    throw new UsageError(`--${option} takes a number from 1 to ${most}, not “${value}”`);
  return Number(value);
}

function known(id: string): Format {
  const format = formatOf(id);
  if (!format) throw new UsageError(`--format takes ${FORMATS.map(one => one.id).join(', ')}, not “${id}”`);
  return format;
}

/**
 * Runs a command, and reports its failure on standard error. Null if there is no such command.
 * @param name what the user called
 */
export async function runCommand(name: string, paths: readonly string[], options: Options): Promise<ExitCode | null> {
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!run) return null;
  try {
    if (!paths.length && !WITHOUT_PATHS.has(name)) throw new UsageError(`${name} needs at least one path`);
    return await run(paths, options);
  } catch (error) {
    if (!(error instanceof ForeignIndexError)) return tellFailure(error);
    complain(`${error.message} Delete it and build it again.`);
    return EXIT.failed;
  }
}

/** Analyses for the thread that started this one. */
export async function serveIndexThread(): Promise<void> {
  const [{ serveIndexTasks }, { diskIndexer }] = await Promise.all([
    import('../platform/node/indexing/indexPool'),
    import('./corpus/diskIndexer'),
  ]);
  serveIndexTasks(diskIndexer());
}
