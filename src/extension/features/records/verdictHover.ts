import type * as vscode from 'vscode';
import { type Inline, recordLabel, text, verdictBlock } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { foundAt } from '../../services/foundQuote';
import type { IndexAnswers } from '../../services/indexAnswers';
import type { Services } from '../../services/services';
import { LANGUAGE } from '../../shell/language';
import { hover, render } from '../../shell/markdown';
import { toRange } from '../../shell/positions';
import type { Verdict } from './holding';

/** Hover of a quote that was held against a record: the verdict, what is different, and a link to the record. */
export class VerdictHover implements vscode.HoverProvider {
  constructor(
    private readonly services: Pick<Services, 'views' | 'index'>,
    private readonly verdicts: IndexAnswers<readonly Verdict[]>,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const { views, index } = this.services;
    const at = await foundAt(views, this.verdicts, document, document.offsetAt(position), token);
    if (!at) return null;
    const { record, verification } = at.found;
    const [start, end] = verification.place ?? [record.start, record.start];
    const link: Inline = text(recordLabel(record));
    const target = { uri: index.uriOf(record.file).toString(), start, end };
    const markdown = render(
      [...verdictBlock(verification, LANGUAGE).map(line => [line]), [[link]]],
      [commandId('reveal')],
      part => (part === link ? { command: commandId('reveal'), arguments: [target] } : null),
    );
    return hover([markdown], toRange(at.view.lines, at.quote.quote.span));
  }
}
