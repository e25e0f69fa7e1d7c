import type { DisplayLanguage } from '../../core/text';
import {
  type ImageFormat,
  type MapMessage,
  type MapState,
  type MapUpdate,
  markLabelOf,
  type Picture,
  pictureTitles,
  remarksOn,
  tableOf,
} from '../../core/view';
import type { Drawing } from './drawing';
import { element } from './elements';
import { pngOf, svgOf } from './image';
import { Marks } from './marks';
import { drawShares } from './shares';
import { drawTable } from './table';
import { drawTimeline } from './timeline';
import { drawTogether } from './together';
import { Toolbar } from './toolbar';

/** Shown only where an answer takes longer, in milliseconds. */
const LOADING_DELAY = 200;
const RESIZE_DELAY = 120;

interface Shown {
  readonly state: MapState;
  readonly version: number;
  readonly picture: Picture;
}

export class Page {
  private readonly toolbar: Toolbar;
  private readonly status = element('p', { class: 'status', role: 'status' });
  private readonly figure = element('div', {
    ...{ class: 'figure', role: 'tabpanel', id: 'map-panel', 'aria-labelledby': 'map-tab-timeline' },
  });
  private readonly tableFrame = element('div', { class: 'table' });
  private shown: Shown | null = null;
  private drawing: Drawing | null = null;
  private marks: Marks | null = null;
  private showsTable = false;
  private loading: number | undefined;
  private resizing: number | undefined;

  constructor(
    body: HTMLElement,
    private readonly language: DisplayLanguage,
    private readonly send: (message: MapMessage) => void,
  ) {
    this.toolbar = new Toolbar(language, {
      choose: picture => send({ type: 'choose', picture }),
      search: line => send({ type: 'search', line }),
      widen: () => send({ type: 'widen' }),
      showTable: visible => this.showTable(visible),
      saveImage: format => void this.saveImage(format),
      saveCsv: () => send({ type: 'saveCsv' }),
    });
    body.replaceChildren(element('main', {}, this.toolbar.root, this.status, this.figure, this.tableFrame));
    new ResizeObserver(() => this.resized()).observe(this.figure);
  }

  update(update: MapUpdate): void {
    clearTimeout(this.loading);
    this.toolbar.show(update.state);
    this.figure.setAttribute('aria-labelledby', `map-tab-${update.state.picture}`);
    if (update.type === 'loading') {
      this.loading = window.setTimeout(() => this.showLoading(), LOADING_DELAY);
      return;
    }
    document.body.classList.remove('loading');
    if (update.type === 'failed') {
      this.clear(update.message);
      return;
    }
    this.toolbar.showProblems(update.problems);
    this.show(update);
  }

  private showLoading(): void {
    document.body.classList.add('loading');
    this.status.textContent = this.language.say`Counting quotes…`;
  }

  private clear(message: string): void {
    this.shown = null;
    this.drawing = null;
    this.marks = null;
    this.status.textContent = message;
    this.figure.replaceChildren();
    this.tableFrame.replaceChildren();
    this.toolbar.enableSaving(false);
  }

  private show({ state, version, picture, isIndexed }: Extract<MapUpdate, { readonly type: 'picture' }>): void {
    const { marks } = picture.data;
    if (!marks.length) {
      this.clear(emptyMessage(state, picture, isIndexed, this.language));
      return;
    }
    const before = this.focusedWords();
    this.shown = { state, version, picture };
    this.status.textContent = remarksOn(picture, this.language).join(' ');
    this.draw();
    this.drawTable();
    this.toolbar.enableSaving(true);
    if (before !== null) this.focusWords(before);
  }

  private draw(): void {
    if (!this.shown) return;
    const { picture } = this.shown;
    const available = this.figure.clientWidth - 8;
    const drawing = drawPicture(picture, Math.max(200, available), this.language);
    this.drawing = drawing;
    const { svg, legend } = drawing;
    svg.setAttribute('role', 'group');
    const title = pictureTitles(this.language)[picture.name];
    const { length } = picture.data.marks;
    svg.setAttribute(
      'aria-label',
      this.language.say`${title}: ${length} marks. Arrow keys move, Enter opens the quotes.`,
    );
    this.figure.replaceChildren(...(legend ? [legend] : []), svg);
    this.marks = new Marks(svg, this.figure, {
      labelOf: mark => markLabelOf(picture, mark, this.language),
      open: mark => this.open(mark),
    });
  }

  private open(mark: number): void {
    if (this.shown) this.send({ type: 'open', version: this.shown.version, mark });
  }

  /** What the focused mark says, to find it again in a newer picture. */
  private focusedWords(): string | null {
    const mark = this.marks?.focusedMark ?? null;
    return mark === null || !this.shown ? null : wordsOf(this.shown.picture, mark, this.language);
  }

  private focusWords(words: string): void {
    const picture = this.shown?.picture;
    if (!picture) return;
    const mark = picture.data.marks.findIndex((_, i) => wordsOf(picture, i, this.language) === words);
    this.marks?.focus(Math.max(0, mark));
  }

  private showTable(visible: boolean): void {
    this.showsTable = visible;
    this.drawTable();
    if (visible) this.tableFrame.scrollIntoView({ block: 'nearest' });
  }

  private drawTable(): void {
    if (!this.shown) return;
    this.tableFrame.classList.toggle('for-screen-readers', !this.showsTable);
    this.tableFrame.replaceChildren(
      drawTable(tableOf(this.shown.picture, this.language), this.showsTable ? row => this.open(row) : null),
    );
  }

  private async saveImage(format: ImageFormat): Promise<void> {
    if (!this.shown || !this.drawing) return;
    const { state, picture } = this.shown;
    const title = [pictureTitles(this.language)[picture.name], this.toolbar.scopeLabel(state)].join(' – ');
    try {
      const svg = svgOf(this.drawing, { title, notes: remarksOn(picture, this.language) });
      this.send({ type: 'saveImage', format, content: format === 'svg' ? svg : await pngOf(svg) });
    } catch (error) {
      this.send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  private resized(): void {
    clearTimeout(this.resizing);
    this.resizing = window.setTimeout(() => {
      const focused = this.marks?.focusedMark ?? null;
      this.draw();
      if (focused !== null) this.marks?.focus(focused);
    }, RESIZE_DELAY);
  }
}

function drawPicture(picture: Picture, width: number, language: DisplayLanguage): Drawing {
  switch (picture.name) {
    case 'timeline':
      return drawTimeline(picture.data, width, language);
    case 'together':
      return drawTogether(picture.data, width);
    case 'shares':
      return drawShares(picture.data, width, language);
  }
}

function wordsOf(picture: Picture, mark: number, language: DisplayLanguage): string | null {
  const label = markLabelOf(picture, mark, language);
  return label && `${label.title} ${label.detail}`;
}

function emptyMessage(
  { scope }: MapState,
  { name, data }: Picture,
  isIndexed: boolean,
  { say }: DisplayLanguage,
): string {
  if (!isIndexed) return say`No article has been indexed yet. The map fills while articles are read.`;
  const isWhole = !scope.query.trim() && !scope.people && !scope.files;
  if (!data.people.shown.length)
    return isWhole
      ? say`No quote in these articles has a known speaker.`
      : say`No quote with a known speaker matches. Change the search, or show all articles.`;
  if (name === 'together') return say`No two of these people are quoted in the same article.`;
  if (name === 'timeline') return say`None of the articles with these quotes has a date.`;
  return say`There is nothing to compare.`;
}
