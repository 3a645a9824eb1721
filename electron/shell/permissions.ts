import type { Session } from 'electron/main';
import { isOurs } from './security-policy.ts';

/** One request as both of Electron's handlers tell it. */
export interface PermissionAsked {
  readonly permission: string;
  readonly url: string;
  /** Empty when Electron does not say. */
  readonly media: readonly string[];
}

/** SECURITY: the camera's picture for our own pages, nothing else for anybody (Electron security guide, 5). */
export function isPermitted({ permission, url, media }: PermissionAsked): boolean {
  return permission === 'media' && isOurs(url) && !media.includes('audio');
}

export function applyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isPermitted({ permission, url: details.requestingUrl, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    return isPermitted({ permission, url: requestingOrigin, media });
  });
  // SECURITY: no HID, serial or USB device is handed to a page.
  session.setDevicePermissionHandler(() => false);
}
