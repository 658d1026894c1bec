import i18next, { type i18n, type TFunction } from 'i18next';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

export type Translate = TFunction;

/**
 * The catalogues of all modules, one namespace each, for everything the server itself says: customer pages, mails,
 * command-line answers. The browser bundles the same files.
 */
export function openTexts(): i18n {
  const source = join(import.meta.dirname, '../..');
  const folders = [
    ...readdirSync(join(source, 'modules')).map((name) => ({
      namespace: name,
      folder: join(source, 'modules', name, 'texts'),
    })),
    { namespace: 'portal', folder: join(source, 'portal/texts') },
    { namespace: 'platform', folder: join(source, 'platform/texts') },
    { namespace: 'commands', folder: join(source, 'commands/texts') },
  ].filter(({ folder }) => existsSync(join(folder, 'en.json')));
  const english = Object.fromEntries(
    folders.map(({ namespace, folder }) => [
      namespace,
      JSON.parse(readFileSync(join(folder, 'en.json'), 'utf8')),
    ]),
  );
  const instance = i18next.createInstance();
  void instance.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: english },
    ns: Object.keys(english),
    defaultNS: 'platform',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

const texts = openTexts();

/**
 * The language a page or a mail is written in: the reader's where there is a catalogue for it, else the house's, else
 * English; never a language that only its dates and its `lang` are in. A reader's bare "en" is the English of the house.
 */
export function spokenLanguage(wanted: string | null, house: string): string {
  const ofHouse = hasCatalogue(house) ? house : 'en-GB';
  if (wanted === null || !hasCatalogue(wanted)) return ofHouse;
  return wanted === baseOf(ofHouse) ? ofHouse : wanted;
}

function hasCatalogue(language: string): boolean {
  return texts.hasResourceBundle(baseOf(language), 'platform');
}

function baseOf(language: string): string {
  return language.split('-')[0] ?? '';
}

/** The translator of one namespace in a customer's or member of staff's language; English where none fits. */
export function translator(namespace: string, language = 'en'): Translate {
  return texts.getFixedT(language, namespace);
}

/**
 * The words of the first key, `namespace:path`, that is there and whose every value is known; a sentence with a hole
 * is no sentence.
 */
export function findWords(
  keys: readonly string[],
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const key of keys) {
    const [namespace = '', path = ''] = key.split(':', 2);
    if (!texts.exists(path, { ns: namespace, ...values })) continue;
    const words: unknown = texts.getResource('en', namespace, path);
    const needed = typeof words === 'string' ? [...words.matchAll(/\{\{(\w+)\}\}/g)] : [];
    if (needed.every(([, name = '']) => name in values)) return texts.t(path, { ns: namespace, ...values });
  }
  return undefined;
}
