import { indexLabelsOf, PlainText } from '../../../core/view';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { pickOne, type Row } from '../../shell/picks';
import type { IndexStore } from '../../stores/indexStore';

type Action = 'pause' | 'resume' | 'rebuild';

/** Offers what can be done about the index. */
export class IndexActions {
  constructor(private readonly index: IndexStore) {}

  async show(): Promise<void> {
    // Starts the index where nothing has asked it yet.
    await this.index.ask('counts').catch(() => null);
    const { status } = this.index;
    const rows: Row<Action>[] = [];
    if (status.state === 'paused') rows.push({ label: say`Resume Indexing`, icon: 'resume', value: 'resume' });
    if (status.state === 'listing' || status.state === 'indexing')
      rows.push({ label: say`Pause Indexing`, icon: 'paused', value: 'pause' });
    if (status.state !== 'given' && status.state !== 'waiting')
      rows.push({
        label: say`Rebuild Corpus Index`,
        icon: 'rebuild',
        description: say`drops the index and builds it again`,
        value: 'rebuild',
      });
    const title = plainText`Corpus Index`;
    const action = await pickOne(rows, { title, placeholder: PlainText.of(indexLabelsOf(status, LANGUAGE).long) });
    if (action === 'pause' || action === 'resume') this.index.pause(action === 'pause');
    else if (action === 'rebuild') this.index.rebuild();
  }
}
