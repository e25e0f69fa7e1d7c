import * as vscode from 'vscode';
import type { PeopleQuestion, PeopleSort, PeopleType } from '../../../core/corpus';
import { peopleSortLabels, peopleTypeLabels } from '../../../core/view';
import { storedKey } from '../../contributions/ids';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { LANGUAGE } from '../../shell/language';

const STORED = storedKey('people.shown');
const DEFAULT: PeopleQuestion = { type: 'all', sort: 'quotes', filter: '' };

/** What the view lists: types, order and filter. The workspace remembers it. */
export class PeopleChoices extends DisposableOwner {
  private readonly changed = this.own(new vscode.EventEmitter<PeopleQuestion>());
  readonly onDidChange = this.changed.event;
  private current: PeopleQuestion;

  constructor(private readonly memory: vscode.Memento) {
    super();
    this.current = readQuestion(memory.get(STORED));
    this.showContexts();
  }

  get question(): PeopleQuestion {
    return this.current;
  }

  async change(change: Partial<PeopleQuestion>): Promise<void> {
    const next = { ...this.current, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    this.showContexts();
    this.changed.fire(next);
    await this.memory.update(STORED, next);
  }

  private showContexts(): void {
    const { filter, type } = this.current;
    void setContext('peopleFiltered', filter.trim() !== '');
    void setContext('peopleNarrowed', filter.trim() !== '' || type !== 'all');
  }
}

/** Whatever the workspace remembers, also from another version. */
function readQuestion(stored: unknown): PeopleQuestion {
  const { type, sort, filter } = (stored ?? {}) as Readonly<Record<string, unknown>>;
  return {
    type: Object.hasOwn(peopleTypeLabels(LANGUAGE), String(type)) ? (type as PeopleType) : DEFAULT.type,
    sort: Object.hasOwn(peopleSortLabels(LANGUAGE), String(sort)) ? (sort as PeopleSort) : DEFAULT.sort,
    filter: typeof filter === 'string' ? filter : DEFAULT.filter,
  };
}
