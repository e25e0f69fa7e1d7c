import { indexLabelsOf, PlainText } from '../../../core/view';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { pickOne, type Row } from '../../shell/picks';
import type { IndexLimit, IndexStore } from '../../stores/indexStore';

type Action = IndexLimit | 'rebuild';

/** Offers what can be done about the index. */
export class IndexActions {
  constructor(private readonly index: IndexStore) {}

  async show(): Promise<void> {
    // Starts the index where nothing has asked it yet.
    await this.index.ask('counts').catch(() => null);
    const { status } = this.index;
    const rows: Row<Action>[] = [];
    const { state } = status;
    if (state === 'paused' || state === 'canceled')
      rows.push({ label: say`Resume Indexing`, icon: 'resume', value: 'all' });
    if (state === 'listing' || state === 'indexing')
      rows.push({ label: say`Pause Indexing`, icon: 'paused', value: 'none' });
    if (state === 'listing' || state === 'indexing' || state === 'paused')
      rows.push({
        label: say`Cancel Indexing`,
        icon: 'rejected',
        description: say`adds only files that you open or change`,
        value: 'urgent',
      });
    if (state !== 'given' && state !== 'waiting')
      rows.push({
        label: say`Rebuild Corpus Index`,
        icon: 'rebuild',
        description: say`drops the index and builds it again`,
        value: 'rebuild',
      });
    const title = plainText`Corpus Index`;
    const action = await pickOne(rows, { title, placeholder: PlainText.of(indexLabelsOf(status, LANGUAGE).long) });
    if (action === 'rebuild') this.index.rebuild();
    else if (action) this.index.limit(action);
  }
}
