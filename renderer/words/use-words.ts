import { createContext, useContext } from 'react';
import { uk } from './uk.ts';
import type { Words } from './words.ts';

export const WordsContext = createContext<Words>(uk);

export function useWords(): Words {
  return useContext(WordsContext);
}
