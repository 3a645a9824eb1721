import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from './open-desk.ts';

/** 1366×768 less the system's bars, as Windows hands it out at 125 % and at 150 %. */
const scales = [
  { width: 1_093, height: 558, deviceScaleFactor: 1.25 },
  { width: 911, height: 465, deviceScaleFactor: 1.5 },
] as const;

test('on an office PC at 125 % and 150 % no word sticks out of its box, no date breaks, and a search can be read', async (t) => {
  const { page } = await openDesk(t);
  const session = await page.context().newCDPSession(page);
  await page.goto('app://desk/gallery.html');
  const scenes = await page
    .locator('a[href^="#"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  assert.ok(scenes.length > 20, `only ${String(scenes.length)} scenes`);
  const found: string[] = [];
  for (const scale of scales) {
    await session.send('Emulation.setDeviceMetricsOverride', { ...scale, mobile: false });
    for (const scene of scenes) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, scene);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const amiss = await page.evaluate(lookAround);
      found.push(...amiss.map((what) => `${String(scale.width)} ${scene} ${what}`));
    }
  }
  assert.deepEqual(found, []);
});

/** In the page: what a careful eye would find amiss. */
function lookAround(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const amiss: string[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const said = text.textContent?.trim() ?? '';
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()];
    if (/^\d\d\.\d\d\.\d{4}$/.test(said) && lines.length > 1) amiss.push(`broken ${said}`);
    const right = Math.max(...lines.map((line) => line.right));
    for (let box = text.parentElement; box && !isClosed(box); box = box.parentElement) {
      const isInline = getComputedStyle(box).display === 'inline';
      if (isInline || right <= box.getBoundingClientRect().right + 2) continue;
      amiss.push(`out ${said}`);
      break;
    }
  }
  const field = document.querySelector('.search-field');
  if (field && field.clientWidth < 200) amiss.push('search field');
  if (document.documentElement.scrollWidth > innerWidth) amiss.push('wider than the window');
  return amiss;

  /** What lies beyond it is scrolled to, ends in dots, or is for screen readers only. */
  function isClosed(box: Element): boolean {
    const { overflowX, clipPath } = getComputedStyle(box);
    return overflowX !== 'visible' || clipPath !== 'none';
  }
}
