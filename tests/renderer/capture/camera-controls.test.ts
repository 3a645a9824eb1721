import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  constraintsOf,
  controlsOf,
  noControls,
  selfFocus,
} from '../../../renderer/capture/camera-controls.ts';

test('only what a camera really offers can be turned', () => {
  assert.deepEqual(controlsOf({}, {}), noControls);
  assert.deepEqual(controlsOf({ zoom: { min: 1, max: 1 }, torch: false }, {}), noControls);
  const offered = {
    zoom: { min: 100, max: 400, step: 10 },
    focusDistance: { min: 0, max: 250 },
    torch: [false, true],
  };
  assert.deepEqual(controlsOf(offered, { zoom: 150, torch: true }), {
    sliders: [
      { name: 'zoom', min: 100, max: 400, step: 10, value: 150 },
      { name: 'focusDistance', min: 0, max: 250, step: 2.5, value: 0 },
    ],
    torch: true,
  });
});

test('a camera that can focus by itself is told to, once', () => {
  const canFocus = { focusMode: ['manual', 'continuous'] };
  const asked = { advanced: [{ focusMode: 'continuous' }] };
  assert.deepEqual(selfFocus(canFocus, { focusMode: 'manual' }), asked);
  assert.equal(selfFocus(canFocus, { focusMode: 'continuous' }), undefined);
  assert.equal(selfFocus({}, {}), undefined);
});

test('focus by hand holds only without the camera’s own', () => {
  assert.deepEqual(constraintsOf({ name: 'focusDistance', value: 30 }), {
    advanced: [{ focusMode: 'manual', focusDistance: 30 }],
  });
  assert.deepEqual(constraintsOf({ name: 'torch', value: true }), { advanced: [{ torch: true }] });
});
