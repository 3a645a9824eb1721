import { useState, type DragEvent, type ReactNode } from 'react';
import type { Recent } from '../../state/use-recent.ts';
import { CameraPanel, type CameraPanelProps } from './CameraPanel.tsx';
import { DigitsCard, type DigitsCardProps } from './DigitsCard.tsx';
import { DownNote, type DownNoteProps } from './DownNote.tsx';
import { FileCard } from './FileCard.tsx';
import { RecentCard } from './RecentCard.tsx';

export interface WaitingProps extends CameraPanelProps, DigitsCardProps {
  readonly recent: Recent;
  /** Set while the registry is known to be away. */
  readonly down: DownNoteProps | undefined;
  /** What the checks are for, where the centre tells services apart. */
  readonly service?: ReactNode;
  /** Resolves when the file was read, with or without a code. */
  readonly onFile: (file: Blob) => Promise<void>;
}

/** Ready for the next visitor: the camera to the left, the other ways in to the right. */
export function Waiting(props: WaitingProps) {
  const [isReading, setReading] = useState(false);
  const read = (file: Blob) => {
    setReading(true);
    void props.onFile(file).finally(() => setReading(false));
  };
  return (
    <div className="waiting" onDragOver={allowDrop} onDrop={(event) => takeDrop(event, read)}>
      <div className={`sight ${props.down ? 'down' : ''}`}>
        <CameraPanel
          preview={props.preview}
          camera={props.camera}
          tools={props.tools}
          coach={props.coach}
          scanners={props.scanners}
          onSelfTest={props.onSelfTest}
          hint={props.hint}
          demo={props.demo}
        />
        {props.down && <DownNote {...props.down} />}
      </div>
      <div className="ways">
        {props.service}
        <DigitsCard draft={props.draft} onKeyed={props.onKeyed} />
        <FileCard isReading={isReading} onFile={read} />
        <RecentCard recent={props.recent} />
      </div>
    </div>
  );
}

function allowDrop(event: DragEvent): void {
  event.preventDefault();
}

function takeDrop(event: DragEvent, read: (file: Blob) => void): void {
  event.preventDefault();
  const file = event.dataTransfer.files[0];
  if (file) read(file);
}
