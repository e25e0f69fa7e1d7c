/** Semantic tokens: the colours of names by what they name. Themes and users can change each. */

interface NameToken {
  readonly description: string;
  /** The scope whose colour a theme uses if it has no rule for the token. */
  readonly scope: string;
}

export const NAME_TOKENS = {
  person: { description: 'The name of a person.', scope: 'entity.name.function' },
  organization: { description: 'The name of an organization.', scope: 'entity.name.type' },
  place: { description: 'The name of a place.', scope: 'variable.other.constant' },
} as const satisfies Readonly<Record<string, NameToken>>;

export type NameTokenType = keyof typeof NAME_TOKENS;
