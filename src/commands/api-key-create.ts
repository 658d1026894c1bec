import { createApiKey } from '#modules/access/index.ts';
import { printJson, type Command } from './command.ts';
import { inWorkspaceOf } from './with-program.ts';

export const apiKeyCreate: Command = {
  name: 'api-key create',
  summary: 'Create a key for the API and print it, this one time.',
  options: {
    workspace: { value: 'SLUG', isRequired: true, summary: 'Which workspace' },
    name: { value: 'NAME', isRequired: true, summary: 'What the key is for' },
    scope: { value: 'SCOPES', isRequired: true, summary: '"all", or permissions separated by commas' },
  },
  run: async (given) => {
    const scopes = given
      .text('scope')
      .split(',')
      .map((scope) => scope.trim());
    printJson(
      await inWorkspaceOf(given.text('workspace'), (ctx) =>
        createApiKey(ctx, { name: given.text('name'), scopes }),
      ),
    );
  },
};
