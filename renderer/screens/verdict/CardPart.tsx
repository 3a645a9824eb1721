import { useLayoutEffect, useRef } from 'react';
import type { CheckEntry } from '../../../shared/record/entry.ts';
import type { Card, CardField, CardLine } from '../../../shared/verify/card.ts';
import type { Photo } from '../../../shared/verify/photo.ts';
import { useWords } from '../../words/use-words.ts';

interface CardPartProps {
  readonly card: Card;
  readonly entry: CheckEntry;
}

/** What the registry told of the certificate, in the order of KMU-139. It can't be selected: a clipboard outlives the screen. */
export function CardPart({ card, entry }: CardPartProps) {
  const { card: words, showing, documents } = useWords();
  const known = entry.documentType === undefined ? showing.document : documents[entry.documentType];
  const person = card.lines.filter(isOfPerson);
  return (
    <div className="document certificate">
      {card.photo && <Face photo={card.photo} />}
      <div className="certificate-text">
        <p className={`type-is ${entry.typeIs}`}>{showing.typeIs[entry.typeIs]}</p>
        <h2>{card.certificate ? words.certificates[card.certificate] : known}</h2>
        {person.length > 0 && (
          <p className="certificate-person">
            <span className="unseen">{words.person}: </span>
            {person.map(({ value }) => value).join(' ')}
          </p>
        )}
        <dl className="facts">
          {card.lines.filter(isOfPaper).map(({ field, value }) => (
            <div key={field} className={places[field] ?? 'begins'}>
              <dt>{words.fields[field]}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

/** Where a line stands among its neighbours: from, until; series, number; clause, article. */
const places: Readonly<Partial<Record<CardField, 'wide' | 'ends'>>> = {
  issuedBy: 'wide',
  validUntil: 'ends',
  number: 'ends',
  article: 'ends',
};

const personFields: readonly CardField[] = ['surname', 'name', 'patronymic'];

function isOfPerson({ field }: CardLine): boolean {
  return personFields.includes(field);
}

function isOfPaper(line: CardLine): boolean {
  return !isOfPerson(line);
}

/** SECURITY: by an address that is revoked as soon as the photo leaves the screen. */
function Face({ photo }: { readonly photo: Photo }) {
  const { card: words } = useWords();
  const image = useRef<HTMLImageElement>(null);
  useLayoutEffect(() => {
    const shown = image.current;
    const url = URL.createObjectURL(new Blob([bytesOf(photo)], { type: photo.type }));
    if (shown) shown.src = url;
    return () => {
      shown?.removeAttribute('src');
      URL.revokeObjectURL(url);
    };
  }, [photo]);
  return <img ref={image} className="face" alt={words.photo} draggable={false} />;
}

function bytesOf({ base64 }: Photo): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}
