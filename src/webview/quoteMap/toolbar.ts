import type { DisplayLanguage } from '../../core/text';
import { type ImageFormat, type MapState, PICTURES, type PictureName, pictureTitles } from '../../core/view';
import { element, setAttributes } from './elements';

export interface ToolbarHost {
  readonly choose: (picture: PictureName) => void;
  readonly search: (line: string) => void;
  /** Back to all articles. */
  readonly widen: () => void;
  readonly showTable: (visible: boolean) => void;
  readonly saveImage: (format: ImageFormat) => void;
  readonly saveCsv: () => void;
}

/** Tabs of the pictures, the search, and what can be done with a picture. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly tabs: ReadonlyMap<PictureName, HTMLButtonElement>;
  private readonly search: HTMLInputElement;
  private readonly problems = element('p', { class: 'problems', id: 'map-problems', role: 'alert', hidden: true });
  private readonly chosen = element('span', { class: 'chosen' });
  private readonly all: HTMLButtonElement;
  private readonly table: HTMLButtonElement;
  private readonly saving: readonly HTMLButtonElement[];

  constructor(
    private readonly language: DisplayLanguage,
    private readonly host: ToolbarHost,
  ) {
    const { say } = language;
    this.search = element('input', {
      ...{ type: 'search', class: 'search', spellcheck: 'false', 'aria-label': say`Search: only quotes that match` },
      ...{
        placeholder: say`All quotes. For example: after:2025-01 source:reuters`,
        'aria-describedby': 'map-problems',
      },
    });
    this.tabs = new Map(PICTURES.map(name => [name, this.tab(name)]));
    this.all = button(say`Show All Articles`, () => host.widen());
    this.table = button(say`Table`, () => this.toggleTable());
    this.table.setAttribute('aria-pressed', 'false');
    this.saving = [
      button('SVG', () => host.saveImage('svg'), say`Save the picture as SVG`),
      button('PNG', () => host.saveImage('png'), say`Save the picture as PNG`),
      button('CSV', () => host.saveCsv(), say`Save the data as CSV`),
    ];
    this.search.addEventListener('keydown', event => {
      if (event.key === 'Enter') host.search(this.search.value);
    });
    // The box’s own cross.
    this.search.addEventListener('search', () => {
      if (!this.search.value) host.search('');
    });
    const list = element('div', { class: 'tabs', role: 'tablist', 'aria-label': say`Pictures` }, [
      ...this.tabs.values(),
    ]);
    list.addEventListener('keydown', event => this.moveBetweenTabs(event));
    const save = element('span', { class: 'save', role: 'group', 'aria-label': say`Save` }, say`Save:`, this.saving);
    this.root = element(
      'header',
      {},
      element('div', { class: 'row' }, list, element('span', { class: 'actions' }, this.table, save)),
      element('div', { class: 'row' }, this.search, this.chosen, this.all),
      this.problems,
    );
    this.enableSaving(false);
  }

  show(state: MapState): void {
    for (const [name, tab] of this.tabs) {
      const isChosen = name === state.picture;
      setAttributes(tab, { 'aria-selected': String(isChosen), tabindex: isChosen ? 0 : -1 });
    }
    // Never under the hands of a person who types.
    if (document.activeElement !== this.search) this.search.value = state.scope.query;
    const chosen = chosenLabel(state, this.language);
    this.chosen.textContent = chosen;
    this.chosen.hidden = !chosen;
    this.all.hidden = !chosen && !state.scope.query;
  }

  showProblems(problems: readonly string[]): void {
    this.problems.textContent = problems.join(' ');
    this.problems.hidden = !problems.length;
    this.search.setAttribute('aria-invalid', String(problems.length > 0));
  }

  /** What a map is about, in words. */
  scopeLabel(state: MapState): string {
    return (
      [chosenLabel(state, this.language), state.scope.query.trim()].filter(Boolean).join(', ') ||
      this.language.say`all articles`
    );
  }

  enableSaving(enabled: boolean): void {
    for (const one of [this.table, ...this.saving]) one.disabled = !enabled;
  }

  private tab(name: PictureName): HTMLButtonElement {
    const made = button(pictureTitles(this.language)[name], () => this.host.choose(name));
    setAttributes(made, { role: 'tab', id: `map-tab-${name}`, 'aria-controls': 'map-panel' });
    return made;
  }

  private toggleTable(): void {
    const visible = this.table.getAttribute('aria-pressed') !== 'true';
    this.table.setAttribute('aria-pressed', String(visible));
    this.host.showTable(visible);
  }

  private moveBetweenTabs(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const tabs = [...this.tabs.values()];
    const at = tabs.findIndex(({ id }) => id === document.activeElement?.id);
    const next = step && at >= 0 ? tabs[(at + step + tabs.length) % tabs.length] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  }
}

function chosenLabel({ scope: { people, files } }: MapState, { count }: DisplayLanguage): string {
  const parts = [
    ...(people ? [count(people.length, 'chosen person', 'chosen people')] : []),
    ...(files ? [count(files.length, 'chosen file')] : []),
  ];
  return parts.join(', ');
}

function button(text: string, act: () => void, title: string | null = null): HTMLButtonElement {
  const made = element('button', { type: 'button', title, 'aria-label': title }, text);
  made.addEventListener('click', act);
  return made;
}
