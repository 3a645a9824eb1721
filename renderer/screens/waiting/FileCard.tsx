import { useMemo, useRef } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useKeys, type Keys } from '../../state/use-keys.ts';
import { useWords } from '../../words/use-words.ts';

interface FileCardProps {
  readonly isReading: boolean;
  readonly onFile: (file: Blob) => void;
}

/** A picture with a code, such as a scan or a screenshot. It is read here and kept nowhere. */
export function FileCard({ isReading, onFile }: FileCardProps) {
  const { waiting } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const keys = useMemo<Keys>(() => ({ F3: () => field.current?.click() }), []);
  useKeys(keys);
  return (
    <section className="card file">
      <div>
        <h2>{waiting.file}</h2>
        <p className="note" role="status">
          {isReading ? waiting.fileReading : waiting.fileHelp}
        </p>
      </div>
      <input
        ref={field}
        type="file"
        accept="image/*"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <Button
        look="plain"
        shortcut="F3"
        disabled={isReading}
        onPress={() => field.current?.click()}
      >
        {waiting.chooseFile}
      </Button>
    </section>
  );
}
