import type { Config } from '@kaconf/config';
import type { Code, Diagnostic } from '@kaconf/diagnostics';

const CODE: Code = 'KA0024';

/** Regular expressions that our matcher does not take. The real one says nothing of any when it tests a configuration. */
export async function judgePatterns({ virtual_servers }: Config): Promise<readonly Diagnostic[]> {
  const checks = virtual_servers.flatMap(({ real_server }) =>
    real_server.flatMap(({ HTTP_GET, SSL_GET }) => [...HTTP_GET, ...SSL_GET]),
  );
  const urls = checks.flatMap(({ url }) => url).filter(({ regex }) => regex !== undefined);
  if (urls.length === 0) return [];
  const { compileRegex } = await import('@kaconf/healthcheck');
  return urls.flatMap(({ regex = '', regex_options, spans, span }): Diagnostic[] => {
    const compiled = compileRegex(regex, regex_options);
    if (!('message' in compiled)) return [];
    return [
      {
        code: CODE,
        severity: 'warning',
        span: spans.regex ?? span,
        message: `'${regex}' cannot be matched: ${compiled.message}, at offset ${compiled.offset}`,
        hint: 'write it otherwise: without it the URL is judged by the rest only',
      },
    ];
  });
}
