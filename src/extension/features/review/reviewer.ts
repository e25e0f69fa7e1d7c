import * as vscode from 'vscode';
import { goTo, NEW_WALK, PlainText, type ReviewQueue, type Walk } from '../../../core/view';
import { ArticleLock } from '../../shell/articleLock';
import type { ReportError } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { count, plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { toPosition, toRange, toSpan } from '../../shell/positions';
import type { History } from '../../stores/history';
import type { ViewStore } from '../../stores/viewStore';
import { ExclusiveRunner } from './exclusiveRunner';
import type { ReviewMemory } from './reviewMemory';
import { isIn, type ReviewScope } from './reviewReader';
import { ReviewSession } from './reviewSession';
import { paragraphOf, ReviewSurface, type ShownPhase, type ShownQuote } from './reviewSurface';

type Phase = 'off' | ShownPhase;

/** Shortest time between updates while files are being read. */
const UPDATE_INTERVAL_MS = 300;

/** Does something with the current quote of a session. */
type Act = (shown: ShownQuote, session: ReviewSession) => Promise<void> | void;

/** Leads a person through the quotes whose speakers are undecided, and remembers where they were. */
export class Reviewer extends DisposableOwner {
  private session: ReviewSession | null = null;
  private phase: Phase = 'off';
  private shown: ShownQuote | null = null;
  private readonly runner = new ExclusiveRunner();
  private updatedAt = Number.NEGATIVE_INFINITY;
  private readonly following = new Set<Promise<void>>();
  private readonly surface = this.own(new ReviewSurface());
  private readonly lock: ArticleLock;
  private readonly changed = this.own(new vscode.EventEmitter<void>());

  /** Fires when the current quote or the phase changes. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly views: ViewStore,
    private readonly memory: ReviewMemory,
    private readonly history: Pick<History, 'last'>,
    /** Fires with the file of each new note. */
    onDidAddNote: vscode.Event<vscode.Uri>,
    private readonly report: ReportError,
  ) {
    super();
    this.lock = this.own(new ArticleLock(report));
    const soon = (work: Promise<void>) => void work.catch(report);
    this.own(views.onDidChange(uri => soon(this.follow(uri))));
    this.own(onDidAddNote(uri => this.phase === 'noting' && this.isHere(uri) && soon(this.resume())));
    this.own(
      vscode.window.onDidChangeTextEditorSelection(
        ({ textEditor, kind }) => this.leaves(textEditor, kind) && soon(this.suspend()),
      ),
    );
    this.own(vscode.window.onDidChangeActiveTextEditor(editor => this.leaves(editor) && soon(this.suspend())));
    this.own(vscode.window.onDidChangeVisibleTextEditors(() => this.draw()));
    this.own(vscode.workspace.onDidChangeTextDocument(event => this.isEdited(event) && soon(this.suspend())));
    soon(this.tellContext());
    if (memory.read()?.open) this.surface.showWaiting('paused', plainText`Review paused — click to resume`);
  }

  override dispose(): void {
    this.session?.dispose();
    super.dispose();
  }

  /** The current quote, even while the review is suspended. */
  get marked(): ShownQuote | null {
    return this.shown;
  }

  get state(): Phase {
    return this.phase;
  }

  /** Begins a review of the undecided quotes in a scope. */
  async start(scope: ReviewScope): Promise<void> {
    const session = await this.open(scope, NEW_WALK);
    if (session === this.session) await this.runner.runInTurn(() => this.show());
  }

  /** Continues the review that was suspended or stopped, in this window or before a reload. */
  async resume(): Promise<void> {
    const kept = this.session ? null : this.memory.read();
    const session = kept ? await this.open(kept.scope, kept.walk) : this.session;
    if (!session) void showInformation(plainText`There is no review to resume.`);
    else if (session === this.session) await this.runner.runInTurn(() => this.show());
  }

  /** Ends the review. `resume` can continue it. */
  async stop(): Promise<void> {
    if (this.session) await this.memory.write({ scope: this.session.scope, walk: this.session.walk, open: false });
    await this.enter('off');
    this.end();
  }

  /** Gives the keys back to the text. */
  async suspend(): Promise<void> {
    if (this.phase !== 'running' && this.phase !== 'noting') return;
    await this.enter('suspended');
    this.draw();
  }

  /** Gives the keys to the box for a note. The review continues once the note is written. @param begin opens the box */
  async note(begin: () => Promise<void>): Promise<void> {
    await this.enter('noting');
    this.draw();
    await begin();
  }

  /** Does something with the current quote, unless something else is being done. */
  async act(act: Act): Promise<void> {
    const { shown, session } = this;
    if (this.phase === 'running' && shown && session) await this.runner.runOrDrop(async () => act(shown, session));
  }

  /** As `act`, for decisions. They are not made while the person seems to be typing. */
  async decide(act: Act): Promise<void> {
    const { shown, session } = this;
    if (this.phase === 'running' && shown && session)
      await this.runner.runUnlessTyping(async () => act(shown, session));
  }

  /** Moves to another quote and shows it. */
  async go(step: (queue: ReviewQueue, walk: Walk) => Walk): Promise<void> {
    this.session?.go(step);
    await this.show();
  }

  /** Changes the session, and shows the same quote again. */
  async showAgain(change: (session: ReviewSession) => void): Promise<void> {
    if (this.session) change(this.session);
    await this.show();
  }

  /** Runs something that may change a decision, such as undo, and moves to the quote whose decision it changed. */
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

  private async open(scope: ReviewScope, walk: Walk): Promise<ReviewSession> {
    this.end();
    const session = new ReviewSession(this.views, scope, walk, this.history, this.report);
    this.session = session;
    this.surface.showWaiting('reading', plainText`Reading articles to review`);
    await session.open();
    session.reader.onDidRead(() => this.followReading(session).catch(this.report));
    return session;
  }

  private end(): void {
    this.session?.dispose();
    this.session = null;
    this.shown = null;
    this.surface.hide();
    this.changed.fire();
  }

  /** Shows the current quote. */
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
    await this.memory.write({ scope: session.scope, walk: session.walk, open: true });
    await this.bringUp(shown);
    await this.enter('running');
    this.draw();
  }

  private async bringUp(shown: ShownQuote): Promise<void> {
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

  /** No quote is left. The review waits while files are being read, and is done otherwise. */
  private async atEnd(session: ReviewSession): Promise<void> {
    if (session.reader.isRunning) {
      this.surface.showWaiting('reading', plainText`Everything loaded so far is done; still loading…`);
      this.changed.fire();
      return;
    }
    const { decided, skipped } = session.standing().progress;
    await this.memory.clear();
    await this.enter('off');
    this.end();
    const again = skipped ? [say`Review Again: ${count(skipped, 'Skipped Quote')}`] : [];
    const told = decided
      ? say`Review done: ${count(decided, 'quote')} decided${skipped ? say`, ${skipped} skipped` : ''}.`
      : skipped
        ? say`Review done: nothing decided, ${skipped} skipped.`
        : session.queue.isEmpty
          ? say`There are no quotes to review here.`
          : say`Every quote here is already decided.`;
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
    await setContext('reviewKept', this.phase !== 'running' && this.memory.read() !== null);
  }

  private draw(): void {
    if (this.shown && this.phase !== 'off') this.surface.show(this.shown, this.phase);
  }

  /** Updates a file after edits, or after decisions made outside the review. */
  private async follow(uri: vscode.Uri): Promise<void> {
    const { session } = this;
    if (!session || !isIn(session.scope, uri) || !session.queue.has(uri.toString())) return;
    const work = session.reader.refresh(uri);
    this.following.add(work);
    await work.finally(() => this.following.delete(work));
    if (session !== this.session || !this.isHere(uri)) return;
    const { walk } = session;
    if (!session.queue.current(walk)) {
      if (this.phase === 'running') await this.runner.runOrDrop(() => this.show());
      return;
    }
    // If a key was pressed meanwhile, what it shows is newer.
    const shown = await session.look();
    if (this.runner.busy || session !== this.session || session.walk !== walk) return;
    this.shown = shown;
    this.draw();
    this.changed.fire();
  }

  /** Updates the review after another file was read. */
  private async followReading(session: ReviewSession): Promise<void> {
    if (session !== this.session || this.runner.busy) return;
    if (!this.shown) {
      if (session.queue.next(session.walk) || !session.reader.isRunning) await this.runner.runOrDrop(() => this.show());
      return;
    }
    if (session.reader.isRunning && performance.now() - this.updatedAt < UPDATE_INTERVAL_MS) return;
    this.updatedAt = performance.now();
    this.shown = { ...this.shown, ...session.standing() };
    this.draw();
  }

  private isHere(uri: vscode.Uri): boolean {
    return this.shown?.view.uri.toString() === uri.toString();
  }

  /** Whether the person types: they have made the locked article writeable. A file that changes on disk is not dirty. */
  private isEdited({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
    return this.phase === 'running' && contentChanges.length > 0 && document.isDirty && this.isHere(document.uri);
  }

  /** Whether the active editor or its cursor has left the current quote. */
  private leaves(editor: vscode.TextEditor | undefined, how?: vscode.TextEditorSelectionChangeKind): boolean {
    if (this.phase === 'off' || this.runner.busy || !this.shown) return false;
    const elsewhere = !editor || !this.isHere(editor.document.uri);
    if (this.phase === 'noting') {
      // The box of the note is an editor too, and may come and go.
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
