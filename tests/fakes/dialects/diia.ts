import { understand } from '../../../electron/node/registry/diia-answer.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { near } from '../../fixtures/answers.ts';
import type { Dialect, Saying } from '../dialect.ts';
import { json } from '../hostile-registry.ts';

const proves = 'veteran-certificate';

export const diia = {
  name: 'diia',
  settings: (url) => ({ adapter: 'diia', url, branches: [{ id: 'b', proves: [proves] }] }),
  replays: false,
  say(saying) {
    const error = (status: number, message: string) =>
      [status, { name: 'Error', message, code: status }] as const;
    const said: Readonly<Record<Saying, readonly [number, object]>> = {
      yes: [200, { success: true }],
      no: [200, { success: false }],
      unknown: error(404, 'No record with presented code!'),
      withdrawn: [200, { success: false, message: 'Document has been withdrawn' }],
      'wrong-document': error(400, 'Document type must be driver-license'),
      expired: error(400, 'Code has been expired!'),
      used: error(400, 'This code has been used already!'),
    };
    return said[saying];
  },
  refuse: (status) => json(status, { name: 'SomeError', message: 'Not now', code: status }),
  answers: {
    read: (told) => {
      const understood = understand(told);
      if (!understood.ok || understood.value.kind !== 'confirmed') return understood as Asked;
      return { ok: true, value: { kind: 'confirmed', proves } };
    },
    near: near({ success: true, message: 'OK', code: 200 }),
    isYes: (status, { success, code, message, ...rest }) =>
      (status === 200 || status === 201) &&
      success === true &&
      [undefined, null, 200, 201].includes(code as null) &&
      [undefined, null, '', 'OK', 'Ok', 'ok'].includes(message as null) &&
      Object.values(rest).every((one) => one === '' || JSON.stringify(one ?? {}).length === 2),
  },
} as const satisfies Dialect;
