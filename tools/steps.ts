import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Outcome {
  name: string;
  code: number;
  seconds: number;
  output: string;
}

/** Runs one program of this project to its end, and keeps what it says; a failure is always shown. */
export function step(
  name: string,
  command: readonly string[],
  options: { environment?: Record<string, string>; show?: 'always' | 'on-failure' } = {},
): Promise<Outcome> {
  const start = performance.now();
  const [program = '', ...parameters] = command;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (options.show === 'always') process.stdout.write(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => {
      output += error.message;
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
    function finish(code: number): void {
      const seconds = (performance.now() - start) / 1000;
      if (code !== 0 && options.show !== 'always') process.stdout.write(`${output}\n`);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`);
      resolve({ name, code, seconds, output });
    }
  });
}
