/** A file with many notes, for a bench and for tests. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSpan } from '../../src/core/annotation/model/selector';
import { editSidecar } from '../../src/core/annotation/sidecar/sidecar';

/** Writes `many.txt` with a note on two words of each paragraph, and `other.txt` to switch to. */
export function layOutNotes(folder: string, count: number): void {
  const header = ' Harbour works date 2025-07-08 [Source: Wire]\n\n';
  const paragraphs = Array.from({ length: count }, (_, i) => `Paragraph ${i} of the long report on the harbour wall.`);
  const text = `${header}${paragraphs.join('\n\n')}\n`;
  let from = 0;
  const changes = paragraphs.map((paragraph, i) => {
    const start = text.indexOf(paragraph, from);
    from = start + paragraph.length;
    const target = describeSpan(text, { start, end: start + `Paragraph ${i}`.length });
    return {
      op: 'add',
      annotation: { id: `note${i}`, kind: 'note', target, body: `Is figure **${i}** right?`, author: 'anna' },
    } as const;
  });
  const made = editSidecar(null, 'many.txt', changes);
  if (!made.ok) throw new Error('the sidecar could not be written');
  writeFileSync(path.join(folder, 'many.txt'), text);
  writeFileSync(path.join(folder, 'many.txt.annotations.yaml'), made.text);
  writeFileSync(path.join(folder, 'other.txt'), `${header}Nothing of note.\n`);
}
