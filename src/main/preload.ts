import { contextBridge, ipcRenderer } from 'electron';
import type { CallReply, HostBridge } from '../shared/ipc-contract.ts';
import { callChannel, eventChannel } from './channels.ts';

/**
 * Everything the page can reach of the main process: one function that calls, one that listens. Neither `ipcRenderer` nor
 * its event objects cross the bridge, so the page can use no other channel.
 */
const bridge: HostBridge = {
  call: async (name, argument) => {
    const reply = (await ipcRenderer.invoke(callChannel, name, argument)) as CallReply;
    if (!reply.ok) throw new Error(reply.error);
    return reply.value;
  },
  on: (event, listener) => {
    const receive = (_: unknown, announced: unknown): void => {
      if (announced === event) listener();
    };
    ipcRenderer.on(eventChannel, receive);
    return () => {
      ipcRenderer.off(eventChannel, receive);
    };
  },
};

contextBridge.exposeInMainWorld('host', bridge);
