import { contextBridge, ipcRenderer } from 'electron/renderer';

contextBridge.exposeInMainWorld('desk', {
  call: (method: string, request: unknown) => ipcRenderer.invoke('desk', method, request),
});
