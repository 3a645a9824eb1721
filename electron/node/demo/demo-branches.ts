import { randomBytes } from 'node:crypto';
import { documentTypes, type DocumentType } from '../../../shared/identify/document-type.ts';

export interface DemoBranches {
  /** A branch for each class of documents. */
  readonly ids: Readonly<Record<DocumentType, string>>;
  /** The class that a branch may confirm. */
  documentOf(id: string): DocumentType | undefined;
  /** A branch as the partner API describes it. */
  describe(id: string): unknown;
}

/** Invents a centre with a branch for each class. */
export function createDemoBranches(): DemoBranches {
  const pairs = documentTypes.map((type) => [type, randomBytes(12).toString('hex')] as const);
  const byId = new Map(pairs.map(([type, id]) => [id, type]));
  const documentOf = (id: string) => byId.get(id);
  return {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- one pair for each of documentTypes
    ids: Object.fromEntries(pairs) as Record<DocumentType, string>,
    documentOf,
    describe: (id) => describe(id, documentOf(id)),
  };
}

function describe(id: string, document: DocumentType | undefined): unknown {
  return {
    _id: id,
    name: 'Демонстраційний ЦНАП',
    customFullName: 'Демонстраційний центр надання адміністративних послуг',
    customFullAddress: 'вигадана адреса',
    deliveryTypes: ['api'],
    offerRequestType: 'dynamic',
    scopes: { sharing: [], identification: [], documentIdentification: [document], diiaId: [] },
  };
}
