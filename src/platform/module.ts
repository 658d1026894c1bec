import type { Hono } from 'hono';
import type { Ctx, Platform } from './context.ts';
import type { Reaction } from './events/events.ts';
import type { Html } from './html/html.ts';
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
  /** Parts of *my page*, the customer's own; the portal shows those that have something to say, in their order. */
  readonly mySections?: readonly MySection[];
  /** Long-running parts (mail receivers, fetchers) with their own end. */
  readonly services?: (platform: Platform) => Promise<Service>;
}

export interface Service {
  name: string;
  stop(): Promise<void>;
}

/** Who opened *my page*: a person, with the company they belong to, known by the address a link was sent to. */
export interface Visitor {
  workspaceId: string;
  customerId: string;
  companyId: string | null;
  /** The customers this visitor may see and speak for: themselves, and their company. */
  customerIds: readonly string[];
  name: string;
  address: string;
  language: string;
}

export interface MySection {
  /** `agreements`: also the anchor of the section on the page. */
  name: string;
  order: number;
  /** Offered to everybody: a page that shows nothing else is still empty, and says so. */
  isAside?: true;
  /** Undefined when there is nothing to show this visitor. Reading changes nothing. */
  show: (ctx: Ctx, visitor: Visitor) => Promise<Html | undefined>;
}
