import assert from 'node:assert/strict';
import { byTime } from '../../../../src/core/annotation/model/timeOrder';

describe('time order of annotations', () => {
  const [MONDAY, TUESDAY, FRIDAY] = ['2026-01-05T10:00:00Z', '2026-01-06T10:00:00Z', '2026-01-09T10:00:00Z'];
  const table: [name: string, earlier: Parameters<typeof byTime>[0], later: Parameters<typeof byTime>[0]][] = [
    ['by creation', { id: 'b', created: MONDAY }, { id: 'a', created: TUESDAY }],
    ['by modification', { id: 'b', created: TUESDAY }, { id: 'a', created: MONDAY, modified: FRIDAY }],
    [
      'by modification if both have one',
      { id: 'b', created: FRIDAY, modified: MONDAY },
      { id: 'a', created: MONDAY, modified: TUESDAY },
    ],
    ['by id if the times are equal', { id: 'a', created: MONDAY }, { id: 'b', created: MONDAY }],
    ['those without a time first', { id: 'b' }, { id: 'a', created: MONDAY }],
    ['by id if neither has a time', { id: 'a' }, { id: 'b' }],
  ];
  for (const [name, earlier, later] of table)
    it(name, () => {
      assert.equal(byTime(earlier, later), -1);
      assert.equal(byTime(later, earlier), 1);
      assert.equal(byTime(earlier, earlier), 0);
    });
});
