import i18next, { type TFunction } from 'i18next';

/**
 * Every word on screen comes from the catalogues: `src/web/texts/en.json` (namespace `web`) and the `web` part of each
 * module's `texts/en.json` (namespace = module). Use: `const t = texts('conversations'); t('inbox.title')`.
 */
const modules = import.meta.glob<Record<string, unknown>>('../modules/*/texts/en.json', {
  eager: true,
  import: 'default',
});
const shell = import.meta.glob<Record<string, unknown>>('./texts/en.json', {
  eager: true,
  import: 'default',
});

const english: Record<string, Record<string, unknown>> = { web: Object.values(shell)[0] ?? {} };
for (const [path, words] of Object.entries(modules)) {
  const name = path.split('/')[2];
  if (name && words) english[name] = words;
}

const catalogue = i18next.createInstance();
void catalogue.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: english },
  ns: Object.keys(english),
  defaultNS: 'web',
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

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
