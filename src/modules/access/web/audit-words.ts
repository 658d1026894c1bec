import { texts } from '#web/texts.ts';

const t = texts('access');

/** What is written down today; older entries may carry a name that is no longer in use. */
export const actions = [
  'sign_in.failed',
  'sign_in.locked',
  'permission.refused',
  'session.opened',
  'session.ended',
  'password.changed',
  'password.reset',
  'password_reset.asked',
  'second_factor.on',
  'second_factor.off',
  'recovery_code.spent',
  'staff.invited',
  'staff.changed',
  'invitation.accepted',
  'invitation.revoked',
  'api_key.created',
  'api_key.revoked',
  'workspace.created',
  'workspace.changed',
  'authority.changed',
  'audit.exported',
  'report.exported',
] as const;

export function actionWords(action: string): string {
  return actions.some((known) => known === action) ? t(`audit.actions.${action.replace('.', '_')}`) : action;
}
