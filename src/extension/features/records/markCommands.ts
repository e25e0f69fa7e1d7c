import * as vscode from 'vscode';
import { type CorpusChange, type RecordMark, RecordMarks, recordMarkKey } from '../../../core/annotation';
import type { Services } from '../../services/services';
import { uriArgument } from '../../shell/args';
import { plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { newCorpusFileOf } from '../../stores/corpusPlace';
import { isSeedDocument } from '../../stores/seedFiles';
import { nameOf } from '../../stores/writeErrors';

/** An article’s file, how the corpus file names it, and the sources of its articles. */
interface Marked {
  readonly uri: vscode.Uri;
  readonly file: string;
  readonly sources: readonly string[];
  readonly marks: readonly RecordMark[];
}

/** Marks a file, or all articles of a source, as records in `seed-annotator.yaml`, and takes marks back. */
export function markCommands(services: Pick<Services, 'corpus' | 'views'>): Handlers {
  const apply = (uri: vscode.Uri, changes: readonly CorpusChange[]) => services.corpus.apply(uri, changes);
  return {
    markRecord: async argument => {
      const at = await markedFile(argument, services);
      const mark = at && (await chooseMark(at));
      if (at && mark) await apply(at.uri, [{ list: 'records', op: 'add', item: mark }]);
    },

    unmarkRecord: async argument => {
      const at = await markedFile(argument, services);
      if (!at) return;
      const marks = marksOf(at);
      const exact = marks.filter(({ file }) => file === undefined || file === at.file);
      const mark = exact.length > 1 ? await chooseOf(exact) : exact[0];
      if (mark) await apply(at.uri, [{ list: 'records', op: 'remove', key: recordMarkKey(mark) }]);
      else if (!exact.length) tellWhyNot(at, marks);
    },
  };
}

/** The file that an argument names, or else the active one; null where there is none in a folder. */
async function markedFile(
  argument: unknown,
  { corpus, views }: Pick<Services, 'corpus' | 'views'>,
): Promise<Marked | null> {
  const active = vscode.window.activeTextEditor?.document;
  const uri = uriArgument(argument) ?? (active && isSeedDocument(active) ? active.uri : null);
  const file = uri && newCorpusFileOf(uri) ? await corpus.get(uri) : null;
  const view = uri && file ? await views.of(uri) : null;
  if (!uri || !file || !view) {
    void showInformation(plainText`Open a seed article of a folder first.`);
    return null;
  }
  const folder = vscode.Uri.joinPath(file.uri, '..').path;
  const sources = view.articles.flatMap(({ analysis }) => analysis.article.header?.source?.text ?? []);
  return {
    uri,
    file: uri.path.slice(folder.endsWith('/') ? folder.length : folder.length + 1),
    sources: [...new Set(sources)],
    marks: file.read.records,
  };
}

function chooseMark({ file, sources }: Marked): Promise<RecordMark | undefined> {
  return pickOne<RecordMark>(
    [
      { icon: 'file', label: say`This File`, description: file, value: { file } },
      ...sources.map(source => ({
        icon: 'source' as const,
        label: say`All Articles of the Source`,
        description: source,
        value: { source },
      })),
    ],
    { title: plainText`Mark as Record`, placeholder: plainText`Quotes of the people in a record are held against it` },
  );
}

const chooseOf = (marks: readonly RecordMark[]): Promise<RecordMark | undefined> =>
  pickOne<RecordMark>(
    marks.map(mark => ({
      icon: mark.file === undefined ? ('source' as const) : ('file' as const),
      label: mark.file === undefined ? say`All Articles of the Source` : say`This File`,
      description: mark.file ?? mark.source ?? '',
      value: mark,
    })),
    { title: plainText`Unmark Record` },
  );

/** The marks that make this file a record, or one of its articles. */
const marksOf = ({ file, sources, marks }: Marked): RecordMark[] =>
  marks.filter(mark => {
    const one = new RecordMarks([mark]);
    return one.matches(file, null) || sources.some(source => one.isSource(source));
  });

function tellWhyNot({ uri }: Marked, [glob]: readonly RecordMark[]): void {
  void showInformation(
    glob
      ? plainText`${nameOf(uri)} is a record by ${glob.file ?? ''} in seed-annotator.yaml. Change it there.`
      : plainText`${nameOf(uri)} is not marked as a record.`,
  );
}
