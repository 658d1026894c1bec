import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../keys.ts';
import { allMenu } from '../screens.ts';
import { word } from '../texts.ts';

/** `g` and a letter go to a screen of the menu. */
export function useGoKeys(): void {
  const navigate = useNavigate();
  useKeys(
    allMenu.map((entry) => ({
      keys: `g ${entry.goKey}`,
      does: word('web:keys.go', { where: word(entry.text) }),
      run: () => void navigate({ to: entry.to }),
    })),
  );
}
