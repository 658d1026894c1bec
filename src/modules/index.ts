import type { Module } from '#platform/module.ts';
import { accessModule } from './access/module.ts';
import { agreementsModule } from './agreements/module.ts';
import { authorityModule } from './authority/module.ts';
import { channelsModule } from './channels/module.ts';
import { conversationsModule } from './conversations/module.ts';
import { customersModule } from './customers/module.ts';
import { expectationsModule } from './expectations/module.ts';
import { decisionsModule } from './decisions/module.ts';
import { extrasModule } from './extras/module.ts';
import { feedbackModule } from './feedback/module.ts';
import { journeyModule } from './journey/module.ts';
import { learningModule } from './learning/module.ts';
import { reportCardsModule } from './report-cards/module.ts';
import { meetingsModule } from './meetings/module.ts';
import { recoveryModule } from './recovery/module.ts';
import { rulesModule } from './rules/module.ts';
import { myPageModule } from './my-page/module.ts';
import { promisesModule } from './promises/module.ts';
import { staffModule } from './staff/module.ts';
import { workspaceModule } from './workspace/module.ts';

/** The product, in dependency order: a module may call only those above it. */
export const modules: readonly Module[] = [
  workspaceModule,
  staffModule,
  accessModule,
  customersModule,
  journeyModule,
  conversationsModule,
  decisionsModule,
  promisesModule,
  channelsModule,
  authorityModule,
  rulesModule,
  expectationsModule,
  extrasModule,
  agreementsModule,
  feedbackModule,
  recoveryModule,
  learningModule,
  reportCardsModule,
  myPageModule,
  meetingsModule,
];
