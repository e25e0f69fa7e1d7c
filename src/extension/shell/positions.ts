/** Converts between the core's file offsets and the editor's positions. Nothing else does. */

import * as vscode from 'vscode';
import { type LineIndex, type Span, span } from '../../core/text';

export function toPosition(lines: LineIndex, offset: number): vscode.Position {
  const { line, column } = lines.positionAt(offset);
  return new vscode.Position(line, column);
}

export function toRange(lines: LineIndex, s: Span): vscode.Range {
  return new vscode.Range(toPosition(lines, s.start), toPosition(lines, s.end));
}

export function toOffset(lines: LineIndex, position: vscode.Position): number {
  return lines.offsetAt(position.line, position.character);
}

export function toSpan(lines: LineIndex, range: vscode.Range): Span {
  return span(toOffset(lines, range.start), toOffset(lines, range.end));
}
