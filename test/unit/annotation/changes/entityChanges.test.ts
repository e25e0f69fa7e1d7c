/** Changes of entities take effect once they are written, to the sidecar or to the corpus file. */
import assert from 'node:assert/strict';
import {
  aliasesInCorpus,
  corpusNamesOf,
  rejectInCorpus,
  removeFromCorpus,
  renameInCorpus,
  setTypeInCorpus,
  splitInCorpus,
} from '../../../../src/core/annotation/changes/corpusEntityChanges';
import {
  type AnnotationDraft,
  draftAddition,
  draftEntityEdit,
  draftMerge,
  draftSplit,
  entityDecisionIds,
} from '../../../../src/core/annotation/changes/entityChanges';
import type { CorpusEntity } from '../../../../src/core/annotation/corpusFile/corpusEntities';
import {
  type CorpusChange,
  editCorpusFile,
  readCorpusFile,
} from '../../../../src/core/annotation/corpusFile/corpusFile';
import { CorpusEntityIndex } from '../../../../src/core/annotation/entities/corpusEntityIndex';
import type { AnchoredAnnotation } from '../../../../src/core/annotation/model/annotation';
import { type ArticleView, type EntityView, overlay } from '../../../../src/core/annotation/overlay/overlay';
import { analysisOf, at, placed, quoteOf } from '../storyteller';

const TEXT = 'Ada Bell met Zelensk and Bo Carr. “No,” Zelenska said. Carr left, and Bell went to Kelm Press in Kelm.';
const ANALYSIS = analysisOf(
  TEXT,
  [
    { mentions: [['Ada Bell'], ['Bell', 1]] },
    { mentions: [['Zelensk']] },
    { mentions: [['Bo Carr'], ['Carr', 1]] },
    { mentions: [['Zelenska']] },
    { mentions: [['Kelm', 1]], type: 'place' },
  ],
  [quoteOf(TEXT, 'q1', '“No,”', 'e4')],
);

class Desk {
  private all: AnchoredAnnotation[] = [];
  private corpus = '';

  get entities(): readonly CorpusEntity[] {
    return readCorpusFile(this.corpus).entities;
  }
  get view(): ArticleView {
    return overlay(ANALYSIS, this.all, { text: TEXT, corpus: new CorpusEntityIndex(this.entities) });
  }
  entity(name: string): EntityView {
    const found = this.view.entities.find(entity => entity.name === name);
    assert.ok(found, `${name} is not among ${this.shown()}`);
    return found;
  }
  write(drafts: readonly AnnotationDraft[]): void {
    for (const draft of drafts) {
      if (draft.op === 'add') this.all.push(placed(TEXT, draft.at, draft.fields));
      else
        this.all = this.all.map(one =>
          one.annotation.id === draft.annotation.id ? { ...one, annotation: draft.annotation } : one,
        );
    }
  }
  add(annotation: AnchoredAnnotation): void {
    this.all.push(annotation);
  }
  remove(ids: readonly string[]): void {
    this.all = this.all.filter(({ annotation }) => !ids.includes(annotation.id));
  }
  writeForAll(changes: readonly CorpusChange[]): void {
    const edited = editCorpusFile(this.corpus, changes);
    assert.ok(edited.ok);
    this.corpus = edited.text;
  }
  shown(): string[] {
    return this.view.entities.map(
      ({ name, type, mentions, hidden }) => `${hidden ? 'not ' : ''}${name} ${type} ${mentions.length}`,
    );
  }
  get kept(): number {
    return this.all.length;
  }
}

const UNDECIDED = ['Ada Bell person 2', 'Zelensk person 1', 'Bo Carr person 2', 'Zelenska person 1', 'Kelm place 1'];

describe('an edit of an entity in an article', () => {
  const rename = (desk: Desk, from: string, to: string) =>
    desk.write(draftEntityEdit(desk.view, desk.entity(from), { name: to }));

  it('takes effect, changes the existing decision, and can be reset', () => {
    const desk = new Desk();
    rename(desk, 'Zelensk', 'Zed');
    rename(desk, 'Zed', 'Zee');
    desk.write(draftEntityEdit(desk.view, desk.entity('Zee'), { type: 'group' }));
    assert.deepEqual([desk.shown()[1], desk.kept], ['Zee group 1', 1]);
    desk.write(draftEntityEdit(desk.view, desk.entity('Zee'), { isEntity: false }));
    assert.deepEqual([desk.shown()[1], desk.kept], ['not Zee group 1', 1]);
    desk.remove(entityDecisionIds(desk.entity('Zee')));
    assert.deepEqual(desk.shown(), UNDECIDED);
  });

  it('keeps merged entities together', () => {
    const desk = new Desk();
    desk.write(draftMerge(desk.view, desk.entity('Zelenska'), desk.entity('Zelensk')));
    rename(desk, 'Zelensk', 'Olena');
    assert.deepEqual(desk.shown(), ['Ada Bell person 2', 'Olena person 2', 'Bo Carr person 2', 'Kelm place 1']);
    desk.write(draftMerge(desk.view, desk.entity('Olena'), desk.entity('Kelm')));
    assert.deepEqual(desk.shown(), ['Ada Bell person 2', 'Kelm place 3', 'Bo Carr person 2']);
    assert.equal(desk.view.quotes[0].speaker?.name, 'Kelm');
    desk.remove(entityDecisionIds(desk.entity('Kelm')));
    assert.deepEqual(desk.shown(), UNDECIDED);
  });

  it('of some mentions is changed at the same mentions', () => {
    const desk = new Desk();
    const [, carr] = desk.entity('Bo Carr').mentions;
    desk.write(draftSplit(desk.view, [carr], { name: 'Cy Carr' }));
    assert.deepEqual(desk.shown().slice(2, 5), ['Bo Carr person 1', 'Zelenska person 1', 'Cy Carr person 1']);
    const [split] = desk.entity('Cy Carr').mentions;
    desk.write(draftSplit(desk.view, [split], { name: 'Ada Bell' }));
    assert.deepEqual([desk.shown()[0], desk.kept], ['Ada Bell person 3', 1]);
    desk.remove(entityDecisionIds(desk.entity('Ada Bell')));
    assert.deepEqual(desk.shown(), UNDECIDED);
  });

  it('adds an entity that can be renamed and reset like any other', () => {
    const desk = new Desk();
    desk.write(draftAddition(at(TEXT, 'Kelm Press'), 'alike', { name: 'Kelm Press', type: 'organization' }));
    rename(desk, 'Kelm Press', 'Kelm Books');
    assert.deepEqual([desk.shown()[4], desk.kept], ['Kelm Books organization 1', 1]);
    desk.remove(entityDecisionIds(desk.entity('Kelm Books')));
    assert.deepEqual(desk.shown(), UNDECIDED);
  });

  it('renames a speaker that only decisions name', () => {
    const desk = new Desk();
    desk.add(placed(TEXT, at(TEXT, '“No,”'), { kind: 'speaker', status: 'corrected', speaker: 'Dee' }));
    rename(desk, 'Dee', 'Dee Dee');
    assert.equal(desk.view.quotes[0].speaker?.name, 'Dee Dee');
  });
});

describe('an edit of an entity for all articles', () => {
  const rename = (desk: Desk, from: string, to: string) =>
    desk.writeForAll(renameInCorpus(desk.entities, corpusNamesOf(desk.entity(from)), to));

  it('takes effect, and can be reset', () => {
    const desk = new Desk();
    rename(desk, 'Zelensk', 'Zed');
    rename(desk, 'Zed', 'Zee');
    desk.writeForAll(setTypeInCorpus(desk.entities, corpusNamesOf(desk.entity('Zee')), 'group'));
    assert.deepEqual(desk.entities, [{ name: 'Zee', aliases: ['Zed', 'Zelensk'], type: 'group' }]);
    assert.equal(desk.shown()[1], 'Zee group 1');
    desk.writeForAll(rejectInCorpus(desk.entities, corpusNamesOf(desk.entity('Zee'))));
    assert.equal(desk.shown()[1], 'not Zee group 1');
    desk.writeForAll(removeFromCorpus(desk.entities[0]));
    assert.deepEqual(desk.shown(), UNDECIDED);
  });

  it('merges entities with their earlier decisions', () => {
    const desk = new Desk();
    rename(desk, 'Zelensk', 'Zed');
    rename(desk, 'Bo Carr', 'Robert Carr');
    const names = [desk.entity('Zed'), desk.entity('Robert Carr')].flatMap(corpusNamesOf);
    desk.writeForAll(renameInCorpus(desk.entities, names, 'Robert Carr'));
    assert.deepEqual(desk.entities, [{ name: 'Robert Carr', aliases: ['Bo Carr', 'Zed', 'Zelensk'] }]);
    assert.deepEqual(desk.shown(), ['Ada Bell person 2', 'Robert Carr person 3', 'Zelenska person 1', 'Kelm place 1']);
  });

  it('covers each of the names that were merged only in the article', () => {
    const desk = new Desk();
    desk.write(draftMerge(desk.view, desk.entity('Zelenska'), desk.entity('Zelensk')));
    desk.writeForAll(setTypeInCorpus(desk.entities, corpusNamesOf(desk.entity('Zelensk')), 'group'));
    assert.deepEqual(desk.entities, [
      { name: 'Zelensk', type: 'group' },
      { name: 'Zelenska', type: 'group' },
    ]);
  });

  it('parts names that were merged, and leaves the others as they are', () => {
    const desk = new Desk();
    const merged = ['Zelensk', 'Zelenska', 'Bo Carr'];
    desk.writeForAll(renameInCorpus(desk.entities, merged, 'Ada Bell'));
    assert.deepEqual(desk.shown(), ['Ada Bell person 6', 'Kelm place 1']);
    assert.deepEqual(aliasesInCorpus(desk.entities, 'ada bell'), merged);
    desk.writeForAll(splitInCorpus(desk.entities, 'Ada Bell', ['bo carr', 'Nobody']));
    assert.deepEqual(desk.shown(), ['Ada Bell person 4', 'Bo Carr person 2', 'Kelm place 1']);
    desk.writeForAll(splitInCorpus(desk.entities, 'Ada Bell', merged));
    assert.deepEqual(desk.shown(), UNDECIDED);
    assert.deepEqual(splitInCorpus(desk.entities, 'Ada Bell', merged), []);
    assert.deepEqual(aliasesInCorpus(desk.entities, 'Nobody'), []);
  });

  it('undoes a rejection', () => {
    const desk = new Desk();
    desk.writeForAll(rejectInCorpus(desk.entities, ['Kelm']));
    assert.equal(desk.shown()[4], 'not Kelm place 1');
    desk.writeForAll(setTypeInCorpus(desk.entities, ['Kelm'], 'organization'));
    assert.deepEqual(desk.entities, [{ name: 'Kelm', type: 'organization' }]);
  });
});
