import type { Module } from '#platform/module.ts';
import { endpoints } from './routes.ts';

export const workspaceModule: Module = { name: 'workspace', endpoints, reactions: [], jobs: [] };
