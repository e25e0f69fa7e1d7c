import path from 'node:path';
import { Converter } from '../../converter';
import {
  type Columns,
  ConversionError,
  type ConvertedArticle,
  type ConvertOptions,
  checkGiven,
  Duplicates,
  FIELDS,
  type Field,
  isSourceName,
} from '../../core/conversion';
import { count } from '../../core/interchange';
import { inEnglish, MAX_ARTICLE_BYTES, type Message } from '../../core/text';
import { PathError } from '../../platform/node/pathError';
import { readPlainFile } from '../../platform/node/plainFile';
import { startConverter } from '../../platform/node/worker';
import { type Options, UsageError } from '../arguments';
import { filesOf } from '../files';
import { complain, complainOfBug, EXIT, type ExitCode, writeMessage } from '../output';
import { NewArticles } from './newArticles';

export interface ConvertRequest {
  /** The folder that the articles are written to; null to write nothing and only tell. */
  readonly output: string | null;
  readonly options: ConvertOptions;
}

/** @throws UsageError */
export function readRequest(values: Options): ConvertRequest {
  const { output, date = null, source = null, pattern = null, columns = '' } = values;
  if (output === undefined && !values['dry-run']) throw new UsageError('convert needs --output with a folder');
  if (values['day-first'] && values['month-first'])
    throw new UsageError('--day-first and --month-first exclude each other');
  const given = { date, source, pattern };
  try {
    checkGiven(given);
  } catch (error) {
    throw error instanceof ConversionError ? new UsageError(error.message.replace(/\.$/, '')) : error;
  }
  const dayFirst = values['day-first'] ? true : values['month-first'] ? false : null;
  return {
    output: values['dry-run'] ? null : (output ?? null),
    options: { ...given, columns: readColumns(columns), dayFirst },
  };
}

/** `text=body,date=published`. @throws UsageError */
function readColumns(written: string): Columns {
  const columns: Partial<Record<Field, string>> = {};
  for (const pair of written.split(',').filter(one => one !== '')) {
    const [name = '', column = ''] = pair.split('=');
    const field = FIELDS.find(one => one === name.trim());
    if (!field || !column.trim())
      throw new UsageError(`--columns takes text=NAME,title=NAME,date=NAME,source=NAME, not “${pair}”`);
    columns[field] = column.trim();
  }
  return columns;
}

/** Parts of a page that a browser saved are not articles of their own. */
const isOwnSource = (file: string): boolean => isSourceName(path.basename(file)) && !/_files[\\/][^\\/]*$/.test(file);

const WALK = { withAnnotations: false, accepts: isOwnSource };

/** Converts files one by one. What cannot be read is named on standard error, and so is what is unsure. */
export async function convertFiles(paths: readonly string[], { output, options }: ConvertRequest): Promise<ExitCode> {
  const converter = new Converter(async () => startConverter(path.join(__dirname, 'converter.js')));
  const run = new ConvertRun(output === null ? null : new NewArticles(output));
  try {
    // All files are found before the first article is written: the folder may be one of those that are searched.
    const files: (string | PathError)[] = [];
    for await (const file of filesOf(paths, WALK)) files.push(file);
    for (const file of files) {
      await run.attempt(String(file), async () => {
        if (file instanceof PathError) throw file;
        const bytes = await readPlainFile(file, MAX_ARTICLE_BYTES);
        const { articles, faults } = await converter.convert({ path: file, bytes }, options);
        for (const article of articles) await run.attempt(placeIn(file, article.place), () => run.add(file, article));
        for (const fault of faults) run.fail(`${placeIn(file, fault.place)}: ${inEnglish(fault.message)}`);
      });
    }
  } finally {
    converter.dispose();
  }
  await run.tell();
  return run.isComplete ? EXIT.fine : EXIT.failed;
}

const placeIn = (file: string, place: Message | null): string =>
  place === null ? file : `${file} (${inEnglish(place)})`;

class ConvertRun {
  isComplete = true;
  private written = 0;
  private unsure = 0;
  private readonly duplicates = new Duplicates();

  /** @param target null to write nothing */
  constructor(private readonly target: NewArticles | null) {}

  async add(file: string, article: ConvertedArticle): Promise<void> {
    const where = placeIn(file, article.place);
    const duplicate = this.duplicates.note(article, where);
    if (duplicate?.isSame) return complain(`${where}: the same article as ${duplicate.of}. It was not written again.`);
    if (duplicate) complain(`${where}: the same words as ${duplicate.of}, under another header.`);
    if (article.doubts.length) this.unsure++;
    for (const { message } of article.doubts) complain(`${where}: ${inEnglish(message)}`);
    const { name, isNew } = this.target
      ? await this.target.write(article.text)
      : { name: headerOf(article), isNew: true };
    if (isNew) this.written++;
    await writeMessage(`${where}: ${name}${isNew ? '' : ' (already there)'}`);
  }

  fail(message: string): void {
    this.isComplete = false;
    complain(message);
  }

  /** What fails is reported, and the rest goes on. */
  async attempt(where: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ConversionError)
        this.fail(`${error.place ? placeIn(where, error.place) : where}: ${error.message}`);
      else if (error instanceof PathError) this.fail(error.message);
      else {
        this.fail(`${where}: skipped because of a fault in the program.`);
        complainOfBug(error);
      }
    }
  }

  tell(): Promise<void> {
    const unsure = this.unsure ? `; ${this.unsure} with something unsure` : '';
    return writeMessage(`${count(this.written, 'article')} ${this.target ? 'written' : 'found'}${unsure}.`);
  }
}

const headerOf = ({ text }: ConvertedArticle): string => text.slice(0, text.indexOf('\n')).trim();
