/** Migrates files of earlier formats to the current one. */
import { readYaml, topLevelText } from '../yaml/file';

/** A step from one format to a later one. Pure. */
export interface Migration {
  /** The format that it reads. */
  readonly from: string;
  /** The format that it produces: a later one, so that migration ends. */
  readonly to: string;
  /** Returns the file's text in the new format, with comments and unknown keys. */
  migrate(yamlText: string): string;
}

/** None so far: `seed-annotations/1` and `seed-annotator/1` are the first formats. */
export const MIGRATIONS: readonly Migration[] = [];

export interface MigratedText {
  readonly text: string;
  /** The format of the text before; null if it was not migrated. */
  readonly from: string | null;
}

/** Applies the steps that lead from a text's format. A text of any other format is returned unchanged. */
export function applyMigrations(yamlText: string, migrations: readonly Migration[]): MigratedText {
  let text = yamlText;
  let from: string | null = null;
  // More steps than there are migrations could only be a cycle.
  for (let steps = 0; steps < migrations.length; steps++) {
    const format = topLevelText(readYaml(text), 'format');
    const step = migrations.find(candidate => candidate.from === format);
    if (!step) break;
    from ??= step.from;
    text = step.migrate(text);
  }
  return { text, from };
}

/** The file name for a copy of a file's text before it was migrated from `format`. */
export const backupName = (file: string, format: string): string =>
  `${file}.${format.replace(/[^\p{L}\p{N}-]+/gu, '-')}.bak`;
