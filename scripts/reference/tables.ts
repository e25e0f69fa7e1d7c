/** Tables of the reference, as Markdown, from the tables in src/extension/contributions. */
import { COMMANDS, type CommandEntry, type CommandName, commandId } from '../../src/extension/contributions/commands';
import { KEYBINDINGS, type Keybinding } from '../../src/extension/contributions/keybindings';
import { PALETTE } from '../../src/extension/contributions/palette';
import { SETTINGS, type Setting, type SettingName, settingKey } from '../../src/extension/contributions/settings';
import { NEVER } from '../../src/extension/contributions/when';

/** A table cell cannot contain a line break, and a vertical bar must be escaped, even in code. */
const cell = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

export const code = (text: string): string => `\`${text}\``;

/** @param rows cells that are Markdown */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`.replace(/\| {2}(?=\|)/g, '| ');
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** `ctrl+k shift+t` as the docs write it: `Ctrl+K Shift+T`. */
export const writtenKey = (key: string): string =>
  key
    .split(' ')
    .map(chord => chord.replace(/(^|\+)([a-z])/g, (_, plus: string, letter: string) => plus + letter.toUpperCase()))
    .join(' ');

const macKey = ({ key, mac }: Keybinding): string => writtenKey(mac ?? key);

/** The bindings that differ in more than when they apply. */
function keysOf(command: CommandName, write: (binding: Keybinding) => string): string {
  return [...new Set(KEYBINDINGS.filter(binding => binding.command === command).map(write))].map(code).join(', ');
}

const commandEntries = Object.entries(COMMANDS) as [CommandName, CommandEntry][];
const isInPalette = (name: CommandName): boolean => PALETTE[name] !== NEVER;

/** Tags have one binding for each letter and digit. */
const TAG_KEYS = 'any letter or digit';

export const commandTable = (): string =>
  table(
    ['command', 'id', 'keys', 'keys on a Mac', 'in the palette'],
    commandEntries.map(([name, { title }]) => {
      const byKey = name === 'applyTagByKey';
      return [
        title,
        code(commandId(name)),
        byKey ? TAG_KEYS : keysOf(name, ({ key }) => writtenKey(key)),
        byKey ? TAG_KEYS : keysOf(name, macKey),
        isInPalette(name) ? 'yes' : '',
      ];
    }),
  );

export const keyTable = (): string =>
  table(
    ['keys', 'on a Mac', 'command', 'when'],
    KEYBINDINGS.filter(({ command }) => command !== 'applyTagByKey').map(binding => [
      code(writtenKey(binding.key)),
      code(macKey(binding)),
      COMMANDS[binding.command].title,
      code(binding.when),
    ]),
  );

function writtenDefault({ default: value }: Setting): string {
  return value === ''
    ? 'empty'
    : [value]
        .flat()
        .map(one => code(String(one)))
        .join(', ');
}

/** A link to another setting, as the settings editor has it, becomes the setting's name. */
const withoutSettingLinks = (text: string): string => text.replace(/`#([\w.]+)#`/g, '`$1`');

export const settingTable = (): string =>
  table(
    ['setting', 'default', 'meaning'],
    (Object.entries(SETTINGS) as [SettingName, Setting][]).map(([name, setting]) => [
      code(settingKey(name)),
      writtenDefault(setting),
      withoutSettingLinks(setting.markdownDescription),
    ]),
  );
