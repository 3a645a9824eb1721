import {
  client,
  deskMethods,
  journalMethods,
  paperMethods,
  phoneMethods,
  settingsMethods,
  shellMethods,
  shiftMethods,
} from '../shared/contract/client.ts';
import type { Contract, PhoneContract, ShellContract } from '../shared/contract/contract.ts';
import type { JournalContract } from '../shared/contract/journal.ts';
import type { PaperContract } from '../shared/contract/paper.ts';
import type { SettingsContract } from '../shared/contract/settings.ts';
import type { ShiftContract } from '../shared/contract/shift.ts';
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

/** The journal and all that is made of it. */
export type Books = JournalContract & ShiftContract & SettingsContract & PaperContract;

/** What the desk's page may ask about its journal, its shifts, its settings and its papers. */
export function openBooks(): Books {
  return {
    ...client<JournalContract>(journalMethods, transport),
    ...client<ShiftContract>(shiftMethods, transport),
    ...client<SettingsContract>(settingsMethods, transport),
    ...client<PaperContract>(paperMethods, transport),
  };
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
