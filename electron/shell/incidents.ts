import type { ShellContract } from '../../shared/contract/contract.ts';
import type { Log } from './log.ts';

/** Takes what the page has numbered by itself into the program's log, so that support finds it by its number. */
export function openIncidents(log: Log): Pick<ShellContract, 'incident'> {
  return {
    incident: ({ number, name }) => {
      log({ kind: 'page-incident', number, name });
      return Promise.resolve({});
    },
  };
}
