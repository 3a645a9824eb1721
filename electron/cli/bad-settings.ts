import type { Trouble } from '../../shared/contract/contract.ts';

/** The settings can't be used; told in Ukrainian, a sentence for each wrong place, without the usage. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';

  constructor(trouble: Trouble) {
    super(trouble.places.length > 0 ? trouble.places.join('\n') : sentenceOf(trouble));
  }
}

function sentenceOf({ because, file }: Trouble): string {
  switch (because) {
    case 'settings-absent':
      return `Файлу налаштувань немає: ${file}`;
    case 'settings-unreadable':
      return `Файл налаштувань не читається: ${file}`;
    case 'settings-wrong':
      return `У файлі налаштувань є помилки: ${file}`;
    case 'secrets':
      return `Немає ключів доступу до реєстру: ${file}`;
    case 'no-safe-store':
      return `Система не має безпечного сховища для ключів: ${file}`;
  }
}
