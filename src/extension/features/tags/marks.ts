import * as vscode from 'vscode';
import { holds, placesOf, type TagSet } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import { lanesOf, legible, type ThemeKind } from '../../../core/view';
import { toRange } from '../../shell/positions';
import { themeColor } from '../../shell/themeColor';
import type { TagSchema } from '../../stores/tagSchema';
import type { SeedView } from '../../stores/viewStore';

interface Mark {
  readonly what: 'tag' | 'note' | 'relation';
  readonly span: Span;
  /** `#rrggbb`; null: the theme's own. */
  readonly color: string | null;
}

/** How thick each kind's line is, in which style. */
const LINES: Readonly<Record<Mark['what'], readonly [width: string, style: string]>> = {
  tag: ['2px', 'solid'],
  note: ['1px', 'dashed'],
  relation: ['2px', 'dotted'],
};
const THEME_COLORS = { tag: 'noteBorder', note: 'noteBorder', relation: 'relationBorder' } as const;
const RULER_LANES = {
  tag: vscode.OverviewRulerLane.Left,
  note: vscode.OverviewRulerLane.Center,
  relation: vscode.OverviewRulerLane.Left,
} as const;
/** More marks on one passage than below it, above it and around it share the last place. */
const LANES = 3;

/** What people set on passages, drawn in the text: where marks overlap, one is below the words, one above, one around. */
export class Marks implements vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();

  constructor(private readonly vocabulary: TagSchema) {}

  dispose(): void {
    for (const type of this.types.values()) type.dispose();
    this.types.clear();
  }

  clear(editor: vscode.TextEditor): void {
    for (const type of this.types.values()) editor.setDecorations(type, []);
  }

  async show(editor: vscode.TextEditor, view: SeedView): Promise<void> {
    const tags = await this.vocabulary.tagsFor(view.uri);
    const relations = await this.vocabulary.relationsFor(view.uri);
    if (view.text !== editor.document.getText()) return;
    const colors = new Map(relations.map(({ name, color }) => [name, color ?? null]));
    const marks = marksOf(view, tags, colors);
    const lanes = lanesOf(marks.map(({ span }) => span));
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const type of this.types.values()) ranges.set(type, []);
    marks.forEach((mark, i) => {
      const type = this.typeOf(mark, Math.min(lanes[i], LANES - 1));
      const known = ranges.get(type) ?? [];
      known.push(toRange(view.lines, mark.span));
      ranges.set(type, known);
    });
    for (const [type, all] of ranges) editor.setDecorations(type, all);
  }

  private typeOf({ what, color }: Mark, lane: number): vscode.TextEditorDecorationType {
    const key = `${what} ${color} ${lane}`;
    const known = this.types.get(key);
    if (known) return known;
    const [width, style] = LINES[what];
    const look = (kind: ThemeKind): vscode.ThemableDecorationRenderOptions => {
      const own = color === null ? null : legible(color, kind);
      const line = own ?? themeColor(THEME_COLORS[what]);
      return {
        borderColor: line,
        overviewRulerColor: line,
        // Two fills over each other must leave the text its contrast.
        ...(own && what === 'tag' ? { backgroundColor: `${own}1f` } : {}),
      };
    };
    const type = vscode.window.createTextEditorDecorationType({
      light: look('light'),
      dark: look('dark'),
      borderStyle: [`none none ${style} none`, `${style} none none none`, style][lane],
      borderWidth: lane === LANES - 1 ? '1px' : width,
      overviewRulerLane: RULER_LANES[what],
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.types.set(key, type);
    return type;
  }
}

/** Tags first, so that they are below the words wherever they can be. */
function marksOf(view: SeedView, tags: TagSet, colors: ReadonlyMap<string, string | null>): Mark[] {
  const marks = view.annotations.flatMap((one): Mark[] => {
    const { annotation } = one;
    if (annotation.kind === 'speaker' || annotation.kind === 'entity') return [];
    if (!holds(annotation) || (annotation.kind === 'note' && annotation.resolved)) return [];
    const color =
      annotation.kind === 'tag'
        ? tags.colorOf(annotation.tag)
        : annotation.kind === 'relation'
          ? (colors.get(annotation.relation) ?? null)
          : null;
    return placesOf(one).map(span => ({ what: annotation.kind, span, color }));
  });
  const order = ['tag', 'note', 'relation'];
  return marks.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what) || a.span.start - b.span.start);
}
