import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/**
 * A part of somebody else's screen that is fetched when it is first shown:
 * `part(() => import('./check-act.tsx'), 'CheckAct')`. The plugs of all modules are in the first load; parts are not.
 */
export function part<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: (await load())[name] }));
}
