/**
 * Gives entities their people. A name has one person, unless roles or company part it: then sums over groups of its
 * articles are kept in the table `namesakes`, so that one more article costs no more than the groups.
 */
import type { Database, Row } from '../database';
import { betterSpelling, foldWords, linkKey, nameKey } from '../names';
import { columnsOfKey, otherFold } from '../personKeys';
import type { EntityRow } from '../rows';
import { INDEXED_PEOPLE, ROWS_PER_ARTICLE } from '../schema';
import { type Companion, companyOf } from './company';
import { areOpposed, moreTelling, type NameGroup, partNamesakes, WATCHED } from './namesakes';
import { kindOfRole } from './roles';
import { spellingKey } from './spelling';

/** So many articles are kept while names are settled: names that are read as a whole often share them. */
const MAX_READ = 1_000;

/** An article, for the sums of a name. */
export class LinkedArticle {
  private readonly kinds = new Map<string, string>();

  /** @param entities all of the article, in order */
  constructor(
    readonly id: number,
    readonly source: string,
    readonly entities: readonly (Companion & Pick<EntityRow, 'role'>)[],
  ) {
    for (const { type, name, role } of entities) {
      const kind = kindOfRole(role);
      const key = kind && nameKey(type, name);
      if (key && !this.kinds.has(key)) this.kinds.set(key, kind);
    }
  }

  /** What the article tells of a name. All its entities of one name are one person. */
  kindOf(key: string): string {
    return this.kinds.get(key) ?? '';
  }
}

/** Who an entity is, and the name that the person is shown by. */
export interface LinkedPerson {
  readonly id: number;
  readonly name: string;
}

interface GroupSums extends NameGroup {
  articles: number;
  decided: number;
  readonly companions: Map<number, number>;
  /** Null for a group that is new. */
  person: number | null;
}

export class Linker {
  /** Names whose roles are opposed since this transaction: to be read as a whole, once. */
  private readonly opposed = new Set<string>();
  /** Changes of the groups of watched names. */
  private readonly changes = new Map<string, Map<string, GroupSums>>();
  /** People that lost an entity of the name that they are shown by. */
  private readonly respelled = new Set<number>();

  /** Articles that were read from the database, until it changes. */
  private readonly read = new Map<number, LinkedArticle>();

  constructor(private readonly db: Database) {}

  /** The person of an entity, for now: `settle` may move it. */
  personOf(entity: EntityRow, article: LinkedArticle): LinkedPerson {
    const key = linkKey(entity, article.id);
    const kind = article.kindOf(key);
    const [row] = this.db.all(PERSON_WITH_KEY, columnsOfKey(key));
    if (!row) return { id: this.addPerson(key, entity, kind), name: entity.name };
    if (row.kind === WATCHED) {
      this.note(key, entity, article, 1);
      return this.spell(this.personOfGroup(key, kind, article.source) ?? row, entity.name);
    }
    const person = this.spell(row, entity.name);
    const known = String(row.kind ?? '');
    if (areOpposed(known, kind)) this.opposed.add(key);
    else if (kind !== known) this.setKind(person.id, moreTelling(known, kind));
    return person;
  }

  /** Undefined for a group that is new: `settle` finds its person. */
  private personOfGroup(key: string, kind: string, source: string): Row | undefined {
    return this.db.all(
      `SELECT p.id, p.name FROM namesakes n JOIN people_rows p ON p.id = n.person_id
        WHERE n.key = ? AND n.kind = ? AND n.source = ?`,
      [key, kind, source],
    )[0];
  }

  private addPerson(key: string, { type, name, role }: Pick<EntityRow, 'type' | 'name' | 'role'>, kind: string) {
    const [code, fold, part] = columnsOfKey(key);
    return this.db.run(
      'INSERT INTO people_rows (type, name, other_fold, part, role, kind, spelling) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        code,
        name,
        otherFold(name, fold),
        part,
        role,
        kind || null,
        type === 'person' && !key.includes('@') ? spellingKey(name) : null,
      ],
    );
  }

  /** Shows a person by the better one of two spellings. @returns the person */
  private spell(row: Row, name: string): LinkedPerson {
    const [id, shown] = [Number(row.id), String(row.name)];
    const better = shown === name ? name : betterSpelling(shown, name);
    if (better !== shown) this.rename(id, shown, better);
    return { id, name: better };
  }

  /** Entities without a name of their own have the person’s: they get the one that it had. */
  private rename(person: number, shown: string, name: string): void {
    this.db.run('UPDATE entity_rows SET name = ? WHERE person_id = ? AND name IS NULL', [shown, person]);
    this.db.run('UPDATE people_rows SET name = ?, other_fold = ? WHERE id = ?', [name, otherFold(name), person]);
  }

  private setKind(person: number, kind: string): void {
    this.db.run('UPDATE people_rows SET kind = ? WHERE id = ?', [kind || null, person]);
  }

  /** Takes note of a file that is about to be removed. */
  forgetFile(file: number): void {
    const rows = this.db.all(
      `SELECT e.name, e.decided, e.article_id, a.source, p.id, p.key, p.kind, p.name AS shown
        FROM articles a JOIN entities e ON e.article_id = a.id JOIN people p ON p.id = e.person_id
        WHERE a.file_id = ?`,
      [file],
    );
    this.read.clear();
    for (const row of rows) {
      if (row.name === row.shown) this.respelled.add(Number(row.id));
      if (row.kind === WATCHED) this.note(baseOf(String(row.key)), entityOf(row), this.articleOf(row), -1);
    }
  }

  private articleOf({ article_id, source }: Row): LinkedArticle {
    const id = Number(article_id);
    const known = this.read.get(id);
    if (known) return known;
    const rows = this.db.all('SELECT type, name, role, mentions FROM entities WHERE article_id = ? ORDER BY id', [id]);
    const entities = rows.map(({ type, name, role, mentions }) => ({
      type: String(type),
      name: String(name),
      role: role as string | null,
      mentions: Number(mentions),
    }));
    const article = new LinkedArticle(id, String(source ?? ''), entities);
    if (this.read.size >= MAX_READ) this.read.clear();
    this.read.set(id, article);
    return article;
  }

  /** Adds an entity’s article to the sums of a watched name, or takes it away. */
  private note(
    key: string,
    { name, decided }: Pick<EntityRow, 'name' | 'decided'>,
    article: LinkedArticle,
    sign: 1 | -1,
  ): void {
    const groups = this.changes.get(key) ?? new Map<string, GroupSums>();
    this.changes.set(key, groups);
    const group = groupIn(groups, article.kindOf(key), article.source);
    group.articles += sign;
    group.decided += decided ? sign : 0;
    for (const companion of companyOf(foldWords(name), article.entities))
      group.companions.set(companion, (group.companions.get(companion) ?? 0) + sign);
  }

  /**
   * Parts and joins the people of the names that changed. To be called before the transaction ends.
   * @returns the ids of people who got or lost entities here
   */
  settle(): ReadonlySet<number> {
    const moved = new Set<number>();
    this.read.clear();
    this.spellAgain();
    for (const key of this.opposed) this.settleName(key, this.readGroups(key), moved);
    for (const [key, changes] of this.changes)
      if (!this.opposed.has(key)) this.settleName(key, this.changedGroups(key, changes), moved);
    this.opposed.clear();
    this.changes.clear();
    this.read.clear();
    return moved;
  }

  private spellAgain(): void {
    for (const person of this.respelled) {
      const shown = this.db.all(
        `SELECT 1 FROM people_rows p JOIN entity_rows e ON e.person_id = p.id AND coalesce(e.name, p.name) = p.name
          WHERE p.id = ? LIMIT 1`,
        [person],
      );
      if (!shown.length) this.spellFromEntities(person);
    }
    this.respelled.clear();
  }

  private spellFromEntities(person: number): void {
    const shown = this.db.all('SELECT name FROM people_rows WHERE id = ?', [person])[0]?.name;
    const names = this.db.all('SELECT DISTINCT name FROM entities WHERE person_id = ?', [person]);
    const best = names.map(({ name }) => String(name)).reduce(betterSpelling, String(names[0]?.name ?? ''));
    if (best && best !== shown) this.rename(person, String(shown), best);
  }

  private readGroups(key: string): Map<string, GroupSums> {
    this.changes.set(key, new Map());
    for (const row of this.entitiesOf(key)) this.note(key, entityOf(row), this.articleOf(row), 1);
    const groups = this.changes.get(key) ?? new Map();
    this.changes.delete(key);
    return groups;
  }

  /** All entities of a name, in no order. */
  private entitiesOf(key: string): Row[] {
    return this.db.all(
      `SELECT e.id, e.article_id, e.person_id, e.name, e.decided, a.source
        FROM ${INDEXED_PEOPLE} p JOIN entities e ON e.person_id = p.id JOIN articles a ON a.id = e.article_id
        WHERE ${OF_NAME}`,
      columnsOfKey(key),
    );
  }

  private changedGroups(key: string, changes: ReadonlyMap<string, GroupSums>): Map<string, GroupSums> {
    const groups = new Map<string, GroupSums>();
    for (const row of this.db.all('SELECT * FROM namesakes WHERE key = ?', [key])) {
      const group = groupIn(groups, String(row.kind), String(row.source));
      group.articles = Number(row.articles);
      group.decided = Number(row.decided);
      group.person = Number(row.person_id);
      for (const [companion, count] of JSON.parse(String(row.company))) group.companions.set(companion, count);
    }
    for (const change of changes.values()) {
      const group = groupIn(groups, change.kind, change.source);
      group.articles += change.articles;
      group.decided += change.decided;
      for (const [companion, count] of change.companions) {
        const sum = (group.companions.get(companion) ?? 0) + count;
        if (sum) group.companions.set(companion, sum);
        else group.companions.delete(companion);
      }
    }
    return groups;
  }

  private settleName(key: string, all: ReadonlyMap<string, GroupSums>, moved: Set<number>): void {
    const groups = [...all.values()].filter(({ articles }) => articles > 0);
    const kinds = new Set(groups.map(({ kind }) => kind));
    const isOpposed = [...kinds].some(one => [...kinds].some(other => areOpposed(one, other)));
    const labels = isOpposed ? partNamesakes(groups) : groups.map(() => '');
    const people = new Map<string, number>();
    for (const label of labels) if (!people.has(label)) people.set(label, this.personWith(key, label));
    const targets = new Map(groups.map((group, i) => [keyOf(group), people.get(labels[i] ?? '') as number]));
    if (groups.some(group => group.person !== targets.get(keyOf(group)))) this.move(key, targets, moved);
    this.db.run('DELETE FROM namesakes WHERE key = ?', [key]);
    const telling = [...kinds].reduce(moreTelling, '');
    for (const { id } of this.db.all(`SELECT id FROM ${INDEXED_PEOPLE} p WHERE ${OF_NAME}`, columnsOfKey(key)))
      this.setKind(Number(id), isOpposed ? WATCHED : telling);
    if (isOpposed) for (const group of groups) this.keep(key, group, targets.get(keyOf(group)) as number);
  }

  private personWith(key: string, label: string): number {
    const own = label === '' ? key : `${key}/${label}`;
    const known = this.db.all(PERSON_WITH_KEY, columnsOfKey(own))[0]?.id;
    if (known !== undefined) return Number(known);
    const [like] = this.db.all(
      `SELECT name FROM ${INDEXED_PEOPLE} p WHERE ${OF_NAME} ORDER BY part LIMIT 1`,
      columnsOfKey(key),
    );
    return this.addPerson(own, { type: key.split(':', 1)[0] ?? '', name: String(like?.name), role: null }, '');
  }

  /** Gives each entity of a name to the person of its group. */
  private move(key: string, targets: ReadonlyMap<string, number>, moved: Set<number>): void {
    const touched = new Set<number>();
    for (const row of this.entitiesOf(key)) {
      const from = Number(row.person_id);
      const article = this.articleOf(row);
      const to = targets.get(keyOf({ kind: article.kindOf(key), source: article.source }));
      if (to === undefined || to === from) continue;
      this.db.run('UPDATE entity_rows SET person_id = ?, name = ? WHERE article_id = ? AND number = ?', [
        to,
        String(row.name),
        article.id,
        Number(row.id) % ROWS_PER_ARTICLE,
      ]);
      this.db.run('UPDATE quote_rows SET person_id = ? WHERE article_id = ? AND person_id = ?', [to, article.id, from]);
      touched.add(from).add(to);
    }
    for (const person of touched) {
      moved.add(person);
      this.spellFromEntities(person);
    }
  }

  private keep(key: string, { kind, source, articles, decided, companions }: GroupSums, person: number): void {
    const company = [...companions].filter(([, count]) => count > 0);
    this.db.run(
      'INSERT INTO namesakes (key, kind, source, articles, decided, company, person_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [key, kind, source, articles, decided, JSON.stringify(company), person],
    );
  }
}

const PERSON_WITH_KEY = `SELECT id, name, kind FROM ${INDEXED_PEOPLE} WHERE type = ? AND fold = ? AND part IS ?`;

/** The people `p` of a key with all its namesakes, by the columns of the key. */
const OF_NAME = `p.type = ?1 AND p.fold = ?2 AND (p.part IS ?3 OR (?3 IS NULL AND typeof(p.part) = 'text'))`;

const baseOf = (key: string): string => key.split('/', 1)[0] ?? key;

const entityOf = ({ name, decided }: Row) => ({ name: String(name), decided: decided === 1 });

const keyOf = ({ kind, source }: Pick<NameGroup, 'kind' | 'source'>): string => `${kind}\n${source}`;

function groupIn(groups: Map<string, GroupSums>, kind: string, source: string): GroupSums {
  const key = keyOf({ kind, source });
  const known = groups.get(key);
  if (known) return known;
  const group = { kind, source, articles: 0, decided: 0, companions: new Map<number, number>(), person: null };
  groups.set(key, group);
  return group;
}
