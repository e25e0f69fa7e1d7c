/** Tools that the editor's chat offers, and the server for agents. */
import { AGENT_TOOLS } from '../../core/agents';
import { PREFIX, prefixed } from './ids';
import type { ManifestTexts } from './manifestTexts';

const NAME = 'Seed Annotator';

/** The id of a tool of `core/agents`: `find_quotes` becomes `seedAnnotator_find_quotes`. */
export const agentToolId = (name: string): string => `${PREFIX}_${name}`;

/** How a person names a tool in the chat: `#seedFindQuotes`. */
const referenceOf = (name: string): string =>
  `seed_${name}`.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const AGENT_SERVER = { id: prefixed('mcp'), label: NAME };

/** Models read English; people read their own language. */
export const languageModelTools = (texts: ManifestTexts): object[] =>
  AGENT_TOOLS.map(({ name, title, description, input }) => ({
    name: agentToolId(name),
    displayName: texts.add(`tool.${name}.title`, `${NAME}: ${title}`),
    toolReferenceName: referenceOf(name),
    canBeReferencedInPrompt: true,
    userDescription: texts.add(`tool.${name}.description`, description),
    modelDescription: description,
    inputSchema: input,
    tags: ['news', 'quotes', 'annotations'],
  }));

/** A program is started only where there is Node: not in a browser alone. */
export const mcpServerDefinitionProviders = (): object[] => [{ ...AGENT_SERVER, when: '!isWeb || remoteName' }];
