/** For the sheets in which somebody says yes: what may be spent here, and a colleague who is asked for the rest. */
export { keys as authorityKeys, useLoans, useMyAuthority } from './api.ts';
export { AskColleague, type Lacking } from './ask-colleague.tsx';
export { OwnLoans } from './own-loans.tsx';
