import type { HostBridge } from '../shared/ipc-contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script. Only host.ts touches it. */
    readonly host: HostBridge;
  }
}
