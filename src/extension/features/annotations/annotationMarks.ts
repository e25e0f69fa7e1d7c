import * as vscode from 'vscode';
import { anchoredSpans, isActive, type TagSet } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import { lanesOf, legible, type ThemeKind } from '../../../core/view';
import { PREFIX } from '../../contributions/ids';
import { isCurrent, type Painter, ViewPainter } from '../../services/viewPainter';
import type { ReportError } from '../../shell/cancellation';
import { toRange } from '../../shell/positions';
import { themeColor } from '../../shell/themeColor';
import type { TagSchema } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';

interface PassageMark {
  readonly what: 'tag' | 'note' | 'relation';
  readonly span: Span;
  /** `#rrggbb`; null: the theme's own. */
  readonly color: string | null;
}

/** Width and style of the line of each kind. */
const LINES: Readonly<Record<PassageMark['what'], readonly [width: string, style: string]>> = {
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
/** Overlapping marks are drawn below, above and around the text. Further marks are drawn around it too. */
const LANE_COUNT = 3;

/** Keeps the marks of annotations up to date with views, vocabulary and settings. */
export function showAnnotationMarks(views: ViewStore, vocabulary: TagSchema, report: ReportError): vscode.Disposable {
  const marks = new AnnotationMarks(vocabulary);
  const painter = new ViewPainter(views, marks, report);
  return vscode.Disposable.from(
    painter,
    marks,
    vocabulary.onDidChange(() => painter.updateAll()),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(PREFIX) && painter.updateAll()),
  );
}

/** Draws notes, tags and relations in the text. Marks that overlap are drawn below, above and around it. */
class AnnotationMarks implements Painter, vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();

  constructor(private readonly vocabulary: TagSchema) {}

  dispose(): void {
    for (const type of this.types.values()) type.dispose();
    this.types.clear();
  }

  clear(editor: vscode.TextEditor): void {
    for (const type of this.types.values()) editor.setDecorations(type, []);
  }

  async paint(editor: vscode.TextEditor, view: SeedView): Promise<void> {
    const tags = await this.vocabulary.tagsFor(view.uri);
    const relations = await this.vocabulary.relationsFor(view.uri);
    if (!isCurrent(editor, view)) return;
    const colors = new Map(relations.map(({ name, color }) => [name, color ?? null]));
    const marks = marksOf(view, tags, colors);
    const lanes = lanesOf(marks.map(({ span }) => span));
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const type of this.types.values()) ranges.set(type, []);
    marks.forEach((mark, i) => {
      const type = this.typeOf(mark, Math.min(lanes[i] as number, LANE_COUNT - 1));
      const known = ranges.get(type) ?? [];
      known.push(toRange(view.lines, mark.span));
      ranges.set(type, known);
    });
    for (const [type, all] of ranges) editor.setDecorations(type, all);
  }

  private typeOf({ what, color }: PassageMark, lane: number): vscode.TextEditorDecorationType {
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
        // Faint, so that the text stays readable where two fills overlap.
        ...(own && what === 'tag' ? { backgroundColor: `${own}1f` } : {}),
      };
    };
    const type = vscode.window.createTextEditorDecorationType({
      light: look('light'),
      dark: look('dark'),
      borderStyle: [`none none ${style} none`, `${style} none none none`, style][lane],
      borderWidth: lane === LANE_COUNT - 1 ? '1px' : width,
      overviewRulerLane: RULER_LANES[what],
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.types.set(key, type);
    return type;
  }
}

/** Tags come first, so that they get the lane below the text where possible. */
function marksOf(view: SeedView, tags: TagSet, colors: ReadonlyMap<string, string | null>): PassageMark[] {
  const marks = view.annotations.flatMap((one): PassageMark[] => {
    const { annotation } = one;
    if (annotation.kind === 'speaker' || annotation.kind === 'entity') return [];
    if (!isActive(annotation) || (annotation.kind === 'note' && annotation.resolved)) return [];
    const color =
      annotation.kind === 'tag'
        ? tags.colorOf(annotation.tag)
        : annotation.kind === 'relation'
          ? (colors.get(annotation.relation) ?? null)
          : null;
    return anchoredSpans(one).map(span => ({ what: annotation.kind, span, color }));
  });
  const order = ['tag', 'note', 'relation'];
  return marks.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what) || a.span.start - b.span.start);
}
