/** Where this page finds its interface, and how people sign in: `config.json` beside it, written by whoever serves it. */
export interface Config {
  /** The address of the interface; empty where it is that of the page. */
  readonly api: string;
  readonly cognito?: CognitoConfig;
}

export interface CognitoConfig {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
}

/** @throws Error where it is not there or is not JSON */
export async function loadConfig(): Promise<Config> {
  const answer = await fetch('/config.json', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  const { api = '', cognito } = (await answer.json()) as Partial<Config>;
  return cognito === undefined ? { api } : { api, cognito };
}
