import type { Preferences as Kept } from '#modules/staff/contract.ts';
import { changeMeEndpoint } from '#modules/staff/contract.ts';
import { call } from './api.ts';
import { adoptPreferences, followPreferences, type Preferences } from './preferences.ts';

/** Moving a pane or walking through a list is many choices within seconds; the last one counts. */
const pause = 1_500;

/** The server's spelling of what was chosen here. */
export function keptOf(change: Partial<Preferences>): Partial<Kept> {
  const { theme, contrast, density, keys, rail, panel, listWidth, lastPlace } = change;
  return {
    ...(theme ? { theme } : {}),
    ...(contrast ? { contrast } : {}),
    ...(density ? { density } : {}),
    ...(keys ? { keyboardIsOn: keys === 'on' } : {}),
    ...(rail ? { railIsCollapsed: rail === 'folded' } : {}),
    ...(panel ? { panelIsOpen: panel === 'open' } : {}),
    ...(listWidth === undefined ? {} : { listWidth: Math.round(listWidth) }),
    ...(lastPlace === undefined ? {} : { lastPath: lastPlace }),
  };
}

/** The reverse; a width that was never chosen leaves the one of this machine. */
export function chosenOf(kept: Kept): Partial<Preferences> {
  return {
    theme: kept.theme,
    contrast: kept.contrast,
    density: kept.density,
    keys: kept.keyboardIsOn ? 'on' : 'off',
    rail: kept.railIsCollapsed ? 'folded' : 'open',
    panel: kept.panelIsOpen ? 'open' : 'folded',
    lastPlace: kept.lastPath,
    ...(kept.listWidth === null ? {} : { listWidth: kept.listWidth }),
  };
}

/** Takes over what the server knows, then tells it of every choice that is made here. */
export function syncPreferences(kept: Kept): () => void {
  adoptPreferences(chosenOf(kept));
  let waiting: Partial<Preferences> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    const change = keptOf(waiting);
    waiting = {};
    if (Object.keys(change).length === 0) return;
    // What could not be kept on the server still holds in this browser, and the next choice is sent again.
    call(changeMeEndpoint, { preferences: change }).catch(() => undefined);
  };
  const stop = followPreferences((change) => {
    waiting = { ...waiting, ...change };
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  });
  const onHide = () => document.hidden && send();
  document.addEventListener('visibilitychange', onHide);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', onHide);
    send();
  };
}
