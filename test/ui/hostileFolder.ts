/** A folder from a stranger: every text in it contains links, images, icons and HTML. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';

/** Must not run: it would open a tab named *Untitled-1*. */
export const COMMAND = 'workbench.action.files.newUntitledFile';
/** Never drawn by VS Code itself. */
export const ICON = 'rocket';

export const LINK = `[see help](command:${COMMAND})`;
export const ARTICLE = `${LINK}.txt`;
export const TAG = `t ${LINK}`;
export const SPEAKER = `Mari $(${ICON}) Solberg`;
const LONG = 'long '.repeat(200_000);

export interface Listener {
  readonly connections: readonly string[];
  readonly image: (where: string) => string;
  readonly stop: () => void;
}

/**
 * Listens on loopback. Nothing in the folder may make the workbench connect to it. The workbench fetches images by https
 * only, so the test can see no more than a connection, which is enough.
 */
export async function listen(): Promise<Listener> {
  const connections: string[] = [];
  const server = createServer(socket => {
    connections.push(`a connection from port ${socket.remotePort}`);
    socket.on('error', () => undefined);
    socket.destroy();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { connections, image: where => `![](https://127.0.0.1:${port}/${where})`, stop: () => server.close() };
}

/** The contents of one hostile text; short, because much is cut after 40 letters. */
const everything = (image: Listener['image'], where: string): string =>
  `${image(where)} $(${ICON}) ${LINK} <img src="https://127.0.0.1/${where}">`;

export const textOf = (image: Listener['image']): string => {
  const title = `${image('title')} $(${ICON})`;
  return [
    `${title} date 2025-05-12 [Source: $(${ICON}) Post]`,
    '',
    `“The crack is 40 centimetres long,” said Mari Solberg ${image('text')} on Monday.`,
    '',
    `Mari Solberg ${image('more')} is the mate. “She will not sail,” Solberg said $(${ICON}) ${LINK}.`,
    '',
  ].join('\n');
};

/** Fills an empty folder. @param refusing adds a sidecar that cannot be read, so that nothing can be written to it */
export function fill(folder: string, image: Listener['image'], refusing = false): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string) => writeFileSync(path.join(folder, name), content);
  const yaml = JSON.stringify;
  const text = textOf(image);
  write(ARTICLE, text);
  write(
    'seed-annotator.yaml',
    [
      'format: seed-annotator/1',
      'tags:',
      `  - name: ${yaml(TAG)}`,
      `    description: ${yaml(everything(image, 'tag'))}`,
      '    key: "1"',
      `  - name: ${yaml(LONG)}`,
      `    description: ${yaml(LONG)}`,
      'relations:',
      `  - name: ${yaml(`r $(${ICON})`)}`,
      `    description: ${yaml(everything(image, 'relation'))}`,
      '',
    ].join('\n'),
  );
  const target = (exact: string) => {
    const start = text.indexOf(exact);
    return `    target:\n      exact: ${yaml(exact)}\n      start: ${start}\n      end: ${start + exact.length}`;
  };
  const written = `    author: ${yaml(`$(${ICON}) ${LINK}`)}\n    created: 2025-05-13T07:52:10Z`;
  const sidecar = [
    'format: seed-annotations/1',
    'annotations:',
    '  - id: "01JV4A2D0GDF8GZSE97C45NHM8"',
    '    kind: tag',
    target('40 centimetres'),
    `    tag: ${yaml(TAG)}`,
    written,
    '  - id: "01JV4A2D0GDF8GZSE97C45NHM9"',
    '    kind: note',
    target('40 centimetres'),
    `    body: ${yaml(`Note. ${everything(image, 'note')} ![][r]\n\n[r]: ${image('ref').slice(4, -1)}`)}`,
    written,
    '  - id: "01JV4A2D0GDF8GZSE97C45NHMA"',
    '    kind: speaker',
    target('“She will not sail,”'),
    `    speaker: ${yaml(SPEAKER)}`,
    '    status: corrected',
    written,
    '  - id: "01JV4A2D0GDF8GZSE97C45NHMB"',
    '    kind: speaker',
    target('“The crack is 40 centimetres long,”'),
    `    speaker: ${yaml(`${everything(image, 'speaker')} ${LONG}`)}`,
    '    status: corrected',
    written,
    '',
  ].join('\n');
  write(`${ARTICLE}.annotations.yaml`, refusing ? 'format: seed-annotations/1\nannotations: [\n' : sidecar);
  // Many, so that the progress of searching them is visible.
  mkdirSync(path.join(folder, 'more'));
  for (let i = 0; i < 100; i++)
    write(`more/${i}.txt.annotations.yaml`, 'format: seed-annotations/1\nannotations: []\n');
}
