/** Maps icons to codicons. Apart from the manifest, codicons are named only here. */

import * as vscode from 'vscode';
import type { Icon } from '../../core/view';

/** Icons that only this host uses. */
type OwnIcon =
  | 'again'
  | 'record'
  | 'annotator'
  | 'agreed'
  | 'all'
  | 'disagreement'
  | 'done'
  | 'file'
  | 'files'
  | 'folder'
  | 'more'
  | 'moved'
  | 'paused'
  | 'reading'
  | 'rebuild'
  | 'resume'
  | 'review'
  | 'search'
  | 'selection'
  | 'settings'
  | 'swapped'
  | 'words';

export type ShownIcon = Icon | OwnIcon;

const CODICONS: Readonly<Record<ShownIcon, string>> = {
  person: 'person',
  organization: 'organization',
  place: 'location',
  group: 'organization',
  event: 'calendar',
  work: 'book',
  product: 'package',
  other: 'symbol-misc',
  date: 'calendar',
  source: 'globe',
  quote: 'quote',
  speaker: 'account',
  confirmed: 'pass-filled',
  corrected: 'edit',
  rejected: 'circle-slash',
  unknown: 'question',
  annotations: 'comment-discussion',
  note: 'comment',
  resolvedNote: 'pass',
  tag: 'tag',
  speakerDecision: 'mic',
  entityDecision: 'symbol-class',
  relation: 'arrow-right',
  relationFrom: 'arrow-left',
  symmetricRelation: 'arrow-both',
  changed: 'question',
  lost: 'debug-disconnect',
  accept: 'check',
  nextCandidate: 'arrow-swap',
  chooseOther: 'person-add',
  skip: 'debug-step-over',
  previous: 'arrow-up',
  undo: 'discard',
  toText: 'go-to-file',
  stop: 'debug-stop',
  again: 'copy',
  record: 'law',
  annotator: 'account',
  agreed: 'pass',
  all: 'check-all',
  article: 'note',
  disagreement: 'git-compare',
  done: 'check',
  file: 'file',
  files: 'files',
  folder: 'folder',
  more: 'ellipsis',
  search: 'search',
  moved: 'arrow-right',
  paused: 'debug-pause',
  reading: 'loading~spin',
  rebuild: 'refresh',
  resume: 'debug-continue',
  review: 'checklist',
  selection: 'selection',
  settings: 'gear',
  swapped: 'arrow-swap',
  words: 'symbol-string',
};

/** The icon in VS Code's notation for texts that may contain icons. */
export const iconMark = (icon: ShownIcon): string => `$(${CODICONS[icon]})`;

export const themeIcon = (icon: ShownIcon): vscode.ThemeIcon => new vscode.ThemeIcon(CODICONS[icon]);
