import type * as vscode from 'vscode';
import type { PlainText } from '../../../core/view';
import { plainText, say } from '../../shell/language';
import { pickOrType } from '../../shell/picks';
import { swatch } from '../../shell/swatch';
import type { TagSchema } from '../../stores/tagSchema';
import { describeTag } from './tagPick';

export interface ChooseTagQuestion {
  readonly title: PlainText;
  /** Tags in use that the folder may not define. */
  readonly used: readonly string[];
  /** The tag that is active at first; null for the first one. */
  readonly present: string | null;
}

/** One of the tags of the folder of a file, or a new one by name. @returns undefined if the person cancelled */
export async function chooseTag(
  vocabulary: TagSchema,
  uri: vscode.Uri,
  { title, used, present }: ChooseTagQuestion,
): Promise<string | undefined> {
  const tags = await vocabulary.tagsFor(uri);
  const names = [...new Set([...tags.definitions.map(({ name }) => name), ...used])];
  return pickOrType<string>({
    title,
    placeholder: plainText`Choose a tag, or type a new one`,
    rows: names.map(name => ({
      label: name,
      description: describeTag(name, tags),
      iconPath: swatch(tags.colorOf(name)),
      value: name,
    })),
    isActive: name => name === present,
    typed: name => ({ label: say`New tag`, value: name }),
  });
}
