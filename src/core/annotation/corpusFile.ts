/** `seed-annotator.yaml` at the workspace folder's root: what concerns the whole corpus. Same rules as the sidecar. */
import { isFields } from './listChanges';
import { checkFormat, edited, notAList, type YamlEditResult } from './sidecar';
import { type ListItem, listItems, readYaml, type SidecarProblem, spanAt, type YamlFile } from './yamlFile';

export const CORPUS_FORMAT = 'seed-annotator/1';
/** No address of a schema: the extension brings its own, and nothing is fetched. */
const FIRST_LINE =
  '# What concerns the whole folder, kept by Seed Annotator. Edit freely: comments, order and unknown keys stay as they are.\n';
const TAGS = 'tags';
const OPTIONAL_KEYS = ['color', 'key', 'description'] as const;

export interface TagDefinition {
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string;
  /** One key that applies it. */
  readonly key?: string;
  readonly description?: string;
}

export interface CorpusFile {
  /** In the order of the file. */
  readonly tags: readonly TagDefinition[];
  readonly problems: readonly SidecarProblem[];
  /** False where writing could lose something. */
  readonly writable: boolean;
}

export interface CorpusChange {
  readonly op: 'addTag';
  readonly tag: TagDefinition;
}

/** Reads the corpus file; never throws. */
export function readCorpusFile(yamlText: string): CorpusFile {
  return readTags(readYaml(yamlText));
}

function readTags(file: YamlFile): CorpusFile {
  if (!file.document) return { tags: [], problems: file.problems, writable: false };
  const problems: SidecarProblem[] = [];
  const known = checkFormat(file, CORPUS_FORMAT, problems);
  const items = listItems(file, TAGS);
  if (!items) problems.push(notAList(file, TAGS));
  const tags: TagDefinition[] = [];
  for (const item of items ?? []) {
    const tag = readTag(file, item, problems);
    if (tag && tags.some(({ name }) => name === tag.name)) {
      const message = `The tag “${tag.name.slice(0, 60)}” stands twice; the first one counts.`;
      problems.push(file.problemAt('sidecar/duplicate-id', 'warning', message, spanAt(item.node, ['name'])));
    } else if (tag) tags.push(tag);
  }
  return { tags, problems, writable: known && items !== null };
}

/** A tag may be written as its name alone. */
function readTag(file: YamlFile, { value, node }: ListItem, problems: SidecarProblem[]): TagDefinition | null {
  const fields = typeof value === 'string' ? { name: value } : value;
  if (!isFields(fields) || typeof fields.name !== 'string' || !fields.name) {
    const message = 'A tag needs a “name”, which is text. It is left out.';
    problems.push(file.problemAt('sidecar/invalid-item', 'error', message, spanAt(node, ['name'])));
    return null;
  }
  const tag: Record<string, string> = { name: fields.name };
  for (const key of OPTIONAL_KEYS) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    // A key such as `1` is a number to YAML.
    if (typeof field === 'string' || (key === 'key' && typeof field === 'number')) tag[key] = String(field);
    else if (field !== undefined && field !== null) {
      const message = `“${key}” must be text: put it in quotes.`;
      problems.push(file.problemAt('sidecar/invalid-field', 'warning', message, spanAt(node, [key])));
    }
  }
  return tag as unknown as TagDefinition;
}

/** Applies changes to the corpus file's text, as `editSidecar` does; a tag that is there already stays as it is. */
export function editCorpusFile(yamlText: string | null, changes: readonly CorpusChange[]): YamlEditResult {
  const text = yamlText ?? '';
  const file = readYaml(text);
  const { tags, writable, problems } = readTags(file);
  if (!writable) return { ok: false, problems: problems.filter(problem => problem.severity === 'error') };
  const added = new Map<string, TagDefinition>();
  for (const { tag } of changes)
    if (!tags.some(({ name }) => name === tag.name) && !added.has(tag.name)) added.set(tag.name, tag);
  const values = [...added.values()].map(({ name, ...rest }) => withoutGaps({ name, ...rest }));
  const appended = values.map(value => ({ op: 'append' as const, value }));
  return edited(file, { format: CORPUS_FORMAT }, FIRST_LINE, TAGS, appended);
}

const withoutGaps = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
