import * as vscode from 'vscode';
import { legible, type ThemeKind } from '../../core/view';

/** A square of a colour (`#rrggbb`) as an icon, adapted to light and dark themes. */
export function swatch(color: string): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  return { light: square(color, 'light'), dark: square(color, 'dark') };
}

function square(color: string, kind: ThemeKind): vscode.Uri {
  const fill = encodeURIComponent(legible(color, kind));
  const shape = `<rect x="3" y="3" width="10" height="10" rx="2" fill="${fill}"/>`;
  return vscode.Uri.parse(
    `data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${shape}</svg>`,
  );
}
