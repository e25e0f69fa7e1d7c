/** The walkthrough of the first steps. Each step is ticked by doing what it says. */
import { type CommandName, commandId } from './commands';
import { type ContextName, contextKey } from './contexts';
import { prefixed } from './ids';
import type { ManifestTexts } from './manifestTexts';

export interface WalkthroughStep {
  readonly title: string;
  /** Markdown. A line that consists of one link is shown as a button. */
  readonly description: readonly string[];
  /** What the picture shows, for those who do not see it. */
  readonly altText: string;
  /** The step is done once one of these has happened. */
  readonly doneBy: readonly CompletionEvent[];
}

type CompletionEvent = `onCommand:${string}` | `onContext:${string}`;

const ran = (command: CommandName): CompletionEvent => `onCommand:${commandId(command)}`;
const became = (name: ContextName): CompletionEvent => `onContext:${contextKey(name)}`;
const button = (label: string, command: CommandName): string => `[${label}](command:${commandId(command)})`;

const WALKTHROUGH_ID = 'firstSteps';
const TITLE = 'Get Started with Seed Annotator';
const DESCRIPTION = 'See who said each quote in an article, add notes, and correct what is wrong.';

export const WALKTHROUGH_STEPS = {
  open: {
    title: 'Open articles',
    description: [
      'Begin with a few sample articles. They open as a copy of your own: change what you like. Then choose one in the Articles view.',
      button('Open Sample Articles', 'openSample'),
      'Or open a folder with your own articles, as plain text files.',
      '[Open Folder](command:workbench.action.files.openFolder)',
      'An article starts with a line that has its date and source. Texts, pages and exports without that line can be imported.',
      button('Import Articles…', 'importArticles'),
    ],
    altText: 'The Articles view lists articles by headline, and one of them is open beside it.',
    doneBy: [became('didOpenArticle')],
  },
  read: {
    title: 'See who said what',
    description: [
      'The line above a paragraph says who speaks, and how certain that is. Click a name to see all quotes of that speaker.',
      'Hover over a quote to see why: the verb, the words that name the speaker, and who else it might be.',
    ],
    altText: 'A hover over a quote names the speaker and lists the evidence for it.',
    doneBy: [ran('showQuotesOfSpeaker'), became('didSeeWhy')],
  },
  note: {
    title: 'Add a note',
    description: [
      'Select some words of an article and press Ctrl+K N (Cmd+K N on a Mac), or right-click and choose Add Note.',
      'Notes are kept in a readable file beside the article. They follow the words when the text is edited.',
    ],
    altText: 'A note in a box below the words that it is about.',
    doneBy: [became('didAddNote')],
  },
  correct: {
    title: 'Correct a speaker',
    description: [
      'Click “change speaker…” above a paragraph and choose another name. Your decision is shown from then on, also in lists and exports.',
      'Ctrl+K Ctrl+Z (Cmd+K Cmd+Z on a Mac) takes the last decision or note back.',
    ],
    altText: 'A list of names to choose a speaker from, with the reasons for each.',
    doneBy: [became('didCorrectSpeaker')],
  },
  review: {
    title: 'Review by keys',
    description: [
      'Press Ctrl+K Q (Cmd+K Q on a Mac) in an article. It leads through the quotes that nobody has decided yet, the least certain first.',
      'A accepts the speaker, N shows the next candidate, O chooses another one, S skips the quote, Esc stops.',
    ],
    altText: 'A review shows the candidates above a quote, with the keys to decide.',
    doneBy: [
      ran('review.accept'),
      ran('review.nextCandidate'),
      ran('review.chooseOther'),
      ran('review.notSpeech'),
      ran('review.skip'),
    ],
  },
  search: {
    title: 'Search all articles',
    description: [
      'Search quotes and paragraphs of all articles as you type: words, a “phrase”, or fields such as speaker: and after:.',
      button('Search Articles…', 'search'),
      'The button in the title of the search opens the results as a list that can be sorted, tagged and exported.',
    ],
    altText: 'A search that lists quotes with their speakers while it is typed.',
    doneBy: [ran('search'), ran('newSearch'), ran('searchSelection'), ran('searchSpeaker')],
  },
} as const satisfies Readonly<Record<string, WalkthroughStep>>;

/** Name of a step, and of its pictures. */
export type WalkthroughStepName = keyof typeof WALKTHROUGH_STEPS;

/** The walkthrough's id for the editor. @param extension id of the extension */
export const walkthroughIn = (extension: string): string => `${extension}#${WALKTHROUGH_ID}`;

/** Path of a step's picture in the extension. */
export const pictureOf = (step: string, theme: 'dark' | 'light'): string => `media/walkthrough/${step}-${theme}.webp`;

/** The walkthrough as package.json has it. */
export function walkthrough(texts: ManifestTexts): object {
  return {
    id: WALKTHROUGH_ID,
    title: texts.add('steps.title', TITLE),
    description: texts.add('steps.description', DESCRIPTION),
    steps: (Object.entries(WALKTHROUGH_STEPS) as [WalkthroughStepName, WalkthroughStep][]).map(
      ([name, { title, description, altText, doneBy }]) => ({
        id: prefixed(name),
        title: texts.add(`step.${name}.title`, title),
        description: texts.add(`step.${name}.description`, description.join('\n')),
        media: { image: imagesOf(name), altText: texts.add(`step.${name}.picture`, altText) },
        completionEvents: doneBy,
      }),
    ),
  };
}

function imagesOf(step: WalkthroughStepName): object {
  const [dark, light] = [pictureOf(step, 'dark'), pictureOf(step, 'light')];
  return { dark, light, hc: dark, hcLight: light };
}
