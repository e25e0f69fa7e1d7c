import type * as vscode from 'vscode';
import { parseQuery } from '../../../core/corpus';
import {
  type MapMessage,
  type MapState,
  type MapUpdate,
  type Picture,
  type PictureName,
  readMapMessage,
  WHOLE_CORPUS,
} from '../../../core/view';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { plainText, reasonOf, tell } from '../../shell/language';
import { loadPage, newNonce } from '../../shell/webviews';
import type { IndexStore } from '../../stores/indexStore';
import { type QuoteListing, showQuotesOfMark } from './markQuotes';
import { saveCsv, saveImage } from './saveMap';

/** While files are indexed, the map follows at this pace, in milliseconds. */
const REFRESH_DELAY = 1000;
/** It leaves the index to others for so many times as long as its own questions take. */
const PAUSE_FACTOR = 10;

export interface PanelServices extends QuoteListing {
  readonly index: Pick<IndexStore, 'ask' | 'onDidChange' | 'uriOf'>;
  readonly report: ReportError;
  /** The folder of the page’s files. */
  readonly pages: vscode.Uri;
}

interface Drawn {
  readonly state: MapState;
  readonly picture: Picture;
  readonly version: number;
}

/** One tab with a quote map: asks the index, sends the page what to draw, and answers it. */
export class QuoteMapPanel extends DisposableOwner {
  private drawn: Drawn | null = null;
  /** Raised with each question, so that an answer that another one has overtaken is dropped. */
  private asked = 0;
  private isStale = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** How long the last answer took, in milliseconds. */
  private took = 0;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private state: MapState,
    private readonly services: PanelServices,
  ) {
    super();
    this.own(panel.webview.onDidReceiveMessage(message => this.receive(message)));
    this.own(panel.onDidChangeViewState(() => this.catchUp()));
    this.own(
      services.index.onDidChange(() => {
        this.isStale = true;
        this.catchUp();
      }),
    );
    const title = plainText`Quote Map`;
    const files = { folder: services.pages, title, script: 'quoteMap.js', style: 'quoteMap.css' };
    loadPage(panel.webview, files, newNonce());
  }

  override dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.isStale = false;
    super.dispose();
  }

  /** Shows another part of the corpus, or another picture of it. */
  change(state: Partial<MapState>): void {
    this.state = { ...this.state, ...state };
    this.refresh();
  }

  private catchUp(): void {
    if (!this.isStale || !this.panel.visible || this.timer) return;
    // Changes come faster than this while files are indexed: they do not put it off.
    this.timer = setTimeout(
      () => {
        this.timer = null;
        if (this.isStale && this.panel.visible) this.refresh();
      },
      Math.max(REFRESH_DELAY, PAUSE_FACTOR * this.took),
    );
  }

  private receive(value: unknown): void {
    const message = readMapMessage(value);
    if (message) this.answer(message).catch(unlessCancelled(this.services.report));
  }

  private async answer(message: MapMessage): Promise<void> {
    const { drawn } = this;
    switch (message.type) {
      case 'ready':
        this.drawn = null;
        return this.refresh();
      case 'choose':
        return this.change({ picture: message.picture });
      case 'search':
        return this.change({ scope: { ...this.state.scope, query: message.line } });
      case 'widen':
        return this.change({ scope: WHOLE_CORPUS });
      case 'open':
        // A mark of an older picture may mean something else now.
        if (drawn?.version === message.version)
          await showQuotesOfMark(this.services, drawn.state.scope, drawn.picture, message.mark);
        return;
      case 'saveCsv':
        if (drawn) await saveCsv(drawn.picture);
        return;
      case 'saveImage':
        if (drawn) await saveImage(drawn.picture, message.format, message.content);
        return;
      case 'failed':
        throw new Error(message.message);
    }
  }

  private refresh(): void {
    const { state } = this;
    const version = ++this.asked;
    this.isStale = false;
    // A picture that only gets newer stays as it is meanwhile.
    if (this.drawn?.state !== state) this.send({ type: 'loading', state });
    this.ask(state, version).catch(error => {
      if (version !== this.asked) return;
      this.drawn = null;
      unlessCancelled(() => this.send({ type: 'failed', state, message: reasonOf(error) }))(error);
    });
  }

  private async ask(state: MapState, version: number): Promise<void> {
    const start = performance.now();
    const picture = await this.pictureOf(state);
    this.took = performance.now() - start;
    const isIndexed = picture.data.marks.length > 0 || (await this.services.index.ask('counts')).articles > 0;
    if (version !== this.asked) return;
    this.drawn = { state, picture, version };
    const problems = parseQuery(state.scope.query).problems.map(({ message }) => tell(message));
    this.send({ type: 'picture', state, version, picture, problems, isIndexed });
  }

  private async pictureOf({ picture, scope }: MapState): Promise<Picture> {
    const { index } = this.services;
    const asking: { readonly [Name in PictureName]: () => Promise<Extract<Picture, { readonly name: Name }>> } = {
      timeline: async () => ({ name: 'timeline', data: await index.ask('quoteTimeline', scope) }),
      together: async () => ({ name: 'together', data: await index.ask('quotedTogether', scope) }),
      shares: async () => ({ name: 'shares', data: await index.ask('sourceShares', scope) }),
    };
    return asking[picture]();
  }

  private send(update: MapUpdate): void {
    void this.panel.webview.postMessage(update);
  }
}
