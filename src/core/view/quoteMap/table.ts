/** A quote map’s picture as a table: for screen readers, for reading numbers, and for saving them. */
import type { SourceName } from '../../corpus';
import type { DisplayLanguage } from '../../text';
import { nameOf, pictureTitles, sourceLabelOf, stretchLabelOf } from './labels';
import type { Picture } from './messages';

export interface MapTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** In the order of the picture’s marks: row `i` is mark `i`. */
  readonly rows: readonly (readonly (string | number)[])[];
}

export function tableOf(picture: Picture, language: DisplayLanguage): MapTable {
  const { say } = language;
  const caption = pictureTitles(language)[picture.name];
  const { data } = picture;
  const person = (place: number): string => nameOf(data.people.shown[place]);
  switch (picture.name) {
    case 'timeline': {
      const { marks, sources, time } = picture.data;
      return {
        caption,
        head: [say`Person`, say`Time`, say`First day`, say`Last day`, say`Source`, say`Quotes`],
        rows: marks.map(({ person: place, source, from, to, quotes }) => [
          person(place),
          stretchLabelOf(time?.step ?? 'day', from, language),
          from,
          to,
          sourceLabelOf(named(sources, source), language),
          quotes,
        ]),
      };
    }
    case 'together':
      return {
        caption,
        head: [say`Person`, say`Quoted with`, say`Articles with both`],
        rows: picture.data.marks.map(({ one, other, articles }) => [person(one), person(other), articles]),
      };
    case 'shares': {
      const { marks, sources } = picture.data;
      return {
        caption,
        head: [say`Person`, say`Source`, say`Quotes`, say`All quotes of the source`, say`Share in %`],
        rows: marks.map(({ person: place, source, quotes }) => {
          const all = sources[source]?.quotes ?? 0;
          const share = all > 0 ? Math.round((10_000 * quotes) / all) / 100 : 0;
          return [person(place), sourceLabelOf(sources[source]?.name, language), quotes, all, share];
        }),
      };
    }
  }
}

const named = (sources: readonly SourceName[], place: number | null): SourceName | undefined =>
  place === null ? undefined : (sources[place] ?? null);
