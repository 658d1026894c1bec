import type { Module } from '#platform/module.ts';

/** The product, in dependency order: a module may call only those above it. */
export const modules: readonly Module[] = [];
