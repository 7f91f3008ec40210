/** Where the page's own requests go. */
export interface PageAddresses {
  /** The interface, e.g. `https://….execute-api.eu-west-1.amazonaws.com/v1`. */
  readonly api: string;
  /** Of the user pool. */
  readonly region: string;
}

/**
 * The headers of every file of the dashboard, as Amplify Hosting takes them: nothing from elsewhere, nothing written into
 * the page, and no address to call but the interface's and Cognito's. On a laptop `local/front` sends the same policy.
 */
export function pageHeaders({ api, region }: PageAddresses): string {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'none'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self' ${new URL(api).origin} https://cognito-idp.${region}.amazonaws.com`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const everywhere = {
    'Content-Security-Policy': policy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Referrer-Policy': 'no-referrer',
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
  };
  return [
    'customHeaders:',
    ...rule('**/*', everywhere),
    // Files with a hash in their name never change; the document and the configuration may at any time.
    ...rule('assets/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    ...rule('*.html', { 'Cache-Control': 'no-store' }),
    ...rule('config.json', { 'Cache-Control': 'no-store' }),
    '',
  ].join('\n');
}

/** YAML, in which a JSON text is a value. */
function rule(pattern: string, headers: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(headers).map(
    ([key, value]) => `      - key: ${JSON.stringify(key)}\n        value: ${JSON.stringify(value)}`,
  );
  return [`  - pattern: ${JSON.stringify(pattern)}`, '    headers:', ...lines];
}
