import type { Annotation, Tag } from '../../../core/annotation';
import type { Services } from '../../services/services';
import { plainText } from '../../shell/language';
import { Transaction } from '../../stores/history';
import type { SeedView } from '../../stores/viewStore';
import { chooseTag } from './chooseTag';
import { usedIn } from './tagger';

/** Asks for another tag for a tagged passage, and changes it. */
export async function changeTag({ annotator, vocabulary }: Services, view: SeedView, present: Tag): Promise<void> {
  const question = { title: plainText`Change Tag`, used: usedIn(view), present: present.tag };
  const tag = await chooseTag(vocabulary, view.uri, question);
  if (!tag || tag === present.tag) return;
  const both = new Transaction();
  const changed = (fresh: Annotation): Annotation => (fresh.kind === 'tag' ? { ...fresh, tag } : fresh);
  await annotator.update(view.uri, present.id, changed, both);
  await vocabulary.defineTags([tag], view.uri, both);
}
