import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { writeCoachClip, type Defect } from '../fixtures/coach-clips.ts';
import { writeClip, type ClipOptions } from '../fixtures/fake-camera.ts';
import { openDesk, temporary, type OpenDesk } from './open-desk.ts';
import { seeing } from './seeing.ts';
import { verdict } from './verdict.ts';

const clips = temporary();
let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

const shapes: Readonly<Record<string, ClipOptions>> = {
  '4:3': { width: 640, height: 480 },
  portrait: { width: 480, height: 640 },
  '320x240': { width: 320, height: 240 },
  '15 frames a second': { width: 640, height: 360, framesPerSecond: 15 },
};

for (const [shape, options] of Object.entries(shapes)) {
  test(`a camera of ${shape} reads like the others`, async (t) => {
    const { link } = registry.issue({ document: 'internal-passport', state: 'live' });
    const clip = path.join(clips, `${shape.replace(/\W+/g, '-')}.y4m`);
    await writeClip(clip, [{ seconds: 2 }, { kind: 'qr', text: link, seconds: 3 }], options);
    const { page, picture } = await webcamDesk(t, clip);
    await seeing(page);
    await picture(`camera-${shape.replace(/\W+/g, '-')}`);
    const fit = await page.evaluate(() => document.querySelector('video')?.style.objectFit);
    assert.equal(fit, shape === 'portrait' ? 'contain' : 'cover');
    await verdict(page, 'valid');
  });
}

const hints = { 'too-close': 'Трохи далі', moving: 'Не ворушіть телефон' } as const;

for (const [defect, hint] of Object.entries(hints)) {
  test(`the coach says of a phone that is ${defect}: ${hint}`, async (t) => {
    const clip = path.join(clips, `${defect}.y4m`);
    const shape = { kind: 'qr', seed: 3, width: 640, height: 360 } as const;
    await writeCoachClip(clip, { ...shape, defect: defectOf(defect) });
    const { page, picture } = await webcamDesk(t, clip);
    await page.getByText(hint).waitFor();
    await picture(`coach-${defect}`);
    assert.equal(await page.locator('.hint').count(), 1);
  });
}

function defectOf(defect: string): Defect {
  return defect === 'moving' ? 'moving' : 'too-close';
}

/** A desk with this clip for its webcam. */
function webcamDesk(t: TestContext, clip: string): Promise<OpenDesk> {
  return openDesk(t, { settings: { registry: { adapter: 'demo', url: registry.url } }, clip });
}
