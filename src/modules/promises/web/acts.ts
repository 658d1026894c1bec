/** The acts of a conversation that this module brings, fetched together. */
export { DoneAct } from './done-act.tsx';
export { PromiseAct } from './promise-act.tsx';
export { UpdateAct } from './update-act.tsx';
