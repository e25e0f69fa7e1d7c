import type { MarkQuestion } from '../../corpus';
import type { Picture } from './messages';

/** What to ask the index for the quotes of a mark. @returns null where the picture has no such mark */
export function questionOf({ name, data }: Picture, mark: number): MarkQuestion | null {
  const keyAt = (place: number): string => data.people.shown[place]?.key ?? '';
  switch (name) {
    case 'timeline': {
      const found = data.marks[mark];
      if (!found) return null;
      const { person, source, from, to } = found;
      return {
        people: [keyAt(person)],
        sources:
          source === null
            ? { among: data.sources, isExcluded: true }
            : { among: [data.sources[source] ?? null], isExcluded: false },
        days: { from, to },
      };
    }
    case 'together': {
      const found = data.marks[mark];
      return found ? { people: [keyAt(found.one), keyAt(found.other)], sources: null, days: null } : null;
    }
    case 'shares': {
      const found = data.marks[mark];
      if (!found) return null;
      const among = [data.sources[found.source]?.name ?? null];
      return { people: [keyAt(found.person)], sources: { among, isExcluded: false }, days: null };
    }
  }
}
