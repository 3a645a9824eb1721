import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('desk', {
  call: (method: string, request: unknown) => ipcRenderer.invoke('desk', method, request),
});
