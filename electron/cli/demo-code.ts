import { phoneCodeStates } from '../../shared/contract/contract.ts';
import { documentTypes } from '../../shared/identify/document-type.ts';
import { askDemoForCode } from '../node/demo/ask-demo.ts';
import { BadUsage, exits, needed, oneOf, parseWords, say } from './usage.ts';

/** `demo-code`: one code of a wished state, on one line. */
export async function demoCode(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    registry: { type: 'string' },
    kind: { type: 'string' },
    document: { type: 'string' },
    state: { type: 'string', default: 'live' },
  });
  if (positionals.length > 0) throw new BadUsage('too many words');
  const kind = oneOf('kind', values.kind, ['barcode', 'qr']);
  const document = oneOf('document', values.document, documentTypes);
  const state = oneOf('state', values.state, phoneCodeStates);
  const code = await askDemoForCode(needed('registry', values.registry), { document, state });
  if (!code) throw new BadUsage('--registry: no demo registry answers there');
  say(kind === 'qr' ? code.link : code.digits);
  return exits.valid;
}
