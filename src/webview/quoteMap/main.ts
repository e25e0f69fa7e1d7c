/** The page of a quote map. Shows what the extension sends; asks it for everything else. */
import type { MapMessage, MapUpdate } from '../../core/view';
import { languageOf } from './language';
import { Page } from './page';
import './quoteMap.css';

interface EditorApi {
  postMessage(message: MapMessage): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

const editor = acquireVsCodeApi();
const page = new Page(document.body, languageOf(document), message => editor.postMessage(message));

window.addEventListener('message', ({ data }: MessageEvent<MapUpdate>) => {
  editor.setState(data.state);
  page.update(data);
});
editor.postMessage({ type: 'ready' });
