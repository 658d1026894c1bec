import i18next, { type TFunction } from 'i18next';
import shell from './texts/en.json' with { type: 'json' };

/**
 * Every word on screen comes from the catalogues: `src/web/texts/en.json` (namespace `web`) and the `web` part of each
 * module's `texts/en.json` (namespace = module). Use: `const t = texts('conversations'); t('inbox.title')`. The build
 * brings the words of a module with the first screen that calls `texts` for it.
 */
const catalogue = i18next.createInstance();
void catalogue.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { web: shell } },
  defaultNS: 'web',
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

/**
 * Called by what the build puts in front of a screen; words that are there already stay.
 * @public
 */
export function addWords(namespace: string, words: Record<string, unknown>): void {
  catalogue.addResourceBundle('en', namespace, words, true);
}

export type Texts = TFunction;

export function texts(namespace: string): Texts {
  return catalogue.getFixedT('en', namespace);
}

/** Words for a full key such as `conversations:inbox.title`, as menu entries and page titles name them. */
export function word(key: string, values: Record<string, unknown> = {}): string {
  return catalogue.t(key, values);
}

/** The words for a refusal: the module's own `errors.CODE`, else the shell's, else the general sentence. */
export function refusalWords(code: string, namespace = 'web', values: Record<string, unknown> = {}): string {
  const keys: string[] = [`${namespace}:errors.${code}`, `web:errors.${code}`, 'web:errors.unexpected'];
  const found = keys.find((key) => catalogue.exists(key)) ?? 'web:errors.unexpected';
  return catalogue.t(found, values);
}
