import type { Annotation, Tag } from '../../../core/annotation';
import { plainText } from '../../../core/view';
import type { Services } from '../../services/services';
import { pickOrType } from '../../shell/picks';
import { swatch } from '../../shell/swatch';
import { Transaction } from '../../stores/history';
import type { SeedView } from '../../stores/viewStore';
import { usedIn } from './tagger';
import { describeTag } from './tagPick';

/** Asks for another tag for a tagged passage, and changes it. */
export async function changeTag({ annotator, vocabulary }: Services, view: SeedView, present: Tag): Promise<void> {
  const tag = await chooseTag({ vocabulary }, view, present.tag);
  if (!tag || tag === present.tag) return;
  const both = new Transaction();
  const changed = (fresh: Annotation): Annotation => (fresh.kind === 'tag' ? { ...fresh, tag } : fresh);
  await annotator.update(view.uri, present.id, changed, both);
  await vocabulary.defineTags([tag], view.uri, both);
}

/** One of the folder's tags or of those used in the file, or a new one by name. */
async function chooseTag(
  { vocabulary }: Pick<Services, 'vocabulary'>,
  view: SeedView,
  present: string,
): Promise<string | undefined> {
  const tags = await vocabulary.tagsFor(view.uri);
  const names = [...new Set([...tags.definitions.map(({ name }) => name), ...usedIn(view)])];
  return pickOrType<string>({
    title: plainText`Change Tag`,
    placeholder: plainText`Choose a tag, or type a new one`,
    rows: names.map(name => ({
      label: name,
      description: describeTag(name, tags),
      iconPath: swatch(tags.colorOf(name)),
      value: name,
    })),
    isActive: name => name === present,
    typed: name => ({ label: 'New tag', value: name }),
  });
}
