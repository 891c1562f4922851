import type { ErrnoCode } from '../errno.ts';
import type { GenericNetlink, GenericRequest } from '../generic-netlink.ts';
import { KernelError } from '../kernel-error.ts';

/** What a family of generic netlink answers: the attributes of each message, or why it refuses. */
export type FakeFamily = (request: GenericRequest, dump: boolean) => readonly Uint8Array[] | ErrnoCode;

export function fakeGenericNetlink(
  families: Readonly<Record<string, FakeFamily>>,
  name: string,
): GenericNetlink {
  const family = families[name];
  if (!family) throw KernelError.of('ENOENT', 'find generic netlink family', name);
  const ask = (request: GenericRequest, dump: boolean) => {
    const answer = family(request, dump);
    return typeof answer === 'string' ? refusal(answer, request) : answer;
  };
  const demand = (request: GenericRequest, dump: boolean) => {
    const answer = ask(request, dump);
    if (answer instanceof KernelError) throw answer;
    return answer;
  };
  return {
    perform: (requests) =>
      requests.map((request) => {
        const answer = ask(request, false);
        return answer instanceof KernelError ? answer : undefined;
      }),
    dump: (request) => demand(request, true),
    request: (request) => demand(request, false),
    close: () => {},
  };
}

function refusal(code: ErrnoCode, { purpose: { operation, object } }: GenericRequest): KernelError {
  return KernelError.of(code, operation, object);
}
