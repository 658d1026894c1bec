import type { Hono } from 'hono';
import type { Platform } from './context.ts';
import type { Reaction } from './events/events.ts';
import type { MountedEndpoint, MountedRaw } from './http/handle.ts';
import type { LiveTopic } from './live/live.ts';
import type { JobType } from './jobs/jobs.ts';

/** What a module plugs into the program; `main.ts` reads nothing else of it. */
export interface Module {
  readonly name: string;
  readonly endpoints: readonly MountedEndpoint[];
  readonly rawEndpoints?: readonly MountedRaw[];
  readonly reactions: readonly Reaction[];
  readonly jobs: readonly JobType[];
  /** Events of this module that open screens hear of, and who may. */
  readonly live?: readonly LiveTopic[];
  /** Customer pages and other HTML or binary routes outside the contract. */
  readonly pages?: (app: Hono, platform: Platform) => void;
  /** Long-running parts (mail receivers, fetchers) with their own end. */
  readonly services?: (platform: Platform) => Promise<Service>;
}

export interface Service {
  name: string;
  stop(): Promise<void>;
}
