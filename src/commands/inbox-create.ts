import { createInbox } from '#modules/channels/index.ts';
import { translator } from '#platform/texts/texts.ts';
import { printJson, type Command } from './command.ts';
import { inWorkspaceOf } from './with-program.ts';

const t = translator('commands');

export const inboxCreate: Command = {
  name: 'inbox create',
  summary: t('inbox.summary'),
  options: {
    workspace: { value: 'SLUG', isRequired: true, summary: t('workspace.which') },
    name: { value: 'NAME', isRequired: true, summary: t('inbox.name') },
    address: { value: 'ADDRESS', isRequired: true, summary: t('inbox.address') },
  },
  run: async (given) => {
    printJson(
      await inWorkspaceOf(given.text('workspace'), (ctx) =>
        createInbox(ctx, { name: given.text('name'), address: given.text('address') }),
      ),
    );
  },
};
