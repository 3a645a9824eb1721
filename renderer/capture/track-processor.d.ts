/** Chromium has it in the page; TypeScript's DOM library knows the worker's only (W3C mediacapture-transform). */
declare class MediaStreamTrackProcessor {
  constructor(init: { readonly track: MediaStreamTrack; readonly maxBufferSize?: number });
  readonly readable: ReadableStream<VideoFrame>;
}
