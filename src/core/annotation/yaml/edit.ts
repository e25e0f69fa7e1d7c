/**
 * Edits YAML text line by line: only the lines of what changes are touched, so that comments, order and style are kept,
 * and a diff shows just the change.
 *
 * The edited text is parsed again and must equal the parsed document with the same changes. If editing lines does not
 * lead there (flow style, aliases, explicit keys), the whole document is serialized, with its comments. If that differs
 * too, nothing is written.
 */
import { type Document, isMap, type YAMLMap } from 'yaml';
import { type Fields, parse, plainDocument, readYaml, topLevelFields, type YamlFile } from './file';
import { LineEditor } from './lineEditor';
import { NotLineBasedError } from './linePositions';
import { applyToDocument, applyToMap, isSame, type ListChange } from './listChanges';
import { editPlainList } from './plainEdit';
import { serialize, write } from './write';

/**
 * Applies changes to the list under a top-level key. All indices are those before the changes.
 * @returns the new text, or null if the change cannot be made without loss
 */
export function editList(file: YamlFile, key: string, changes: readonly ListChange[]): YamlFile | null {
  if (!changes.length) return file;
  return (
    editPlainList(file, key, changes) ??
    edit(
      file,
      target => applyToDocument(target, key, changes),
      editor => editor.changeTopLevelList(key, changes),
    )
  );
}

/**
 * Changes the top-level fields that were read as `from` into `to`. Fields in neither are kept.
 * @returns the new text, or null if the change cannot be made without loss
 */
export function editFields(file: YamlFile, from: Fields, to: Fields): YamlFile | null {
  if (isSame(from, to)) return file;
  return edit(
    file,
    target => {
      if (!isMap(target.contents)) target.contents = target.createNode({}) as never;
      applyToMap(target, target.contents as unknown as YAMLMap, from, to);
    },
    editor => editor.changeTopLevelFields(from, to),
  );
}

function edit(
  file: YamlFile,
  change: (document: Document) => void,
  editText: (editor: LineEditor) => void,
): YamlFile | null {
  const target = parse(file.text);
  if (!target) return null;
  try {
    change(target);
    const wanted = plainDocument(target);
    if (wanted === undefined) return null;
    const text = editLines(file, editText);
    const edited = text === null ? null : readIfEquivalent(text, wanted);
    if (edited) return edited;
    return readIfEquivalent(write(target), wanted);
  } catch {
    return null;
  }
}

/** The text as read, if it is valid and equals `wanted`. */
function readIfEquivalent(text: string, wanted: unknown): YamlFile | null {
  const file = readYaml(text);
  return isSame(topLevelFields(file), wanted) ? file : null;
}

function editLines(file: YamlFile, editText: (editor: LineEditor) => void): string | null {
  const editor = new LineEditor(file.text, file.document!);
  try {
    editText(editor);
    return editor.result();
  } catch (error) {
    if (error instanceof NotLineBasedError) return null;
    throw error;
  }
}

/**
 * Starts a list in a text that is empty or has only comments. `head` holds the fields above the list.
 * @returns null if the text holds anything else
 */
export function startList(
  file: YamlFile,
  head: Fields,
  firstLine: string,
  key: string,
  values: readonly unknown[],
): YamlFile | null {
  const body = serialize({ ...head, [key]: values });
  const bare = file.text.replace(/^\ufeff/, '');
  const wanted = { ...head, [key]: values };
  if (bare.trim() === '') return readIfEquivalent(firstLine + body, wanted);
  if (topLevelFields(file) !== null) return null;
  const text = `${file.text}${file.text.endsWith('\n') ? '' : '\n'}${body}`;
  return readIfEquivalent(text, wanted);
}
