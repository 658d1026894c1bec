import { createWorkspace } from '#modules/access/index.ts';
import { translator } from '#platform/texts/texts.ts';
import { printJson, readStandardInput, UsageError, type Command } from './command.ts';
import { withProgram } from './with-program.ts';

const t = translator('commands');

export const workspaceCreate: Command = {
  name: 'workspace create',
  summary: t('workspace.summary'),
  options: {
    slug: {
      value: 'SLUG',
      isRequired: true,
      summary: t('workspace.slug'),
    },
    name: { value: 'NAME', isRequired: true, summary: t('workspace.name') },
    'owner-email': { value: 'ADDRESS', isRequired: true, summary: t('workspace.ownerEmail') },
    'owner-name': { value: 'NAME', isRequired: true, summary: t('workspace.ownerName') },
    'password-stdin': { isRequired: true, summary: t('workspace.passwordStdin') },
    'time-zone': { value: 'ZONE', summary: t('workspace.timeZone') },
  },
  run: async (given) => {
    if (!given.isOn('password-stdin')) throw new UsageError(t('workspace.needsPassword'));
    const password = await readStandardInput();
    const timeZone = given.optional('time-zone');
    const created = await withProgram(({ platform }) =>
      createWorkspace(platform, {
        slug: given.text('slug'),
        name: given.text('name'),
        ownerEmail: given.text('owner-email'),
        ownerName: given.text('owner-name'),
        password,
        ...(timeZone === undefined ? {} : { timeZone }),
      }),
    );
    printJson({ id: created.workspaceId, ...created });
  },
};
