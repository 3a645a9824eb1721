import { client, deskMethods, phoneMethods, shellMethods } from '../shared/contract/client.ts';
import type { Contract, PhoneContract, ShellContract } from '../shared/contract/contract.ts';
import type { Transport } from '../shared/contract/transport.ts';

declare global {
  interface Window {
    /** Given by the preload; absent when the page is not in the program. */
    readonly desk?: { readonly call: Transport };
  }
}

/** What the desk's page may ask of main. */
export function openDesk(): Contract {
  return client<Contract>(deskMethods, transport);
}

/** What the desk's page may ask of the shell around it. */
export function openShell(): ShellContract {
  return client<ShellContract>(shellMethods, transport);
}

/** What the demo's pages may ask besides; main serves it in demo mode only. */
export function openPhone(): PhoneContract {
  return client<PhoneContract>(phoneMethods, transport);
}

function transport(method: string, request: unknown): Promise<unknown> {
  return window.desk
    ? window.desk.call(method, request)
    : Promise.reject(new Error('the page is not in the program'));
}
