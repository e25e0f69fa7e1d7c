/** Holds the German texts to the English ones: none is missing, none is left over, and links and places agree. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textsIn, textsOf } from '../../scripts/texts';
import { parse } from '../../src/core/article';
import { displayLanguage } from '../../src/core/text';
import { manifestTexts, type TextsByKey, withTexts } from '../../src/extension/contributions/index';

const ROOT = path.resolve(__dirname, '..', '..');
const read = (file: string): TextsByKey => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

/** Placeholders, links, settings and keyboard keys: a translation must have the same ones as the original. */
const marksOf = (text: string): string[] =>
  [...text.matchAll(/\{\d+\}|\]\([^)]*\)|`[^`]*`|(?:Ctrl|Strg|Cmd)\+\w+/g)].map(([mark]) => mark).sort();

/** Keys as they are written on a German keyboard. */
const withGermanKeys = (mark: string): string => mark.replace(/^Ctrl\+/, 'Strg+');

/** What is wrong with a translation; null if nothing is. */
function faultOf(original: string, translated: string | undefined): string | null {
  if (translated === undefined || !translated.trim()) return 'no translation';
  if (translated !== translated.trim() && original === original.trim()) return 'blanks at an end';
  if (/…$/.test(original) !== /…$/.test(translated)) return 'dots of the one only';
  const [expected, found] = [marksOf(original).map(withGermanKeys).sort(), marksOf(translated)];
  return expected.join() === found.join() ? null : `${found.join(' ')} in the place of ${expected.join(' ')}`;
}

/** The faults of all translations, by key. */
function faultsOf(originals: TextsByKey, translations: TextsByKey): string[] {
  const leftOver = Object.keys(translations).filter(key => !Object.hasOwn(originals, key));
  const wrong = Object.entries(originals).flatMap(([key, original]) => {
    const fault = faultOf(original, Object.hasOwn(translations, key) ? translations[key] : undefined);
    return fault === null ? [] : [`${key}: ${fault}`];
  });
  return [...wrong, ...leftOver.map(key => `${key}: left over`)];
}

describe('texts of package.json', () => {
  const texts = manifestTexts();

  it('are in package.nls.json: else run `npm run contributes`', () =>
    assert.deepEqual(read('package.nls.json'), texts));

  it('are all named by the manifest, and none is missing', () => {
    const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    withTexts(JSON.parse(manifest), texts);
    const unused = Object.keys(texts).filter(key => !manifest.includes(`"%${key}%"`));
    assert.deepEqual(unused, []);
    assert.ok(Object.keys(texts).length > 200);
  });

  it('are all in German', () => assert.deepEqual(faultsOf(texts, read('package.nls.de.json')), []));

  it('leave no English text in the manifest', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const shown = ['title', 'category', 'description', 'markdownDescription', 'contents', 'altText', 'displayName'];
    const found = new Set<string>();
    const collect = (value: unknown, name: string): void => {
      if (typeof value === 'string' && shown.includes(name) && !/^%.+%$/.test(value)) found.add(value);
      if (!value || typeof value !== 'object') return;
      for (const [inner, one] of Object.entries(value)) if (inner !== 'inputSchema') collect(one, inner);
    };
    collect(contributes, '');
    assert.deepEqual([...found], ['Seed Annotator']);
  });
});

/** What has texts that the editor shows. */
const SHOWN = ['src/extension', 'src/core', 'src/converter', 'src/webview'].map(folder => path.join(ROOT, folder));

describe('texts of the extension', () => {
  const { keys, unclear } = textsIn(SHOWN);
  const texts = Object.fromEntries(keys.map(key => [key, key]));

  it('can all be told from the sources', () => {
    assert.ok(keys.length > 1400);
    assert.deepEqual(unclear, []);
  });

  it('are all in German', () => assert.deepEqual(faultsOf(texts, read('l10n/bundle.l10n.de.json')), []));

  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: they are sources
  const sources: [source: string, keys: string[], unclear?: number][] = [
    ['say`Add Note`', ['Add Note']],
    ['plainText`${count(n, "quote")} of ${name}: “${words}”`', ['{0} of {1}: “{2}”', '{0} quote', '{0} quotes']],
    ['this.language.say`a ${b ? say`nested ${c}` : ""} one`', ['a {0} one', 'nested {0}']],
    ['language.count(n, "reply", "replies")', ['{0} reply', '{0} replies']],
    ['const n: number = count<A>(list, noun);', [], 1],
    ['phrase`${quantity(n, "row")} of ${name} left out.`', ['{0} of {1} left out.', '{0} row', '{0} rows']],
    ['quantity(n, noun)', [], 1],
    ['say`${a} · ${b}`', []],
    ['html`<b>${a}</b>`; this.index.count("quotes"); count(results)', []],
  ];
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: they are sources
  for (const [source, expected, unclear = 0] of sources)
    it(`are found in ${source}`, () => {
      const found = textsOf(source);
      assert.deepEqual([[...found.keys].sort(), found.unclear.length], [[...expected].sort(), unclear]);
    });
});

describe('the check of translations', () => {
  const cases: [original: string, translated: string | undefined, fault: RegExp | null][] = [
    ['Add Note', 'Notiz hinzufügen', null],
    ['{0} in {1}', '{1}: {0}', null],
    ['Add Note', undefined, /no translation/],
    ['Add Note', ' ', /no translation/],
    ['{0} notes', 'Notizen', /in the place of/],
    ['{0} notes', '{1} Notizen', /in the place of/],
    ['Notes', '[Notizen](command:a)', /in the place of/],
    ['Merge…', 'Zusammenführen', /dots/],
  ];
  for (const [original, translated, fault] of cases)
    it(`finds ${fault ?? 'nothing'} in ${translated}`, () =>
      fault
        ? assert.match(faultOf(original, translated) ?? '', fault)
        : assert.equal(faultOf(original, translated), null));

  it('finds what is left over', () => assert.deepEqual(faultsOf({ a: 'a' }, { a: 'a', b: 'b' }), ['b: left over']));
});

describe('problems of an article', () => {
  it('have no English words in German', () => {
    const german = displayLanguage('de', read('l10n/bundle.l10n.de.json'));
    const text = 'Before.\n\nFerry date 3/9/2025\n\nIt said &ldquo;no&rdquo;, â€œyesâ€\u009d and \ufffd\u0001.\n';
    const { problems } = parse(text);
    const told = problems
      .flatMap(({ message, fixes = [] }) => [message, ...fixes.map(({ title }) => title)])
      .map(german.tell);
    assert.equal(new Set(problems.map(({ code }) => code)).size, 7);
    for (const one of told) assert.doesNotMatch(one, /\b(?:the|for|is|in the|references?|passages?|character)\b/);
  });
});
