import type { ArticleView, EntityView } from '../../annotation';

/**
 * How an article calls each entity for short, by the entity's id: by the form of its name that is used most, of equal
 * ones by the shortest. Forms that are shared by two entities are left out. A name that a person decided on is used as
 * it is.
 */
export function shortNamesOf({ entities }: ArticleView): ReadonlyMap<string, string> {
  const shown = entities.filter(({ hidden }) => !hidden);
  const owners = new Map<string, Set<string>>();
  const forms = shown.map(entity => formsOf(entity));
  shown.forEach(({ entity }, i) => {
    for (const form of forms[i]?.keys() ?? []) owners.set(form, (owners.get(form) ?? new Set()).add(entity.id));
  });
  return new Map(
    shown.map((view, i) => {
      const own = [...(forms[i] ?? [])].filter(([form]) => owners.get(form)?.size === 1);
      return [view.entity.id, shortNameOf(view, own)];
    }),
  );
}

function formsOf({ mentions }: EntityView): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, text } of mentions) if (kind === 'name') counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function shortNameOf({ entity, name }: EntityView, forms: readonly (readonly [string, number])[]): string {
  if (name !== entity.name) return name;
  let best: readonly [form: string, times: number] = [name, 0];
  for (const form of forms) {
    const isBetter = form[1] > best[1] || (form[1] === best[1] && form[0].length < best[0].length);
    if (isBetter) best = form;
  }
  return best[0];
}
