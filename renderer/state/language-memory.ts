import { languages, type Language } from '../words/words.ts';

const key = 'language';

/** The language that was chosen on this computer; before anybody chose, the one of the settings. */
export function recallLanguage({ language }: { readonly language: Language }): Language {
  const kept = attempt(() => localStorage.getItem(key));
  return languages.find((one) => one === kept) ?? language;
}

export function keepLanguage(language: Language): void {
  attempt(() => localStorage.setItem(key, language));
}

/** Storage may be full or forbidden: then the choice holds until the end of the day. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
