import type { Contract, PhoneContract, ShellContract } from './contract.ts';
import type { Methods, Transport } from './transport.ts';

/** Names of a contract's methods; a missing or a foreign one does not compile. */
type Names<C> = Readonly<Record<keyof C, true>>;

export const deskMethods: Names<Contract> = {
  serve: true,
  facts: true,
  state: true,
  journal: true,
  heard: true,
};

export const shellMethods: Names<ShellContract> = { presence: true };

export const phoneMethods: Names<PhoneContract> = { phone: true, setPhone: true, openPhone: true };

/** The typed face of a transport. Replies are trusted: they come from our own main process. */
export function client<C extends Methods<C>>(names: Names<C>, transport: Transport): C {
  const methods = Object.keys(names).map(
    (name) => [name, (request: unknown) => transport(name, request)] as const,
  );
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `names` lists exactly the methods of C
  return Object.fromEntries(methods) as unknown as C;
}
