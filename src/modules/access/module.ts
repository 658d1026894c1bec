import type { Module } from '#platform/module.ts';

export const accessModule: Module = { name: 'access', endpoints: [], reactions: [], jobs: [] };
