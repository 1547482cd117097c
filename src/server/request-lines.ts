/** A line for every request, once it is answered. Neither bodies nor queries nor headers: they may hold what a log must not. */
import type { MiddlewareHandler } from 'hono';

export type RequestLine = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** milliseconds until the answer began */
  readonly ms: number;
};

export const requestLines =
  (tell: (line: RequestLine) => void): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round((performance.now() - began) * 10) / 10;
    tell({ method: c.req.method, path: c.req.path, status: c.res.status, ms });
  };
