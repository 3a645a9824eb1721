import type { Page } from 'playwright-core';

/** The first words of each verdict's screen, as a clerk reads them. */
export const headlines = {
  valid: 'Документ дійсний',
  caution: 'Потрібна увага',
  invalid: 'Недійсний',
  stale: 'Оновіть код',
  unchecked: 'Не перевірено',
} as const;

/** Waits for a verdict's screen. */
export async function verdict(page: Page, kind: keyof typeof headlines): Promise<void> {
  await page.getByRole('heading', { level: 1, name: headlines[kind], exact: true }).waitFor();
}

/** Leaves a verdict's screen and waits for the scan screen. */
export async function dismiss(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByText('Ввести цифри з екрана').waitFor();
}
