import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionLog } from './function-log.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { type Reaper, startReaper } from './reaper.ts';
import { listenRuntimeApi, type RuntimeApi } from './runtime-api.ts';
import { Sandbox } from './sandbox.ts';

interface HostOptions {
  readonly region: string;
  readonly scratchDir: string;
  readonly initTimeoutMs: number;
  readonly environment: (functionName: string) => Promise<Readonly<Record<string, string>>>;
  readonly logOf: (functionName: string) => FunctionLog;
}

/** What all sandboxes stand on. The Runtime API and the reaper come with the first of them. */
export class SandboxHost {
  readonly #options: HostOptions;
  #runtimeApi: Promise<RuntimeApi> | undefined;
  #reaper: Reaper | undefined;
  #closed = false;

  /** Clears the scratch space that a killed process has left. */
  constructor(options: HostOptions) {
    this.#options = options;
    rmSync(options.scratchDir, { recursive: true, force: true });
  }

  /** Rejects where the environment or the Runtime API cannot be had; a process that does not start is told by `run`. */
  async start(fn: LambdaFunction): Promise<Sandbox> {
    const { region, scratchDir, initTimeoutMs, logOf } = this.#options;
    const environment = await this.#options.environment(fn.name);
    if (this.#closed) throw new Error('The embedded Lambda has been closed.');
    this.#runtimeApi ??= listenRuntimeApi();
    const runtimeApi = await this.#runtimeApi;
    this.#reaper ??= startReaper();
    return new Sandbox({
      fn,
      region,
      environment,
      runtimeApi,
      initTimeoutMs,
      scratchDir: join(scratchDir, randomUUID()),
      log: logOf(fn.name),
      reaper: this.#reaper,
    });
  }

  /** To be called when all sandboxes have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#reaper?.close();
    await (await this.#runtimeApi)?.close();
    rmSync(this.#options.scratchDir, { recursive: true, force: true });
  }
}
