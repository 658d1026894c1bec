import { createApiKey } from '#modules/access/index.ts';
import { permissions } from '#modules/access/permissions.ts';
import { translator } from '#platform/texts/texts.ts';
import { printJson, UsageError, type Command } from './command.ts';
import { inWorkspaceOf } from './with-program.ts';

const t = translator('commands');

const knownScopes: readonly string[] = ['all', ...permissions];

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
    const unknown = scopes.filter((scope) => !knownScopes.includes(scope));
    if (unknown.length > 0)
      throw new UsageError(
        t('apiKey.unknown', { unknown: unknown.join(', '), known: knownScopes.join(', ') }),
      );
    printJson(
      await inWorkspaceOf(given.text('workspace'), (ctx) =>
        createApiKey(ctx, { name: given.text('name'), scopes }),
      ),
    );
  },
};
