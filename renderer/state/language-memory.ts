import { languages, type Language } from '../words/words.ts';
import { tryStorage } from './try-storage.ts';

const key = 'language';

/** The language that was chosen on this computer; before anybody chose, the one of the settings. */
export function recallLanguage({ language }: { readonly language: Language }): Language {
  const kept = tryStorage((storage) => storage.getItem(key));
  return languages.find((one) => one === kept) ?? language;
}

export function keepLanguage(language: Language): void {
  tryStorage((storage) => storage.setItem(key, language));
}
