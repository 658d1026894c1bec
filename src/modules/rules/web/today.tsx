import { ToDecideCard } from './to-decide-card.tsx';

export { ToldCard } from './told-card.tsx';

/** The same list as in the register, with only what waits for me. */
export function MineToDecide() {
  return <ToDecideCard mine="yes" />;
}
