/** What the fields and options of a search mean, in a sentence each. */
import type { FieldName } from '../../corpus';
import type { DisplayLanguage } from '../../text';
import type { SearchOptionName } from './searchText';

export interface HelpEntry {
  readonly about: string;
  readonly example: string;
}

export const fieldHelp = ({ say }: DisplayLanguage): Readonly<Record<FieldName, HelpEntry>> => ({
  speaker: {
    about: say`Quotes of speakers by a name or its beginning, in quotation marks by whole words.`,
    example: 'speaker:bran',
  },
  said: { about: say`Words in quotes. A star finds words that begin so.`, example: 'said:negotiat*' },
  text: { about: say`Words in the paragraph, in quotes or not.`, example: 'text:"the old bridge"' },
  mentions: {
    about: say`Passages of articles that mention a person, organization or place, by a name or its beginning.`,
    example: 'mentions:Orrin',
  },
  about: { about: say`Passages with such a tag, or with these words in a note.`, example: 'about:budget' },
  tag: { about: say`Passages with this tag, or with one below it.`, example: 'tag:verdict' },
  source: { about: say`Articles of a source.`, example: 'source:reuters' },
  title: { about: say`Articles by words of their title.`, example: 'title:bridge' },
  date: { about: say`Articles of a year, a month or a day.`, example: 'date:2025-04' },
  after: { about: say`Articles from this year, month or day on.`, example: 'after:2025-01' },
  before: { about: say`Articles before this year, month or day.`, example: 'before:2025-06-01' },
  confidence: { about: say`Quotes by the confidence of their attribution.`, example: 'confidence<0.7' },
  status: { about: say`Quotes by what was decided about their speaker.`, example: 'status:derived' },
  kind: { about: say`Quotes by how they are quoted.`, example: 'kind:direct' },
  author: { about: say`Passages that this author has annotated.`, example: 'author:anna' },
  file: { about: say`Articles by the path of their file.`, example: 'file:2025/april' },
});

export const optionHelp = ({ say }: DisplayLanguage): Readonly<Record<SearchOptionName, HelpEntry>> => ({
  sort: {
    about: say`The order: date (newest first), oldest, left or right (by the words beside the hit), speaker.`,
    example: 'sort:right',
  },
  context: { about: say`How many columns are shown on either side of the hit, from 10 to 200.`, example: 'context:80' },
  page: { about: say`Which page of the results is shown.`, example: 'page:2' },
});

/** What holds for all of a query. */
export const queryHelp = ({ say }: DisplayLanguage): string =>
  say`All conditions must hold. OR joins alternatives, a minus excludes, brackets group. Quotation marks make a phrase.`;
