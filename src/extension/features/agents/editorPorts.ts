/** The ports of the tools in the editor. Files are named by their uris. */
import * as vscode from 'vscode';
import { AgentError, type AgentFile, type AgentPorts } from '../../../core/agents';
import type { RecordScopes } from '../../services/recordScopes';
import type { Services } from '../../services/services';
import { readText } from '../../shell/text';
import type { IndexStore } from '../../stores/indexStore';
import { isSeedFile } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { SeedView } from '../../stores/viewStore';

export type AgentServices = Pick<Services, 'index' | 'views' | 'worker' | 'annotator' | 'report'>;

export function editorAgentPorts(
  { index, views, worker, annotator }: AgentServices,
  scopes: Pick<RecordScopes, 'get'>,
): AgentPorts<SeedView> {
  return {
    get minimumConfidence() {
      return settings.viewOfWindow().minimumConfidence;
    },
    ask: index.ask.bind(index),
    indexRemark: () => remarkOn(index),
    find: name => findArticle(index, name),
    textOf: ({ file }) => readText(vscode.Uri.parse(file)),
    viewOf: async ({ name, file }) => {
      const view = await views.once(vscode.Uri.parse(file));
      if (!view) throw new AgentError(`${name} is gone.`);
      return view;
    },
    recordScopes: () => scopes.get(),
    hold: (record, quotes) => worker.run('holdQuotes', record, quotes),
    writer: {
      addNote: async (_, { uri, text }, at, body) => {
        await annotator.addNote(uri, text, at, body);
      },
      addTag: (_, view, at, tag) => annotator.setTags(view, at, [tag], []),
      decide: (_, view, quote, verdict) => annotator.decide(view, [quote], verdict),
    },
  };
}

function remarkOn({ status: { state, pending } }: IndexStore): string | null {
  if (state === 'listing') return 'The folders are still being listed: answers are incomplete.';
  return state === 'indexing' ? `${pending} files are still being indexed: answers are incomplete.` : null;
}

/** An article in the workspace's folders; null for anything else. @param name untrusted */
async function findArticle(index: IndexStore, name: string): Promise<AgentFile | null> {
  if (name.includes('\0')) return null;
  for (const uri of [index.uriOf(name), ...namedUris(name)]) {
    if (!vscode.workspace.getWorkspaceFolder(uri)) continue;
    const path = index.pathOf(uri);
    if (path !== null && (await isPlainArticle(uri))) return { name: path, file: uri.toString() };
  }
  return null;
}

/** A path from the root, or a uri. */
function namedUris(name: string): vscode.Uri[] {
  if (/^[a-z][a-z\d+.-]+:\//i.test(name)) return [vscode.Uri.parse(name)];
  const isAbsolute = /^(?:[\\/]|[a-z]:[\\/])/i.test(name);
  return isAbsolute ? [vscode.Uri.file(name)] : [];
}

async function isPlainArticle(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0 && (await isSeedFile(uri));
  } catch {
    return false;
  }
}
