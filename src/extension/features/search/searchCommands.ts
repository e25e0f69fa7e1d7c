import * as vscode from 'vscode';
import { queryValue } from '../../../core/corpus';
import { entityById, mentionAt, quoteAt, SEARCH_SORTS, type SearchSort } from '../../../core/view';
import { atCursor } from '../../services/passage';
import type { ShownPassage } from '../../services/shownPassage';
import { articleAt } from '../../services/viewQueries';
import { entityArgument } from '../../shell/args';
import { plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import type { IndexStore } from '../../stores/indexStore';
import type { ViewStore } from '../../stores/viewStore';
import type { LiveSearch } from './liveSearch';
import { openOccurrence } from './openOccurrence';
import { openSearch, readSearch } from './searchDocuments';
import type { SearchEditors } from './searchEditors';
import { setOption } from './searchOptions';

/** A selection that is searched for is shortened to so many words. */
const MAX_SELECTED_WORDS = 30;

const SORT_LABELS: Readonly<Record<SearchSort, string>> = {
  date: say`Newest First`,
  oldest: say`Oldest First`,
  left: say`By the Words Before`,
  right: say`By the Words After`,
  speaker: say`By Speaker`,
};

interface Parts {
  readonly views: ViewStore;
  readonly index: IndexStore;
  readonly passages: ShownPassage;
  readonly editors: SearchEditors;
}

/** Commands that open searches, and go through their results. */
export function searchCommands({ views, index, passages, editors }: Parts): Handlers {
  return {
    newSearch: argument => openSearch(queryArgument(argument) ?? ''),
    searchSelection: () => searchSelection(),
    searchSpeaker: async argument => {
      const name = await speakerOf(views, argument);
      if (name) await openSearch(`speaker:${queryValue(name, 'speaker')}`);
    },
    'search.nextPage': () => turnPage(editors.active, 1),
    'search.previousPage': () => turnPage(editors.active, -1),
    'search.sort': () => sort(editors.active),
    'search.openRow': async () => {
      const found = editors.rowAtCursor();
      if (found?.row.state === 'found') await openOccurrence({ views, index, passages }, found.row.occurrence);
    },
  };
}

/** The query that another feature or a keybinding gives. */
function queryArgument(argument: unknown): string | null {
  const { query } = (argument ?? {}) as { query?: unknown };
  return typeof query === 'string' ? query : null;
}

/** The name in a row of *People & Organizations*. */
function personArgument(argument: unknown): string | null {
  const { person } = (argument ?? {}) as { person?: { name?: unknown } | null };
  return typeof person?.name === 'string' ? person.name : null;
}

async function searchSelection(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection).trim();
  if (!selected) {
    void showInformation(plainText`Select the words to search for first.`);
    return;
  }
  const words = selected.split(/\s+/).slice(0, MAX_SELECTED_WORDS).join(' ');
  await openSearch(`"${words.replace(/["“”„]/g, ' ').trim()}"`);
}

/** The name of the person or entity that an argument names, or else of the speaker or entity at the cursor. */
async function speakerOf(views: ViewStore, argument: unknown): Promise<string | null> {
  const person = personArgument(argument);
  if (person) return person;
  const named = entityArgument(argument);
  if (named) {
    const article = (await views.of(named.uri))?.articles[named.article];
    return (article && entityById(article, named.entity)?.name) ?? null;
  }
  const at = await atCursor(views);
  if (!at) return null;
  const article = articleAt(at.view, at.offset);
  const mention = article && mentionAt(article, at.offset);
  const name = mention ? mention.entity.name : article && (quoteAt(article, at.offset)?.speaker?.name ?? null);
  if (!name) void showInformation(plainText`Put the cursor in a quote with a speaker, or in a name, first.`);
  return name ?? null;
}

async function turnPage(search: LiveSearch | null, by: 1 | -1): Promise<void> {
  if (!search) return;
  const { page } = readSearch(search.document).options;
  await search.settled();
  const pages = search.pages;
  const next = page + by;
  if (next < 1 || (pages !== null && next > pages)) {
    void showInformation(
      by < 0 ? plainText`This is the first page of the results.` : plainText`This is the last page of the results.`,
    );
    return;
  }
  await setOption(search.document, 'page', next, 'alone');
}

async function sort(search: LiveSearch | null): Promise<void> {
  if (!search) return;
  const { options } = readSearch(search.document);
  const chosen = await pickOne(
    SEARCH_SORTS.map(value => ({
      label: SORT_LABELS[value],
      description: value === options.sort ? say`now` : '',
      value,
    })),
    { title: plainText`Sort Results`, placeholder: plainText`In which order are the results shown?` },
  );
  if (chosen) await setOption(search.document, 'sort', chosen, 'alone');
}
