import { type DisplayLanguage, displayLanguage, ENGLISH, type Translations } from '../../core/text';

/** The language of a page: the extension writes its translations into the page. */
export function languageOf({ documentElement, body }: Document): DisplayLanguage {
  const { translations } = body.dataset;
  return translations === undefined
    ? ENGLISH
    : displayLanguage(documentElement.lang, JSON.parse(translations) as Translations);
}
