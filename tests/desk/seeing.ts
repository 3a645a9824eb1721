import type { Page } from 'playwright-core';

/** Waits until a camera's picture moves on the screen and the desk says so. */
export async function seeing(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const video = document.querySelector('video');
    return (
      video?.srcObject instanceof MediaStream && video.srcObject.active && video.videoWidth > 0
    );
  });
  await page.locator('.camera .dot.good').first().waitFor();
}
