/** Compares the documentation with the code: links, commands, keys, settings, formats, problem codes, scripts and files. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AGENT_TOOLS } from '../../src/core/agents/allTools';
import { FORMATS } from '../../src/core/interchange/formats/allFormats';
import { manifestTexts, withTexts } from '../../src/extension/contributions/index';

const ROOT = path.resolve(__dirname, '..', '..');
const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(ROOT, 'docs')).map(name => `docs/${name}`),
];
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const manifest = withTexts(JSON.parse(read('package.json')), manifestTexts());
const commandTitles = new Map<string, string>();
for (const { command, title } of manifest.contributes.commands) commandTitles.set(title, command);

/** The cells of all rows of the tables in a page, without heads and rules. */
const rowsOf = (page: string): string[][] =>
  page
    .split('\n')
    .filter((line, i, lines) => line.startsWith('|') && !line.startsWith('|---') && !lines[i + 1]?.startsWith('|---'))
    .map(line =>
      line
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim()),
    );

const codesIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(match => match[1] as string);

/** The text between blocks of code. */
const proseOf = (page: string): string => page.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchor that GitHub and VS Code give a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(match => anchorOf(match[1] as string));

/** Why a link of a page leads nowhere, or null where it leads somewhere. */
function brokenLink(page: string, link: string): string | null {
  if (/^https?:/.test(link)) return null;
  const [target, anchor] = link.split('#') as [string, string?];
  const file = target ? path.posix.join(path.posix.dirname(page), target) : page;
  if (!existsSync(path.join(ROOT, file))) return `${page}: no file ${file}`;
  return anchor === undefined || anchorsOf(file).includes(anchor) ? null : `${page}: no heading ${link}`;
}

/** `ctrl+k shift+t` as the docs write it: `Ctrl+K Shift+T`. */
const written = (key: string): string =>
  key
    .split(' ')
    .map(chord => chord.replace(/(^|\+)([a-z])/g, (_, plus, letter) => plus + letter.toUpperCase()))
    .join(' ');

describe('the documentation', () => {
  for (const page of PAGES)
    it(`has no broken link in ${page}`, () => {
      const links = [...proseOf(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1] as string);
      assert.deepEqual(
        links.map(link => brokenLink(page, link)).filter(why => why !== null),
        [],
      );
    });

  it('sees broken links', () => {
    assert.match(brokenLink('README.md', 'docs/none.md') ?? '', /no file docs\/none\.md/);
    assert.match(brokenLink('docs/commands.md', '../README.md#none') ?? '', /no heading/);
    assert.equal(brokenLink('docs/commands.md', 'tour.md#the-file'), null);
  });

  it('is reached from the README', () => {
    const readme = read('README.md');
    assert.deepEqual(
      PAGES.slice(1).filter(page => !readme.includes(`](${page})`)),
      [],
    );
  });

  it('has every page in the index of docs/', () => {
    const index = read('docs/README.md');
    assert.deepEqual(
      PAGES.filter(page => page.startsWith('docs/') && page !== 'docs/README.md').filter(
        page => !index.includes(`](${page.slice('docs/'.length)})`),
      ),
      [],
    );
  });

  it('names no command or key that is not there', () => {
    const bindings: { command: string; key: string }[] = manifest.contributes.keybindings;
    const wrong: string[] = [];
    const check = (names: string, keys: string): void => {
      const commands = names.split(', ').map(name => commandTitles.get(name) ?? wrong.push(`no command ${name}`));
      for (const key of codesIn(keys)) {
        const found = bindings.some(binding => commands.includes(binding.command) && written(binding.key) === key);
        if (!found && key.startsWith('Ctrl')) wrong.push(`${key} is not a key of ${names}`);
      }
    };
    const commandRows = rowsOf(read('docs/commands.md')).filter(row => row.length === 3);
    const keyRows = rowsOf(read('docs/tour.md')).filter(row => row.length === 2 && row[0]?.startsWith('`Ctrl'));
    assert.ok(commandRows.length > 30 && keyRows.length > 5);
    for (const [names, keys] of commandRows) check(names as string, keys as string);
    for (const [keys, names] of keyRows) check(names as string, keys as string);
    assert.deepEqual(wrong, []);
  });

  it('lists every setting with its default', () => {
    const settings: Record<string, { default: unknown }> = manifest.contributes.configuration.properties;
    const rows = new Map(rowsOf(read('docs/settings.md')).map(([name, value]) => [codesIn(name as string)[0], value]));
    for (const [name, { default: value }] of Object.entries(settings)) {
      const values = [value].flat().map(one => `\`${one}\``);
      const shown = value === '' ? 'empty' : values.join(', ');
      assert.equal(rows.get(name), shown, name);
    }
  });

  it('lists every tool for agents', () => {
    const listed = rowsOf(read('docs/agents.md')).flatMap(([name]) => codesIn(name as string));
    assert.deepEqual(listed.sort(), AGENT_TOOLS.map(({ name }) => name).sort());
  });

  it('lists every format of exchange', () => {
    const listed = rowsOf(read('docs/exchange.md')).flatMap(([name]) => codesIn(name as string));
    assert.deepEqual(listed.sort(), FORMATS.map(({ id }) => id).sort());
  });

  it('lists every problem code of articles', () => {
    const type = /export type ProblemCode =([^;]+);/.exec(read('src/core/article/model.ts'))?.[1] ?? '';
    const codes = [...type.matchAll(/'([^']+)'/g)].map(match => match[1]);
    assert.ok(codes.length > 5);
    const listed = rowsOf(read('docs/problems.md')).flatMap(([code]) => codesIn(code as string));
    assert.deepEqual(listed.sort(), codes.sort());
  });

  it('names only scripts that are there, and every bench', () => {
    const named = PAGES.flatMap(page => [...read(page).matchAll(/npm run ([\w:]+)/g)].map(match => match[1] as string));
    assert.deepEqual(
      named.filter(name => !Object.hasOwn(manifest.scripts, name)),
      [],
    );
    const benches = Object.keys(manifest.scripts).filter(name => name.startsWith('bench:'));
    assert.deepEqual(
      benches.filter(name => !read('CONTRIBUTING.md').includes(`npm run ${name}`)),
      [],
    );
  });

  it('names only files that are there', () => {
    const sources = ['src', 'test', 'scripts'].flatMap(folder =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
        name => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    );
    // Most sources are named by the end of their path. `NAME` and `TOPIC` stand for a file to be made.
    const isThere = (name: string): boolean =>
      /NAME|TOPIC|\*/.test(name) || existsSync(path.join(ROOT, name)) || sources.some(at => at.endsWith(`/${name}`));
    const missing = PAGES.flatMap(page =>
      codesIn(read(page).replace(/^```[\s\S]*?^```$/gm, ''))
        .filter(name => /^[\w./-]+\.ts$|^(?:src|schemas|test\/(?!out))[\w./-]*\/[\w./-]+$/.test(name))
        .filter(name => name !== 'utils.ts' && !isThere(name))
        .map(name => `${page}: ${name}`),
    );
    assert.deepEqual(missing, []);
  });
});
