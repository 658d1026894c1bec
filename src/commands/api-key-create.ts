import { createApiKey } from '#modules/access/index.ts';
import { translator } from '#platform/texts/texts.ts';
import { printJson, type Command } from './command.ts';
import { inWorkspaceOf } from './with-program.ts';

const t = translator('commands');

export const apiKeyCreate: Command = {
  name: 'api-key create',
  summary: t('apiKey.summary'),
  options: {
    workspace: { value: 'SLUG', isRequired: true, summary: t('workspace.which') },
    name: { value: 'NAME', isRequired: true, summary: t('apiKey.name') },
    scope: { value: 'SCOPES', isRequired: true, summary: t('apiKey.scope') },
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
