import { createWorkspace } from '#modules/access/index.ts';
import { printJson, readStandardInput, UsageError, type Command } from './command.ts';
import { withProgram } from './with-program.ts';

export const workspaceCreate: Command = {
  name: 'workspace create',
  summary: 'Create a workspace with its owner, whose password is read from standard input.',
  options: {
    slug: {
      value: 'SLUG',
      isRequired: true,
      summary: 'Short name in addresses: small letters, digits, dashes',
    },
    name: { value: 'NAME', isRequired: true, summary: 'Name of the business' },
    'owner-email': { value: 'ADDRESS', isRequired: true, summary: 'Address the owner signs in with' },
    'owner-name': { value: 'NAME', isRequired: true, summary: "The owner's name" },
    'password-stdin': { isRequired: true, summary: "Read the owner's password from standard input" },
    'time-zone': { value: 'ZONE', summary: 'Time zone, such as Europe/London; UTC without it' },
  },
  run: async (given) => {
    if (!given.isOn('password-stdin')) throw new UsageError('workspace create needs --password-stdin.');
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
