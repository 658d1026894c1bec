import { describe, expect, test, vi } from 'vitest';
import { stepsInOrder } from '../logic/steps.ts';
import { benchmark, failureSource, failureStatus, loss, optionKind, recoveryStep } from '../shapes.ts';
import catalogue from '../texts/en.json' with { type: 'json' };

// The look a person chose stands on the document, and formats read it.
vi.stubGlobal('document', { documentElement: { dataset: {} } });
const { severityTone, stages } = await import('./words.ts');

const steps = recoveryStep.options;
const { web } = catalogue;
const severities = ['1', '2', '3', '4', '5'];

describe('there are words', () => {
  test.each<[string, object, readonly string[]]>([
    ['for every step taken', web.steps, steps],
    ['for every step to take', web.next, steps],
    ['why each step is taken', web.nextWhy, steps],
    ['for how it stands', web.status, failureStatus.options],
    ['for what brought it in', web.source, failureSource.options],
    ['for every kind of remedy', web.kind, optionKind.options],
    ['for every loss', web.loss, loss.options],
    ['for every benchmark', web.benchmarks.name, benchmark.shape.name.options],
    ['for every column', web.stage, stages.map(({ key }) => key)],
    ['for every severity', web.severity, severities],
    ['for every refusal', web.errors, Object.keys(catalogue.refusals)],
  ])('%s', (_, words, names) => {
    expect(names.filter((name) => !(name in words))).toEqual([]);
  });
});

describe('the board', () => {
  test('has every step in one column, and the line has them all in order', () => {
    expect(stages.flatMap((stage) => stage.steps)).toEqual(steps);
    expect(stepsInOrder).toEqual(steps);
  });

  test('warns from what is handled as a let-down on', () => {
    expect([2, 2.49, 3, 3.49, 3.75].map(severityTone)).toEqual(['plain', 'plain', 'watch', 'watch', 'bad']);
  });
});
