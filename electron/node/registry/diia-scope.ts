import { z } from 'zod';
import { isDocumentType, type DocumentType } from '../../../shared/identify/document-type.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Session } from './diia-session.ts';
import type { HttpLine } from './http-call.ts';
import { parseJson } from './parse-json.ts';

/** A branch of the centre in the registry, and the documents it may confirm. */
export interface Branch {
  readonly id: string;
  /** Empty when unknown: then the registry itself is asked for the branch's scope. */
  readonly proves: readonly DocumentType[];
}

/** The answer waits for the scope only so long: without it the type is simply not proved. */
const scopeMs = 1_000;

/** A branch, and no error body beside it. */
const nothing = z.null().optional();
const described = z.looseObject({
  _id: z.string().optional(),
  success: z.literal(true).nullish(),
  message: nothing,
  code: nothing,
  error: nothing,
  errorCode: nothing,
  scopes: z.looseObject({ documentIdentification: z.array(z.string()) }),
});

/**
 * The one type that a branch may confirm: by its setting or, when that is empty, by the registry's
 * own word for the branch. Undefined when there are several or nobody knows.
 */
export async function provedBy(
  branch: Branch,
  line: HttpLine,
  session: Session,
  signal: AbortSignal,
): Promise<DocumentType | undefined> {
  if (branch.proves.length > 0) return onlyOne(branch.proves);
  if (session.scopes.has(branch.id)) return session.scopes.get(branch.id);
  const path = `/api/v2/acquirers/branch/${encodeURIComponent(branch.id)}`;
  const { headers } = session;
  const called = await withDeadline(scopeMs, [signal], (soon) =>
    line.call({ method: 'GET', path, headers }, soon),
  );
  const scope =
    called.ok && called.value.status === 200 ? parseJson(called.value.text, described) : undefined;
  if (!scope || (scope._id !== undefined && scope._id !== branch.id)) return undefined;
  const proved = onlyOne(scope.scopes.documentIdentification);
  session.scopes.set(branch.id, proved);
  return proved;
}

function onlyOne(types: readonly string[]): DocumentType | undefined {
  const [type, ...others] = new Set(types);
  return type !== undefined && others.length === 0 && isDocumentType(type) ? type : undefined;
}
