import { apiKeyCreate } from './api-key-create.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { corpus } from './corpus.ts';
import { inboxCreate } from './inbox-create.ts';
import { migrateCommand } from './migrate.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { work } from './work.ts';
import { workspaceCreate } from './workspace-create.ts';
import { demoCommand } from '../demo/demo-command.ts';

/** Everything `extramile` can be told to do, in the order of its help. */
export const commands: readonly Command[] = [
  serve,
  work,
  migrateCommand,
  workspaceCreate,
  apiKeyCreate,
  inboxCreate,
  corpus,
  demoCommand,
  backup,
  restore,
];
