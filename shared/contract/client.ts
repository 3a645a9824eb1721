import type { Contract, PhoneContract, ShellContract } from './contract.ts';
import type { JournalContract } from './journal.ts';
import type { PaperContract } from './paper.ts';
import type { SettingsContract } from './settings.ts';
import type { ShiftContract } from './shift.ts';
import type { Methods, Transport } from './transport.ts';

/** Names of a contract's methods; a missing or a foreign one does not compile. */
type Names<C> = Readonly<Record<keyof C, true>>;

export const deskMethods: Names<Contract> = {
  serve: true,
  facts: true,
  state: true,
  warm: true,
  heard: true,
};

export const shellMethods: Names<ShellContract> = { presence: true, pulse: true, incident: true };

export const phoneMethods: Names<PhoneContract> = { phone: true, setPhone: true, openPhone: true };

export const journalMethods: Names<JournalContract> = {
  find: true,
  names: true,
  digests: true,
  detail: true,
  prove: true,
  proving: true,
  cancelProving: true,
  exportJournal: true,
  exporting: true,
  cancelExport: true,
  receipt: true,
  setAside: true,
};

export const shiftMethods: Names<ShiftContract> = {
  shift: true,
  openShift: true,
  closeShift: true,
  summary: true,
};

export const settingsMethods: Names<SettingsContract> = { settings: true };

export const paperMethods: Names<PaperContract> = { print: true, savePdf: true, saveTable: true };

/** The typed face of a transport. Replies are trusted: they come from our own main process. */
export function client<C extends Methods<C>>(names: Names<C>, transport: Transport): C {
  const methods = Object.keys(names).map(
    (name) => [name, (request: unknown) => transport(name, request)] as const,
  );
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `names` lists exactly the methods of C
  return Object.fromEntries(methods) as unknown as C;
}
