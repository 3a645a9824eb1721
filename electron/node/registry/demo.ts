import { z } from 'zod';
import {
  documentTypes,
  isDocumentType,
  type DocumentType,
} from '../../../shared/identify/document-type.ts';
import type { DocumentCode } from '../../../shared/identify/identified.ts';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import type { CardPolicy } from '../../../shared/verify/card.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Fault, Registry } from '../../../shared/verify/registry.ts';
import { adapter } from './adapter.ts';
import type { Branch } from './diia-scope.ts';
import { openDiia } from './diia.ts';
import { openHttp } from './http.ts';
import { openHttpLine, type HttpLine, type LineOptions } from './http-call.ts';
import { parseJson } from './parse-json.ts';
import { registryUrl } from './registry-settings.ts';

/** The demo registry, asked as the diia or the http adapter asks. */
export const demo = adapter({
  settings: z.strictObject({
    adapter: z.literal('demo'),
    url: registryUrl.optional(),
    /** Which protocol the demo is asked by; only 'http' answers with a certificate's data. */
    speaks: z.enum(['diia', 'http']).default('diia'),
  }),
  open: (settings, { embedded, desk, card, line }) => {
    const url = settings.url ?? embedded?.url;
    if (url === undefined) throw new Error('a demo registry has no address');
    return openDemo({ url, speaks: settings.speaks, desk, card, line });
  },
});

export interface DemoOptions {
  readonly url: string;
  /** The protocol it is asked by; only 'http' answers with a certificate's data. */
  readonly speaks: 'diia' | 'http';
  /** The desk's id. */
  readonly desk: string;
  readonly card: CardPolicy;
  readonly line: LineOptions;
}

const desk = z.looseObject({
  token: z.string(),
  branchId: z.string(),
  branches: z.partialRecord(z.enum(documentTypes), z.string()),
});
const known = z.looseObject({ document: z.string() });
/** Nobody waits for what is made ready ahead of its use. */
const warmMs = 10_000;

/**
 * The Diia or the http adapter over a demo registry. The demo tells its own token and branches, and the class of
 * each of its codes, so that a success is proved for barcodes too. Nothing here exists in a real registry.
 */
export function openDemo(options: DemoOptions): Registry {
  const line = openHttpLine(options.url, options.line);
  let opened: { readonly token: string; readonly registry: Registry } | undefined;

  /** A demo that was started anew at the same address has another token: it is looked up each time. */
  async function current(signal: AbortSignal): Promise<Result<Registry, Fault>> {
    const told = await tell(line, '/demo/desk', desk, signal);
    if (!told.ok) return told;
    const { token } = told.value;
    if (opened?.token === token) return succeeded(opened.registry);
    opened?.registry.close();
    const registry =
      options.speaks === 'http'
        ? openHttp({ ...options, token, qr: 'url', purpose: undefined, adapter: 'demo' })
        : overDiia(line, options, told.value);
    opened = { token, registry };
    return succeeded(registry);
  }

  return {
    adapter: 'demo',
    host: line.host,
    replays: options.speaks === 'http',
    async ask(question, signal) {
      const demo = await current(signal);
      return demo.ok ? demo.value.ask(question, signal) : demo;
    },
    async probe(signal) {
      const told = await tell(line, '/demo/desk', desk, signal);
      return told.ok ? succeeded(undefined) : told;
    },
    warm() {
      line.warm();
      void withDeadline(warmMs, [], current).then((demo) => demo.ok && demo.value.warm?.());
    },
    close() {
      line.close();
      opened?.registry.close();
    },
  };
}

function overDiia(
  line: HttpLine,
  options: DemoOptions,
  { token, branches, branchId }: z.infer<typeof desk>,
): Registry {
  return openDiia({
    url: options.url,
    line: options.line,
    token,
    branches: branchesOf(branches, branchId),
    qr: 'url',
    adapter: 'demo',
    choose: (code, all, soon) => byClass(line, code, all, soon),
  });
}

/** The first one is who is asked when a code's class is not known. */
function branchesOf(
  branches: Readonly<Partial<Record<DocumentType, string>>>,
  first: string,
): readonly Branch[] {
  return Object.entries(branches)
    .flatMap(([type, id]) => (isDocumentType(type) ? [{ id, proves: [type] }] : []))
    .sort((one, other) => Number(other.id === first) - Number(one.id === first));
}

async function byClass(
  line: HttpLine,
  code: DocumentCode,
  branches: readonly Branch[],
  signal: AbortSignal,
): Promise<Branch | undefined> {
  const key = code.kind === 'link' ? code.otp : code.digits;
  const told = await tell(line, `/demo/codes/${key}`, known, signal);
  const own = branches.find(({ proves }) => told.ok && proves[0] === told.value.document);
  return own ?? branches[0];
}

/** One of the demo's own routes. The question itself has not left yet: `reached` is always 'no'. */
async function tell<Value>(
  line: HttpLine,
  path: string,
  shape: z.ZodType<Value>,
  signal: AbortSignal,
): Promise<Result<Value, Fault>> {
  const called = await line.call({ method: 'GET', path }, signal);
  if (!called.ok) return failed({ kind: called.fault.kind, reached: 'no' });
  const { status, text } = called.value;
  const told = status === 200 ? parseJson(text, shape) : undefined;
  return told === undefined ? failed({ kind: 'unintelligible', reached: 'no' }) : succeeded(told);
}
