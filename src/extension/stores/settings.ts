import * as vscode from 'vscode';
import type { ViewOptions } from '../../core/view';
import { configuration as section } from '../shell/configuration';
import { LANGUAGE } from '../shell/language';

/** All settings by name. They are read on each call, so changes apply at once. */
export const settings = {
  view: (uri: vscode.Uri): ViewOptions => ({
    minimumConfidence: section(uri).get('attribution.minimumConfidence', 0.6),
    indirect: section(uri).get('attribution.indirect', false),
    language: LANGUAGE,
  }),
  /** Of what is not about one file. */
  viewOfWindow: (): ViewOptions => ({
    minimumConfidence: section().get('attribution.minimumConfidence', 0.6),
    indirect: section().get('attribution.indirect', false),
    language: LANGUAGE,
  }),
  include: (folder: vscode.Uri) => section(folder).get<string[]>('files.include', []),
  exclude: (folder: vscode.Uri) => section(folder).get<string[]>('files.exclude', []),
  useIgnoreFiles: (folder: vscode.Uri) => section(folder).get('files.useIgnoreFiles', false),
  recognizeHeader: () => section().get('files.recognizeHeader', true),
  indexPath: () => section().get('index.path', ''),
  author: (uri: vscode.Uri): string => section(uri).get('annotations.author', ''),
  setAuthor: (name: string) => section().update('annotations.author', name, vscode.ConfigurationTarget.Global),
  lens: (uri: vscode.Uri) => section(uri).get('lens.enabled', true),
  reuseLens: (uri: vscode.Uri) => section(uri).get('lens.reuse', true),
  recordLens: (uri: vscode.Uri) => section(uri).get('lens.record', true),
  offerLens: (uri: vscode.Uri) =>
    section(uri).get('lens.makeArticle', true) && section().get('files.recognizeHeader', true),
  inlayHints: (uri: vscode.Uri) => ({
    speakers: section(uri).get('inlayHints.speakers', true),
    pronouns: section(uri).get('inlayHints.pronouns', true),
    dates: section(uri).get('inlayHints.dates', true),
  }),
  openReadOnly: (uri: vscode.Uri) => section(uri).get('articles.openReadOnly', false),
  setOpenReadOnly: (isWanted: boolean) => {
    const isOfWorkspace = section().inspect('articles.openReadOnly')?.workspaceValue !== undefined;
    const { Global, Workspace } = vscode.ConfigurationTarget;
    return section().update('articles.openReadOnly', isWanted, isOfWorkspace ? Workspace : Global);
  },
  /** Whether the names of tags stand after tagged passages. */
  tagNames: (uri: vscode.Uri) => section(uri).get('tags.nameInText', false),
  followCursor: () => section().get('articles.followCursor', true),
  setFollowCursor: (follow: boolean) =>
    section().update('articles.followCursor', follow, vscode.ConfigurationTarget.Global),
};
