import type { IncomingHttpHeaders } from 'node:http';
import { MeshError } from '../../lib/core/errors.ts';

/**
 * Keeps other web sites out: a foreign Host is a name that was pointed at this machine (DNS rebinding), a foreign
 * Origin is another site's page.
 *
 * @param hosts the values of the Host header that are this front
 * @throws MeshError `access-denied`
 */
export function assertOwnSite(headers: IncomingHttpHeaders, hosts: ReadonlySet<string>): void {
  const { host = '', origin } = headers;
  if (!hosts.has(host)) throw new MeshError('access-denied', 'This front door answers under its own address only.');
  const isOwn = origin === undefined || [...hosts].some((own) => origin === `http://${own}`);
  const isCrossSite = headers['sec-fetch-site'] === 'cross-site';
  if (!isOwn || isCrossSite) throw new MeshError('access-denied', 'Other sites get nothing from here.');
}
