import { useCallback, useEffect, useState } from 'react';
import type { SettingsContract } from '../../../shared/contract/settings.ts';
import { Settings, type SettingsProps, type SettingsRead } from './Settings.tsx';

interface SettingsStageProps extends Omit<SettingsProps, 'read' | 'onAgain'> {
  readonly contract: SettingsContract;
}

/** The settings as main tells them. */
export function SettingsStage({ contract, ...props }: SettingsStageProps) {
  const [read, setRead] = useState<SettingsRead>({ kind: 'reading' });
  const again = useCallback(() => {
    contract.settings({}).then(
      (view) => setRead({ kind: 'read', view }),
      () => setRead({ kind: 'failed' }),
    );
  }, [contract]);
  useEffect(() => again(), [again]);
  return <Settings {...props} read={read} onAgain={again} />;
}
