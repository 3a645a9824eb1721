import type { PhoneScreen } from '../../shared/contract/contract.ts';
import type { Controls } from '../capture/camera-controls.ts';
import type { CameraTools } from '../screens/waiting/CameraChip.tsx';
import { moment } from './fixtures.ts';

export const phoneScreen: PhoneScreen = {
  held: false,
  document: 'veteran-certificate',
  state: 'live',
  shape: 'qr',
  link: 'https://diia.app/documents/veteran-certificate/000000/verify/0b8a2a6e-6f0e-4c55-9d2b-3a1f0c7e5d21',
  digits: '2858364170864',
  expiresAt: moment + 161_000,
};

/** A camera with everything that can be turned. */
export const cameraControls: Controls = {
  torch: true,
  sliders: [
    { name: 'zoom', min: 100, max: 400, step: 10, value: 150 },
    { name: 'focusDistance', min: 0, max: 250, step: 5, value: 40 },
  ],
};

export const cameraTools: CameraTools = {
  set: {
    cameras: [
      { id: 'a', label: 'HD Webcam' },
      { id: 'b', label: 'Logitech C920' },
    ],
    openId: 'b',
  },
  onChoose: () => undefined,
  onTurn: () => undefined,
};
