import type { BfdInstance, Config, VirtualServer, VrrpInstance } from '@kaconf/config';
import type { Digests } from '@kaconf/vrrp';
import type { MemberChange } from '../blocks.ts';
import type { Difference, Weighed } from '../change.ts';
import type { Pair } from '../pairs.ts';
import type { Part } from '../plain.ts';
import { applied, type Consequence, harmless, interrupts } from './consequence.ts';
import { routersOnly } from './definitions.ts';
import { globalConsequence } from './global-words.ts';
import { type RouterTrial, tryRouters } from './router-trial.ts';
import { routerConsequence, upheaval } from './router-words.ts';
import { tryServers } from './server-trial.ts';
import { serverConsequence } from './server-words.ts';
import { sessionConsequence } from './session-words.ts';

/** An instance that has a value from `global_defs`. */
export interface Heir {
  readonly pair: Required<Pair<Part>>;
  readonly member: string;
}

/** The lists of `Config` that routers are made of, by the keyword of their objects. */
const LISTS = {
  vrrp_sync_group: 'vrrp_sync_groups',
  track_group: 'track_groups',
  garp_group: 'garp_groups',
  vrrp_script: 'vrrp_scripts',
  track_file: 'track_files',
  vrrp_track_process: 'vrrp_track_processes',
} as const satisfies Readonly<Record<string, keyof Config>>;

/** What adverts say, and how: of another version or family none of it is possible without the rest. */
const OF_ADVERTS: ReadonlySet<string> = new Set([
  'family',
  'version',
  'advert_int',
  'virtual_ipaddress',
  'virtual_ipaddress_excluded',
  'authentication',
  'auth_hmac',
  'src_ip',
  'mcast_dst_ip',
  'unicast_peer',
]);

function isOfAdverts(member: string, { before, after }: Required<Pair<Part>>): boolean {
  const isOther = before.family !== after.family || before.version !== after.version;
  return isOther && OF_ADVERTS.has(member);
}

/** More instances than these are not asked who hears whom. */
const MANY = 16;

/** Tries what a reload makes of each difference by itself, and of all of an object together. */
export class Weigher {
  readonly #before: Config;
  readonly #after: Config;
  readonly #digests: Digests;

  constructor(before: Config, after: Config, digests: Digests) {
    this.#before = before;
    this.#after = after;
    this.#digests = digests;
  }

  /** Of an object that comes or goes. */
  whole(block: string, pair: Pair<Part>): Consequence {
    const isNew = pair.before === undefined;
    switch (block) {
      case 'vrrp_instance':
        return isNew
          ? applied('it starts as a backup, and takes over if it hears no master')
          : interrupts('a master says that it stops, and gives its addresses up');
      case 'virtual_server':
        return isNew
          ? applied('IPVS gets it at once')
          : interrupts('IPVS loses it at once: its connections are cut');
      case 'vrrp_sync_group':
        return harmless(
          isNew ? 'from its next change on a member takes the others along' : 'its members go their own ways',
        );
      case 'bfd_instance':
        return isNew
          ? applied('the session begins')
          : interrupts('the session ends without a word: its neighbour misses it');
      default:
        return harmless(isNew ? 'what mentions it tells' : 'what mentioned it tells');
    }
  }

  /** Of one that is changed: what is more than what each member does. */
  together(
    block: string,
    pair: Required<Pair<Part>>,
    differences: readonly Weighed[],
  ): Consequence | undefined {
    if (
      block !== 'vrrp_instance' ||
      differences.some(({ consequence }) => consequence.effect === 'interrupts')
    ) {
      return undefined;
    }
    return upheaval(this.#tryInstances([pair], (one) => one.after));
  }

  member(block: string, pair: Required<Pair<Part>>, { member, differences }: MemberChange): Weighed[] {
    const consequenceOf = this.#judge(block, pair, member);
    return differences.map((difference) => ({ ...difference, consequence: consequenceOf(difference) }));
  }

  /** Of `global_defs` and the top of the file. @param heirs who has the value from there */
  global(
    section: 'global_defs' | 'top',
    { member, differences }: MemberChange,
    heirs: readonly Heir[],
  ): Weighed[] {
    let trial: RouterTrial | undefined;
    const tried = () => {
      trial ??= this.#tryGlobal(section, member, heirs);
      return trial;
    };
    return differences.map((difference) => ({
      ...difference,
      consequence: globalConsequence(difference, tried),
    }));
  }

  #judge(block: string, pair: Required<Pair<Part>>, member: string): (difference: Difference) => Consequence {
    const hybrid: Record<string, unknown> = { ...pair.before, [member]: pair.after[member] };
    switch (block) {
      case 'vrrp_instance': {
        if (isOfAdverts(member, pair)) for (const each of OF_ADVERTS) hybrid[each] = pair.after[each];
        const trial = this.#tryInstances([pair], () => hybrid);
        return (difference) => routerConsequence(trial, difference);
      }
      case 'virtual_server': {
        const servers = [pair.before, hybrid].map((it) => [it as unknown as VirtualServer]);
        const trial = tryServers(servers[0] ?? [], servers[1] ?? [], this.#before);
        return (difference) => serverConsequence(trial, difference);
      }
      case 'virtual_server_group':
        return ({ change }) =>
          change === 'added'
            ? applied('IPVS gets it at once')
            : interrupts('IPVS loses it at once: its connections are cut');
      case 'bfd_instance': {
        const [old, fresh] = [pair.before, hybrid].map((it) => it as unknown as BfdInstance);
        return () => (old && fresh ? sessionConsequence(old, fresh) : harmless());
      }
      case 'SSL':
        return () => applied('checks that begin from the reload on use it');
      default: {
        const trial = this.#tryDefinition(block as keyof typeof LISTS, pair.before, hybrid);
        return (difference) => routerConsequence(trial, difference);
      }
    }
  }

  #tryInstances(
    pairs: readonly Required<Pair<Part>>[],
    afterOf: (pair: Required<Pair<Part>>) => Part,
  ): RouterTrial {
    const of = (parts: readonly Part[]) =>
      routersOnly(this.#before, this.#after, parts as unknown as readonly VrrpInstance[]);
    return this.#try(of(pairs.map(({ before }) => before)), of(pairs.map(afterOf)));
  }

  #tryDefinition(block: keyof typeof LISTS, before: Part, after: Part): RouterTrial {
    const list = LISTS[block];
    const others: readonly object[] = this.#before[list];
    return this.#try(this.#before, {
      ...this.#before,
      [list]: others.map((it) => (it === before ? after : it)),
    });
  }

  #tryGlobal(section: 'global_defs' | 'top', member: string, heirs: readonly Heir[]): RouterTrial {
    const { global_defs } = this.#before;
    const fresh = (section === 'top' ? this.#after : this.#after.global_defs) as unknown as Part;
    const changed =
      section === 'top'
        ? { [member]: fresh[member] }
        : { global_defs: { ...global_defs, [member]: fresh[member] } };
    const vrrp_instances = this.#before.vrrp_instances.map((instance) => {
      const own = heirs.filter(({ pair }) => (pair.before as unknown) === instance);
      return {
        ...instance,
        ...Object.fromEntries(own.map((heir) => [heir.member, heir.pair.after[heir.member]])),
      };
    });
    return this.#try(this.#before, { ...this.#before, ...changed, vrrp_instances });
  }

  #try(before: Config, after: Config): RouterTrial {
    return tryRouters(before, after, this.#digests, before.vrrp_instances.length <= MANY);
  }
}
