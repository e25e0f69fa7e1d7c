import assert from 'node:assert/strict';
import { AGENT_TOOLS } from '../../../src/core/agents';
import { readSidecar } from '../../../src/core/annotation';
import { agentOf, type MemoryAgent, type Told } from './memoryAgent';
import { NEWS } from './news';

const sidecarOf = (agent: MemoryAgent, name: string) =>
  readSidecar(agent.textOf(`${name}.annotations.yaml`) ?? '').annotations;

describe('tools for agents that write', () => {
  let agent: MemoryAgent;
  beforeEach(async () => {
    agent = await agentOf(NEWS, true);
  });

  it('do nothing where writing is not allowed', async () => {
    const reader = await agentOf(NEWS);
    for (const { name } of AGENT_TOOLS.filter(({ isWriting }) => isWriting)) {
      const input = { file: 'valley.txt', words: 'bolts', ...OF[name] };
      await assert.rejects(reader.call(name, input), /Writing is not allowed here/, name);
    }
    assert.equal(reader.textOf('valley.txt.annotations.yaml'), undefined);
  });

  const OF: Readonly<Record<string, object>> = {
    add_note: { note: 'Is it so?' },
    add_tag: { tag: 'claim' },
    confirm_speaker: { speaker: 'Ilse Brandt' },
    correct_speaker: { speaker: 'Ada Moss' },
  };

  it('add a note to words, however they are spaced and quoted', async () => {
    const answer = await agent.call('add_note', {
      file: 'valley.txt',
      words: '"The bolts   were old, the bridge',
      note: 'Is it so?\u0007',
    });
    assert.deepEqual([answer.file, answer.line, answer.words], ['valley.txt', 3, '“The bolts were old, the bridge']);
    const [note] = sidecarOf(agent, 'valley.txt');
    assert.equal(note?.kind === 'note' && note.body, 'Is it so?');
    assert.equal(note?.target.exact, '“The bolts were old, the bridge');
  });

  it('ask for the line where words come more than once', async () => {
    const input = { file: 'harbour.txt', words: 'bridge', tag: 'claim' };
    await assert.rejects(
      agent.call('add_tag', input),
      /These words begin on lines 3\. Pass “line”|These words begin on lines/,
    );
    await assert.rejects(agent.call('add_tag', { ...input, line: 3 }), /Line 3 has these words more than once/);
    await assert.rejects(agent.call('add_tag', { ...input, words: 'bolts', line: 3 }), /They begin on line 5/);
    await assert.rejects(agent.call('add_tag', { ...input, words: 'tunnel' }), /does not have these words/);
    const { added, tag } = await agent.call('add_tag', { ...input, words: 'bolts', line: 5 });
    assert.deepEqual([added, tag], ['tag', 'claim']);
    const again = await agent.call('add_tag', { ...input, words: 'bolts', line: 5 });
    assert.equal(again.added, null);
    assert.equal(sidecarOf(agent, 'harbour.txt').length, 1);
  });

  it('confirm a speaker who is the one found, and no other', async () => {
    const place = { file: 'valley.txt', words: 'bolts were old' };
    await assert.rejects(
      agent.call('confirm_speaker', { ...place, speaker: 'Tomas Reuter' }),
      /speaker found for this quote is Ilse Brandt, not Tomas Reuter/,
    );
    const { decided, status, speaker } = await agent.call('confirm_speaker', { ...place, speaker: 'ilse brandt' });
    assert.deepEqual([decided, status, speaker], ['confirmed', 'confirmed', 'Ilse Brandt']);
    await assert.rejects(
      agent.call('confirm_speaker', { file: 'harbour.txt', words: 'opened the', speaker: 'Ilse Brandt' }),
      /words on line 3 are in no quote/,
    );
  });

  it('correct a speaker, by the name that the article has', async () => {
    const place = { file: 'valley.txt', words: 'bolts were old' };
    const corrected = await agent.call('correct_speaker', { ...place, speaker: 'Ada Moss' });
    assert.deepEqual([corrected.status, corrected.speaker], ['corrected', 'Ada Moss']);
    assert.match(corrected.reasons[0], /^corrected by anna/);
    const back = await agent.call('correct_speaker', { ...place, speaker: 'ILSE BRANDT' });
    assert.deepEqual([back.status, back.speaker], ['confirmed', 'Ilse Brandt']);
    const [decision, ...others] = sidecarOf(agent, 'valley.txt');
    assert.deepEqual([decision?.kind, others.length], ['speaker', 0]);
  });

  it('reject a speaker, or that the words are speech', async () => {
    const place = { file: 'valley.txt', words: 'bolts were old' };
    const wrong = await agent.call('correct_speaker', { ...place, otherwise: 'not_this_speaker' });
    assert.deepEqual([wrong.status, wrong.speaker], ['unattributed', null]);
    const none = await agent.call('correct_speaker', { ...place, otherwise: 'not_speech' });
    assert.equal(none.status, 'rejected');
    await assert.rejects(agent.call('correct_speaker', place), /Give either a “speaker” or “otherwise”/);
    await assert.rejects(
      agent.call('correct_speaker', { ...place, speaker: 'Ada', otherwise: 'not_speech' }),
      /Give either/,
    );
  });

  it('are listed afterwards, the latest first', async () => {
    await agent.call('add_note', { file: 'valley.txt', words: 'mayor of Orrin', note: 'Since when?' });
    await agent.call('add_tag', { file: 'harbour.txt', words: 'bolts are safe', tag: 'claim' });
    await agent.refresh();
    const { found, annotations } = await agent.call('list_annotations');
    assert.equal(found, 2);
    assert.deepEqual(
      annotations.map((one: Told) => [one.kind, one.file, one.line, one.words, one.tag ?? one.note, one.author]),
      [
        ['tag', 'harbour.txt', 5, 'bolts are safe', 'claim', 'anna'],
        ['note', 'valley.txt', 3, 'mayor of Orrin', 'Since when?', 'anna'],
      ],
    );
    assert.equal((await agent.call('list_annotations', { kind: 'tag' })).found, 1);
    assert.equal((await agent.call('list_annotations', { file: 'valley.txt', tag: 'claim' })).found, 0);
  });

  it('tell a person beforehand what they will do', () => {
    const describe = (name: string, input: object) => AGENT_TOOLS.find(one => one.name === name)?.describeCall(input);
    const place = { file: 'valley.txt', words: 'bolts', line: 3 };
    assert.equal(
      describe('add_tag', { ...place, tag: 'claim' }),
      'Add the tag “claim” to “bolts” in valley.txt, line 3',
    );
    assert.equal(
      describe('correct_speaker', { ...place, speaker: 'Ada Moss' }),
      'Record Ada Moss as the speaker of “bolts” in valley.txt, line 3',
    );
    assert.throws(() => describe('add_tag', place), /“tag” is missing/);
  });
});
