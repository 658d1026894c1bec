import { handle } from '#platform/http/handle.ts';
import { hasAnyWorkspace } from '#modules/workspace/index.ts';
import { signedIn, visit } from './answer.ts';
import { endSessionOfCookie, whoIsSignedIn } from './commands/own-session.ts';
import { setUpInstallation } from './commands/set-up.ts';
import { signInWithPassword } from './commands/sign-in.ts';
import * as contract from './contract.ts';
import { endedCookie, sessionCookie } from './sessions.ts';

export const endpoints = [handle(contract.getSession, (ctx) => whoIsSignedIn(ctx))];

/** Answers to people who are not signed in yet, and those that set a cookie, hash a password or count tries. */
export const rawEndpoints = [
  visit(contract.getSetUp, async (platform) => ({
    body: { isEmpty: !(await hasAnyWorkspace(platform.db)) },
  })),
  visit(contract.setUp, async (platform, given) => {
    const { created, session } = await setUpInstallation(platform, given);
    return { body: created, setCookie: sessionCookie(platform, session) };
  }),
  visit(contract.signIn, async (platform, given) =>
    signedIn(platform, await signInWithPassword(platform, given)),
  ),
  visit(contract.signOut, async (platform, given) => {
    await endSessionOfCookie(platform, given);
    return { body: {}, setCookie: endedCookie(platform) };
  }),
];
