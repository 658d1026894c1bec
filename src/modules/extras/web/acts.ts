/** The two acts on a conversation that this module brings, fetched together. */
export { ExtraAct } from './extra-act.tsx';
export { RequestAct } from './request-act.tsx';
