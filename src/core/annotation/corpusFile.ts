/** `seed-annotator.yaml` at the workspace folder's root: what concerns the whole corpus. */
import { editList, type Fields, listItems, readYaml, type SidecarProblem, serialize } from './yamlFile';

export const CORPUS_FORMAT = 'seed-annotator/1';
const TAGS = 'tags';
const TAG_KEYS = ['name', 'color', 'key', 'description'] as const;

export interface TagDefinition {
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string;
  /** One key that applies it. */
  readonly key?: string;
  readonly description?: string;
}

export interface CorpusFile {
  readonly tags: readonly TagDefinition[];
  readonly problems: readonly SidecarProblem[];
  readonly writable: boolean;
}

export type CorpusChange = { readonly op: 'addTag'; readonly tag: TagDefinition };

/** Reads the corpus file; never throws. */
export function readCorpusFile(yamlText: string): CorpusFile {
  const file = readYaml(yamlText);
  if (!file.document) return { tags: [], problems: file.problems, writable: false };
  const format = file.document.get('format');
  const known = format === undefined || format === CORPUS_FORMAT;
  const problems: SidecarProblem[] = [];
  if (!known) {
    const message = `The format “${String(format).slice(0, 60)}” is not one that this version knows (${CORPUS_FORMAT}).`;
    problems.push(file.problemAt('sidecar/unknown-format', 'error', message, { start: 0, end: 0 }));
  }
  const tags: TagDefinition[] = [];
  for (const { value, at } of listItems(file, TAGS)) {
    const tag = toTag(value);
    if (tag) tags.push(tag);
    else
      problems.push(
        file.problemAt('sidecar/invalid-item', 'warning', 'A tag needs a “name”; its other values are text.', at),
      );
  }
  return { tags, problems, writable: known };
}

function toTag(value: unknown): TagDefinition | null {
  if (typeof value === 'string' && value) return { name: value };
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Fields;
  if (typeof fields.name !== 'string' || !fields.name) return null;
  const tag: Record<string, string> = {};
  for (const key of TAG_KEYS) {
    const field = fields[key];
    if (field === undefined || field === null) continue;
    // A key such as `1` is a number to YAML.
    if (typeof field !== 'string' && typeof field !== 'number') return null;
    tag[key] = String(field);
  }
  return tag as unknown as TagDefinition;
}

/** Applies changes to the corpus file's text, by the rules of `editSidecar`. */
export function editCorpusFile(
  yamlText: string | null,
  changes: readonly CorpusChange[],
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly SidecarProblem[] } {
  let text = yamlText ?? '';
  const { writable, problems } = readCorpusFile(text);
  if (!writable) return { ok: false, problems };
  for (const { tag } of changes) {
    if (readCorpusFile(text).tags.some(known => known.name === tag.name)) continue;
    text =
      text.trim() === ''
        ? serialize({ format: CORPUS_FORMAT, [TAGS]: [tag] })
        : editList(text, TAGS, { op: 'append', value: { ...tag } }, TAG_KEYS);
  }
  return { ok: true, text };
}
