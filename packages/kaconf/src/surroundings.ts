import type { ExpandOptions } from '@kaconf/config';
import type { Arguments, Options } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Of every command that reads configurations as keepalived does. */
export const SURROUNDINGS: Options = {
  'config-id': { form: 'the ID that lines behind @ID are for', accepts: /^[^ \t]+$/ },
  define: { form: 'NAME=VALUE', accepts: /^[A-Za-z_]\w*=/ },
};

/** For their help. */
export const SURROUNDINGS_HELP = `\
      --config-id ID   the host to read for: lines behind @ID are for it (the default: this machine's name)
      --define NAME=VALUE
                       what $NAME stands for, until the configuration says otherwise; may be given several times`;

export async function surroundings({ values, lists }: Arguments, terminal: Terminal): Promise<ExpandOptions> {
  const here = await terminal.surroundings();
  const configId = values.get('config-id');
  const defines = new Map(
    (lists.get('define') ?? []).map((each) => {
      const end = each.indexOf('=');
      return [each.slice(0, end), each.slice(end + 1)];
    }),
  );
  return { ...here, defines, ...(configId !== undefined && { configId }) };
}
