import type * as vscode from 'vscode';
import { type Inline, type RichLine, reuseBlock, text } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { foundAt } from '../../services/foundQuote';
import type { Services } from '../../services/services';
import { LANGUAGE, say } from '../../shell/language';
import { type CommandLink, hover, render } from '../../shell/markdown';
import { toRange } from '../../shell/positions';
import type { ReuseAnswers } from './reuseAnswers';

/** Places that a hover lists. */
const SHOWN = 5;

/** Hover of a quote that comes again: the earliest places, with what is different there. */
export class ReuseHover implements vscode.HoverProvider {
  constructor(
    private readonly services: Pick<Services, 'views' | 'index'>,
    private readonly answers: ReuseAnswers,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const { views, index } = this.services;
    const at = await foundAt(views, this.answers, document, document.offsetAt(position), token);
    const path = index.pathOf(document.uri);
    const list = at && path !== null ? await index.ask('reusePlaces', path, at.found.start) : null;
    if (!at || !list || token.isCancellationRequested) return null;
    const { heading, places } = reuseBlock(list, SHOWN, LANGUAGE);
    const links = new Map<Inline, CommandLink>();
    const link = (label: string, to: CommandLink): Inline => {
      const part = text(label);
      links.set(part, to);
      return part;
    };
    const lines = places.map(({ place, label, line }): RichLine => {
      const { file, start, end } = place;
      const to = { command: commandId('reveal'), arguments: [{ uri: index.uriOf(file).toString(), start, end }] };
      return [link(label, to), text(': '), ...line];
    });
    const all = link(say`Show all places`, {
      command: commandId('showReuse'),
      arguments: [{ uri: document.uri.toString(), start: at.found.start }],
    });
    const blocks = [[heading], ...lines.map(line => [line]), ...(list.places.length > SHOWN ? [[[all]]] : [])];
    const markdown = render(blocks, [commandId('reveal'), commandId('showReuse')], part => links.get(part) ?? null);
    return hover([markdown], toRange(at.view.lines, at.quote.quote.span));
  }
}
