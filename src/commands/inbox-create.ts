import { createInbox } from '#modules/channels/index.ts';
import { printJson, type Command } from './command.ts';
import { inWorkspaceOf } from './with-program.ts';

export const inboxCreate: Command = {
  name: 'inbox create',
  summary: 'Create an inbox, to which raw messages and the built-in mail receiver deliver.',
  options: {
    workspace: { value: 'SLUG', isRequired: true, summary: 'Which workspace' },
    name: { value: 'NAME', isRequired: true, summary: 'Name of the inbox' },
    address: { value: 'ADDRESS', isRequired: true, summary: 'The address customers write to' },
  },
  run: async (given) => {
    printJson(
      await inWorkspaceOf(given.text('workspace'), (ctx) =>
        createInbox(ctx, { name: given.text('name'), address: given.text('address') }),
      ),
    );
  },
};
