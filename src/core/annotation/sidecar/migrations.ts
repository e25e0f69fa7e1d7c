/** From the formats of earlier versions to the present one. */
import { readYaml, topLevelText } from '../yaml/file';

/** A step from one format to the next. Pure. */
export interface Migration {
  /** The format that it reads, and */
  readonly from: string;
  /** the one that it makes of it: a later one, so that steps come to an end. */
  readonly to: string;
  /** The file's text in the new format; comments and unknown keys stay. */
  migrate(yamlText: string): string;
}

/** None so far: `seed-annotations/1` and `seed-annotator/1` are the first formats there have been. */
export const MIGRATIONS: readonly Migration[] = [];

export interface MigratedText {
  readonly text: string;
  /** The format that the text was in, where it is in another one now. */
  readonly from: string | null;
}

/** Takes a file's text through the steps that lead from its format; a text of any other format stays as it is. */
export function applyMigrations(yamlText: string, migrations: readonly Migration[]): MigratedText {
  let text = yamlText;
  let from: string | null = null;
  // Each step leads on: more than there are could only go round in a circle.
  for (let steps = 0; steps < migrations.length; steps++) {
    const format = topLevelText(readYaml(text), 'format');
    const step = migrations.find(candidate => candidate.from === format);
    if (!step) break;
    from ??= step.from;
    text = step.migrate(text);
  }
  return { text, from };
}

/** The name under which a file's old content is kept beside it. */
export const backupName = (file: string, format: string): string =>
  `${file}.${format.replace(/[^\p{L}\p{N}-]+/gu, '-')}.bak`;
