import type { Presence, ShellContract } from '../../shared/contract/contract.ts';

/** Tells whether anybody can be at the desk's window, whenever that changes; for as long as the page lives. */
export async function watchPresence(
  { presence }: ShellContract,
  onChange: (presence: Presence) => void,
): Promise<never> {
  let known: Presence = 'here';
  for (;;) {
    const now: Presence | undefined = await presence({ known }).then(presenceOf, unknown);
    if (now && now !== known) onChange((known = now));
    // Main may be closing or refuse: a camera that stays on is the smaller evil than a busy page.
    if (!now) await later();
  }
}

function presenceOf({ presence }: { readonly presence: Presence }): Presence {
  return presence;
}

function unknown(): undefined {
  return undefined;
}

function later(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 5_000);
  });
}
