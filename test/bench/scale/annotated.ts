/** Articles with a sidecar that grow with n, by kind of annotation. */
import { ARTICLES, HEAD, idOf, placesOf, sidecar, type Target } from './inputs';

interface Annotated {
  readonly text: string;
  readonly yaml: string;
}

const story = ARTICLES.quotes;
const NAME = /[A-Z][a-z]+rsen [A-Z][a-z]+rsen/g;
const QUOTE = /“[^”]*”/g;
const WORD = /boat number \d+/g;

function annotated(
  text: string,
  places: readonly Target[],
  fields: (i: number) => string[],
  author?: (i: number) => string,
): Annotated {
  return {
    text,
    yaml: sidecar(
      text,
      places.map((at, i) => ({ at, fields: fields(i), author: author?.(i) })),
    ),
  };
}

const at = (places: readonly Target[], copies = 1): Target[] =>
  places.flatMap(place => Array.from({ length: copies }, () => place));
const tag = (i: number): string[] => ['kind: tag', `tag: tag ${i % 7}`];

/** Articles with a sidecar, by kind of annotation. */
export const ANNOTATED = {
  'tags here and there': n => annotated(story(n), placesOf(story(n), WORD), tag),
  'notes on one letter': n => {
    const text = story(20);
    const start = text.indexOf('“The');
    return annotated(text, at([{ start, end: start + 1 }], n), i => ['kind: note', `body: remark ${i}`]);
  },
  'tags on one name, many articles quotes': n => {
    const text = story(n);
    return annotated(text, at(placesOf(text, NAME, 1), n), tag);
  },
  'tags on everything': n => {
    const text = story(n);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({ start: HEAD.length, end: HEAD.length + 200 + (i % 8) })),
      tag,
    );
  },
  'tags nested': n => {
    const text = story(Math.ceil(n / 10));
    const middle = Math.floor((HEAD.length + text.length) / 2);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({
        start: middle - 1 - Math.floor(i / 4),
        end: middle + 1 + Math.floor(i / 4),
      })),
      tag,
    );
  },
  'tags in a chain': n => {
    const text = story(n);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({ start: HEAD.length + i * 10, end: HEAD.length + i * 10 + 15 })),
      tag,
    );
  },
  'different tags': n => annotated(story(n), placesOf(story(n), WORD), i => ['kind: tag', `tag: tag ${i}`]),
  'a tag of many levels': n =>
    annotated(story(3), placesOf(story(3), WORD), () => ['kind: tag', `tag: ${'a/'.repeat(n * 10)}a`]),
  'two authors': n =>
    annotated(
      story(n),
      at(placesOf(story(n), WORD), 2),
      i => ['kind: tag', `tag: tag ${(i * 7) % 5}`],
      i => (i % 2 ? 'ben' : 'anna'),
    ),
  'two authors, one place': n => {
    const text = story(20);
    const start = text.indexOf('“The');
    return annotated(text, at([{ start, end: start + 9 }], n), tag, i => (i % 2 ? 'ben' : 'anna'));
  },
  'two authors, a chain': n => {
    const text = story(n);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({ start: HEAD.length + i * 10, end: HEAD.length + i * 10 + 15 })),
      () => ['kind: tag', 'tag: seen'],
      i => (i % 2 ? 'ben' : 'anna'),
    );
  },
  'many authors': n => annotated(story(n), placesOf(story(n), WORD), tag, i => `author ${i % 200}`),
  'two authors, relations': n => {
    const text = story(n);
    const places = placesOf(text, NAME);
    return {
      text,
      yaml: sidecar(
        text,
        places.map((place, i) => ({
          at: place,
          to: places[(i * 31) % places.length],
          fields: ['kind: relation', 'relation: works for'],
          author: i % 2 ? 'ben' : 'anna',
        })),
      ),
    };
  },
  'speakers confirmed': n =>
    annotated(story(n), placesOf(story(n), QUOTE), () => ['kind: speaker', 'status: confirmed']),
  'speakers corrected': n =>
    annotated(story(n), placesOf(story(n), QUOTE), i => [
      'kind: speaker',
      'status: corrected',
      `speaker: Somebody ${i}`,
    ]),
  'speakers corrected to one': n =>
    annotated(story(n), placesOf(story(n), QUOTE), () => ['kind: speaker', 'status: corrected', 'speaker: Somebody']),
  'quotes added': n => {
    const text = ARTICLES['names in one paragraph'](n);
    return annotated(text, placesOf(text, /met [A-Z][a-z]+rsen/g), i => [
      'kind: speaker',
      'status: corrected',
      `speaker: Somebody ${i % 9}`,
    ]);
  },
  'quotes added on one place': n => {
    const text = ARTICLES['names in one paragraph'](50);
    return annotated(text, at(placesOf(text, /met [A-Z][a-z]+rsen/g, 1), n), i => [
      'kind: speaker',
      'status: corrected',
      `speaker: Somebody ${i % 9}`,
    ]);
  },
  'entities renamed': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i}`,
      'type: person',
    ]);
  },
  'entities merged': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), () => [
      'kind: entity',
      'status: corrected',
      'name: Somebody',
      'type: person',
    ]);
  },
  'mentions split off': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i % 9}`,
      'mentions: one',
    ]);
  },
  'mentions alike': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i}`,
      'mentions: alike',
    ]);
  },
  'one entity decided again and again': n => {
    const text = ARTICLES.names(20);
    return annotated(text, at(placesOf(text, NAME, 1), n), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i}`,
    ]);
  },
  relations: n => {
    const text = story(n);
    const places = placesOf(text, NAME);
    return {
      text,
      yaml: sidecar(
        text,
        places.map((place, i) => ({
          at: place,
          to: places[(i * 31) % places.length],
          fields: ['kind: relation', 'relation: works for'],
        })),
      ),
    };
  },
  'relations from one place': n => {
    const text = story(n);
    const places = placesOf(text, NAME);
    return {
      text,
      yaml: sidecar(
        text,
        places.map(place => ({ at: places[0], to: place, fields: ['kind: relation', 'relation: works for'] })),
      ),
    };
  },
  'a thread of replies': n => {
    const text = story(5);
    const replies = [
      'kind: note',
      'body: first',
      'replies:',
      ...Array.from({ length: n }, (_, i) => `  - id: ${idOf(i)}\n        body: reply ${i}`),
    ];
    return annotated(text, placesOf(text, WORD, 1), () => replies);
  },
  'lost annotations': n => {
    const places = placesOf(story(n), WORD);
    return { text: ARTICLES.names(n), yaml: annotated(story(n), places, tag).yaml };
  },
  'annotations that moved': n => {
    const made = annotated(story(n), placesOf(story(n), QUOTE), tag);
    return { text: made.text.replace(HEAD, `${HEAD}Another paragraph first.\n\n`), yaml: made.yaml };
  },
  'annotations on other words by now': n => {
    const made = annotated(story(n), placesOf(story(n), QUOTE), tag);
    return { text: made.text.replaceAll('late', 'very late'), yaml: made.yaml };
  },
  'one long annotation each': n => {
    const text = story(n);
    return annotated(text, [{ start: HEAD.length, end: text.length - 2 }], tag);
  },
} as const satisfies Readonly<Record<string, (n: number) => Annotated>>;
