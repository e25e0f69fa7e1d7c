/** A thousand short articles of invented people and places, the same each time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FIRST = ['Ada', 'Boris', 'Clara', 'Dmitri', 'Edith', 'Felix', 'Greta', 'Hugo', 'Irene', 'Jonas'];
const LAST = ['Moss', 'Brandt', 'Reuter', 'Lindqvist', 'Okafor', 'Pereira', 'Tanaka', 'Vance', 'Wexler', 'Zoric'];
const ROLES = ['mayor', 'baker', 'teacher', 'doctor', 'lawyer', 'farmer', 'director'];
const TOWNS = ['Orrinford', 'Velden', 'Marsk', 'Tarnow Bay', 'Lisgate', 'Port Hollis', 'Grenmoor'];
const SOURCES = ['Harbour Post', 'Valley Courier', 'City Wire', 'Evening Herald', 'Coast Tribune'];
const THINGS = ['bridge', 'school', 'harbour', 'railway', 'library', 'hospital', 'market', 'theatre', 'mill'];
const DOINGS = ['opens', 'closes', 'burns', 'is sold', 'is rebuilt', 'divides the council', 'turns a hundred'];
const SAYINGS = [
  'We waited eleven years for this day',
  'Nobody asked the people who live here',
  'The money was never there in the first place',
  'It will cost twice what they told us',
  'I would do the same again tomorrow',
  'They promised us a decision before the summer',
];
const PER_FOLDER = 100;

export const PEOPLE: readonly string[] = LAST.flatMap(last => FIRST.map(first => `${first} ${last}`));

const pick = (list: readonly string[], number: number): string => list[number % list.length] as string;

const roleOf = (person: string): string => pick(ROLES, PEOPLE.indexOf(person));

/** The two people quoted in an article: the first one twice. */
export const quotedIn = (number: number): readonly [string, string] => [
  pick(PEOPLE, number),
  pick(PEOPLE, number + 37 + 10 * Math.floor(number / PEOPLE.length)),
];

/** @param number from 0; in the title, so that one article can be found */
export function madeArticle(number: number): string {
  const [first, second] = quotedIn(number);
  const surname = first.split(' ')[1];
  const thing = pick(THINGS, number);
  const town = pick(TOWNS, number + Math.floor(number / 9));
  const date = new Date(Date.UTC(2024, 0, 1 + ((number * 7) % 700))).toISOString().slice(0, 10);
  return ` The ${thing} of ${town} ${pick(DOINGS, number)}, part ${number} date ${date} [Source: ${pick(SOURCES, number)}]

The ${thing} of ${town} was full on Monday, and the council met until late.

“${pick(SAYINGS, number)},” said ${first}, a ${roleOf(first)} from ${town}. “The ${thing} is ours,” ${surname} said.

“${pick(SAYINGS, number + 1)},” said ${second}, a ${roleOf(second)}.
`;
}

/** Writes them into folders of a hundred. */
export function writeMadeNews(folder: string, count = 1_000): void {
  for (let number = 0; number < count; number++) {
    const below = path.join(folder, `part${Math.floor(number / PER_FOLDER)}`);
    if (number % PER_FOLDER === 0) mkdirSync(below, { recursive: true });
    writeFileSync(path.join(below, `made${number}.txt`), madeArticle(number));
  }
}

/** How often somebody is quoted, and in how many articles. */
export function quotesOf(person: string, count = 1_000): { readonly quotes: number; readonly articles: number } {
  const found = { quotes: 0, articles: 0 };
  for (let number = 0; number < count; number++) {
    const [first, second] = quotedIn(number);
    if (first === person) found.quotes += 2;
    if (second === person) found.quotes++;
    if (first === person || second === person) found.articles++;
  }
  return found;
}
