import * as vscode from 'vscode';
import { count, goTo, PlainText, plainText, type ReviewQueue, UNWALKED, type Walk } from '../../../core/view';
import { setContext } from '../../shell/contexts';
import { showInformation } from '../../shell/messages';
import { toPosition, toRange, toSpan } from '../../shell/positions';
import type { History } from '../../stores/history';
import type { ViewStore } from '../../stores/viewStore';
import { ArticleLock } from './articleLock';
import { Turns } from './exclusiveRunner';
import type { KeptReview } from './keptReview';
import { isIn, type Scope } from './reading';
import { ReviewSession } from './reviewSession';
import { paragraphOf, ReviewSurface, type Shown } from './reviewSurface';

/**
 * Keys belong to the review while it is `running`. While a note is written (`noting`) they do not, and the article is
 * still locked; `suspended` the review stays in sight and keeps its place, and the article is free.
 */
type Phase = 'off' | 'running' | 'noting' | 'suspended';

/** How often, in milliseconds, files that are being read may change what is shown. */
const CALM = 300;

/** Walks a person through the quotes whose speakers nobody has decided on, and remembers where they were. */
export class Reviewer implements vscode.Disposable {
  private session: ReviewSession | null = null;
  private phase: Phase = 'off';
  private shown: Shown | null = null;
  private readonly turns = new Turns();
  private toldAt = 0;
  private readonly following = new Set<Promise<void>>();
  private readonly surface = new ReviewSurface();
  private readonly lock: ArticleLock;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[];

  /** Fires when another quote is looked at, or none. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly views: ViewStore,
    private readonly kept: KeptReview,
    private readonly history: Pick<History, 'last'>,
    noted: vscode.Event<vscode.Uri>,
    private readonly report: (error: unknown) => void,
  ) {
    this.lock = new ArticleLock(report);
    const soon = (work: Promise<void>) => void work.catch(report);
    this.disposables = [
      this.surface,
      this.lock,
      this.changed,
      views.onDidChange(uri => soon(this.follow(uri))),
      noted(uri => this.phase === 'noting' && this.isHere(uri) && soon(this.resume())),
      vscode.window.onDidChangeTextEditorSelection(
        ({ textEditor, kind }) => this.leaves(textEditor, kind) && soon(this.suspend()),
      ),
      vscode.window.onDidChangeActiveTextEditor(editor => this.leaves(editor) && soon(this.suspend())),
      vscode.window.onDidChangeVisibleTextEditors(() => this.draw()),
    ];
    soon(this.tellContext());
    if (kept.read()?.open) this.surface.showWaiting('paused', plainText`Review paused — click to resume`);
  }

  dispose(): void {
    this.session?.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The quote looked at, also while the review is suspended. */
  get marked(): Shown | null {
    return this.shown;
  }

  get state(): Phase {
    return this.phase;
  }

  /** Begins a review of what is undecided in the scope. */
  async start(scope: Scope): Promise<void> {
    const session = await this.open(scope, UNWALKED);
    if (session === this.session) await this.turns.inTurn(() => this.show());
  }

  /** Goes on where the review was suspended or stopped, in this window or before a reload. */
  async resume(): Promise<void> {
    const kept = this.session ? null : this.kept.read();
    const session = kept ? await this.open(kept.scope, kept.walk) : this.session;
    if (!session) void showInformation(plainText`There is no review to resume.`);
    else if (session === this.session) await this.turns.inTurn(() => this.show());
  }

  /** Ends the review; `resume` comes back to where it was. */
  async stop(): Promise<void> {
    if (this.session) await this.kept.write({ scope: this.session.scope, walk: this.session.walk, open: false });
    await this.enter('off');
    this.end();
  }

  /** Gives the keys back to the text. */
  async suspend(): Promise<void> {
    if (this.phase !== 'running' && this.phase !== 'noting') return;
    await this.enter('suspended');
    this.draw();
  }

  /** Leaves the keys to what opens for a note on the quote; goes on once that is written. */
  async note(begin: () => Promise<void>): Promise<void> {
    await this.enter('noting');
    this.draw();
    await begin();
  }

  /** Does something with the quote looked at; `careful` where it decides (see `Turns`). */
  async act(act: (shown: Shown, session: ReviewSession) => Promise<void> | void, careful = false): Promise<void> {
    const { shown, session } = this;
    if (this.phase === 'running' && shown && session) await this.turns.now(async () => act(shown, session), careful);
  }

  /** Goes to another quote, and shows it. */
  async go(step: (queue: ReviewQueue, walk: Walk) => Walk): Promise<void> {
    this.session?.go(step);
    await this.show();
  }

  /** Shows what `change` has made of the same quote. */
  async again(change: (session: ReviewSession) => void): Promise<void> {
    if (this.session) change(this.session);
    await this.show();
  }

  /** Runs what changes decisions by itself, and goes to the quote of this review whose decision it changed. */
  async followChange(run: () => Promise<void>): Promise<void> {
    const { session } = this;
    if (!session) return;
    const { queue, walk } = session;
    const before = walk.trail.map(id => queue.get(id)?.decision);
    await run();
    await Promise.all(this.following);
    const changed = walk.trail.find((id, i) => queue.get(id) && queue.get(id)!.decision !== before[i]);
    await this.go((_, now) => (changed === undefined ? now : goTo(now, changed)));
  }

  private async open(scope: Scope, walk: Walk): Promise<ReviewSession> {
    this.end();
    const session = new ReviewSession(this.views, scope, walk, this.history, this.report);
    this.session = session;
    this.surface.showWaiting('reading', plainText`Reading articles to review`);
    await session.open();
    session.reading.onDidRead(() => this.read(session).catch(this.report));
    return session;
  }

  private end(): void {
    this.session?.dispose();
    this.session = null;
    this.shown = null;
    this.surface.hide();
    this.changed.fire();
  }

  /** Brings the quote that the walk is at before the person's eyes. */
  private async show(): Promise<void> {
    const { session } = this;
    if (!session) return;
    const shown = await session.look();
    if (session !== this.session) return;
    this.shown = shown;
    if (!shown) {
      await this.atEnd(session);
      return;
    }
    await this.kept.write({ scope: session.scope, walk: session.walk, open: true });
    await this.bringUp(shown);
    await this.enter('running');
    this.draw();
  }

  private async bringUp(shown: Shown): Promise<void> {
    const { view, quote } = shown;
    const active = vscode.window.activeTextEditor;
    if (active?.document.uri.toString() !== view.uri.toString()) await this.lock.unlock();
    const editor = await vscode.window.showTextDocument(view.uri, { preview: true });
    await this.lock.lock(view.uri);
    const range = toRange(view.lines, quote.quote.span);
    editor.selection = new vscode.Selection(range.start, range.start);
    const above = Math.max(0, toPosition(view.lines, paragraphOf(shown).start).line - 1);
    editor.revealRange(
      range.with(new vscode.Position(above, 0)),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  }

  /** Nothing is left: for now, while files are still being read; else the review is done. */
  private async atEnd(session: ReviewSession): Promise<void> {
    if (session.reading.isRunning) {
      this.surface.showWaiting('reading', plainText`Everything loaded so far is done; still loading…`);
      this.changed.fire();
      return;
    }
    const { decided, skipped } = session.standing().progress;
    await this.kept.clear();
    await this.enter('off');
    this.end();
    const again = skipped ? [`Review ${count(skipped, 'Skipped Quote')}`] : [];
    const told = decided
      ? `Review done: ${count(decided, 'quote')} decided${skipped ? `, ${skipped} skipped` : ''}.`
      : skipped
        ? `Review done: nothing decided, ${skipped} skipped.`
        : session.queue.isEmpty
          ? 'There are no quotes to review here.'
          : 'Every quote here is already decided.';
    void showInformation(PlainText.of(told), ...again)
      .then(choice => (choice ? this.start(session.scope) : undefined))
      .then(undefined, this.report);
  }

  private async enter(phase: Phase): Promise<void> {
    this.phase = phase;
    await this.tellContext();
    if (phase === 'off' || phase === 'suspended') await this.lock.unlock();
    this.changed.fire();
  }

  private async tellContext(): Promise<void> {
    await setContext('reviewing', this.phase === 'running');
    await setContext('reviewSuspended', this.phase === 'suspended' || this.phase === 'noting');
    await setContext('reviewKept', this.phase !== 'running' && this.kept.read() !== null);
  }

  private draw(): void {
    if (this.shown && this.phase !== 'off') this.surface.show(this.shown, this.phase);
  }

  /** Keeps up with what becomes of a file: edits, decisions made elsewhere, what others wrote. */
  private async follow(uri: vscode.Uri): Promise<void> {
    const { session } = this;
    if (!session || !isIn(session.scope, uri) || !session.queue.has(uri.toString())) return;
    const work = session.reading.refresh(uri);
    this.following.add(work);
    await work.finally(() => this.following.delete(work));
    if (session !== this.session || !this.isHere(uri)) return;
    const { walk } = session;
    if (!session.queue.current(walk)) {
      if (this.phase === 'running') await this.turns.now(() => this.show());
      return;
    }
    // No key waits for this: where one came meanwhile, what it shows is newer.
    const shown = await session.look();
    if (this.turns.busy || session !== this.session || session.walk !== walk) return;
    this.shown = shown;
    this.draw();
    this.changed.fire();
  }

  /** One more file was read. */
  private async read(session: ReviewSession): Promise<void> {
    if (session !== this.session || this.turns.busy) return;
    if (!this.shown) {
      if (session.queue.next(session.walk) || !session.reading.isRunning) await this.turns.now(() => this.show());
      return;
    }
    if (session.reading.isRunning && Date.now() - this.toldAt < CALM) return;
    this.toldAt = Date.now();
    this.shown = { ...this.shown, ...session.standing() };
    this.draw();
  }

  private isHere(uri: vscode.Uri): boolean {
    return this.shown?.view.uri.toString() === uri.toString();
  }

  /** Whether the editor that is active now, with its cursor, is no longer at the quote looked at. */
  private leaves(editor: vscode.TextEditor | undefined, how?: vscode.TextEditorSelectionChangeKind): boolean {
    if (this.phase === 'off' || this.turns.busy || !this.shown) return false;
    const elsewhere = !editor || !this.isHere(editor.document.uri);
    if (this.phase === 'noting') {
      // The box that the note is written in comes and goes as an editor, too.
      const away = elsewhere && editor !== undefined && editor.document.uri.scheme !== 'comment';
      return away ? editor === vscode.window.activeTextEditor : how === vscode.TextEditorSelectionChangeKind.Mouse;
    }
    if (elsewhere) return editor === vscode.window.activeTextEditor;
    const { view, quote } = this.shown;
    if (editor.document.getText() !== view.text) return false;
    const { start, end } = toSpan(view.lines, editor.selection);
    return start < quote.quote.span.start || end > quote.quote.span.end;
  }
}
