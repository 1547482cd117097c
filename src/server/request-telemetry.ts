/** Each request told as a span and a time: its method, the address as it is described (never as it was asked), its status. */
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Telemetry } from '../telemetry/telemetry.js';

/** @param nowMs milliseconds since 1970 */
export const requestTelemetry =
  (telemetry: Telemetry, nowMs: () => number): MiddlewareHandler =>
  async (c, next) => {
    const [from, began] = [nowMs(), performance.now()];
    await next();
    const { method } = c.req;
    const route = routeOf(c);
    const { status } = c.res;
    telemetry.done(
      {
        ...{ name: `${method} ${route}`, kind: 'server', from, to: from + performance.now() - began },
        attributes: { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status },
        error: status >= 500 ? String(status) : undefined,
      },
      'http.server.request.duration',
    );
  };

/** `/api/cases/{name}`, as the description has it; all pages are one. */
function routeOf(c: Context): string {
  const paths = matchedRoutes(c).map(({ path }) => path);
  const own = paths.find((path) => !path.includes('*')) ?? paths.find((path) => !/^\/?\*$/.test(path));
  return own === undefined ? '/*' : own.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}');
}
