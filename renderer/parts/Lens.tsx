import { useLayoutEffect, useRef } from 'react';

/**
 * Shows the desk's one video element. When it leaves the screen it is parked, not taken out of the
 * page: the browser would pause it, and the camera goes on reading behind every screen.
 */
export function Lens({ video, parking }: { video: HTMLVideoElement; parking: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(video);
    return () => parking.append(video);
  }, [video, parking]);
  return <div className="lens" ref={place} />;
}
