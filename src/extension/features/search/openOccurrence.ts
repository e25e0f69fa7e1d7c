import type { Occurrence } from '../../../core/corpus';
import type { ShownPassage } from '../../services/shownPassage';
import { plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import type { IndexStore } from '../../stores/indexStore';
import type { ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';

interface Parts {
  readonly views: Pick<ViewStore, 'of'>;
  readonly index: Pick<IndexStore, 'uriOf'>;
  readonly passages: ShownPassage;
}

/** Opens the article at a hit, highlighted. Where other words are there now, says so and opens the article only. */
export async function openOccurrence({ views, index, passages }: Parts, one: Occurrence): Promise<void> {
  const uri = index.uriOf(one.result.file);
  const view = await views.of(uri);
  if (!view) throw new Error(say`${nameOf(uri)} is no longer there.`);
  const { hit, keyword, result } = one;
  const fits = view.text.slice(hit.start, hit.end) === keyword;
  // Without a hit of words, the quote itself is shown.
  const shown = hit.start < hit.end ? hit : result.span;
  await passages.show(view, fits && shown.end <= view.text.length ? [shown] : []);
  if (!fits) void showInformation(plainText`${nameOf(uri)} has changed since it was searched.`);
}
