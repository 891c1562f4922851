import type { Rule } from '@kaconf/net';
import { KernelError } from '../kernel-error.ts';
import { describeRoute, describeRule } from '../netlink/describe.ts';
import type { NetworkEvent, RoutingWatch } from '../network.ts';
import type { Route, RouteKey } from '../route.ts';
import type { Refusals } from './refusals.ts';

type Loss = Extract<NetworkEvent, { type: 'routeGone' | 'ruleGone' }>;

const NO_NAMES: ReadonlyMap<number, string> = new Map();

/** The machine's routes and rules, in memory: those that somebody has added. */
export class FakeRouting {
  routes: readonly Route[] = [];
  rules: readonly Rule[] = [];
  readonly #refusals: Refusals;
  readonly #tell: (event: NetworkEvent) => void;
  #watch: RoutingWatch = { protocol: 0, routes: [], rules: [] };

  constructor(refusals: Refusals, tell: (event: NetworkEvent) => void) {
    this.#refusals = refusals;
    this.#tell = tell;
  }

  watch(watch: RoutingWatch): void {
    if (watch.routes.length + watch.rules.length > 0) {
      this.#refusals.check('open netlink socket', 'for events');
    }
    this.#watch = watch;
  }

  addRoute(route: Route): void {
    const object = describeRoute(route, NO_NAMES);
    this.#refusals.check('add route', object);
    if (this.routes.some(sameRoute(route))) throw KernelError.of('EEXIST', 'add route', object);
    this.routes = route.insertion === 'append' ? [...this.routes, route] : [route, ...this.routes];
  }

  removeRoute(route: Route): void {
    const object = describeRoute(route, NO_NAMES);
    this.#refusals.check('remove route', object);
    if (!this.routes.some(sameRoute(route))) throw KernelError.of('ESRCH', 'remove route', object);
    this.#lose({ type: 'routeGone', route, own: true });
  }

  addRule(rule: Rule): void {
    const object = describeRule(rule);
    this.#refusals.check('add rule', object);
    if (this.rules.some(sameRule(rule))) throw KernelError.of('EEXIST', 'add rule', object);
    this.rules = [...this.rules, rule];
  }

  removeRule(rule: Rule): void {
    const object = describeRule(rule);
    this.#refusals.check('remove rule', object);
    if (!this.rules.some(sameRule(rule))) throw KernelError.of('ENOENT', 'remove rule', object);
    this.#lose({ type: 'ruleGone', rule, own: true });
  }

  /** It is gone; who has asked to hear of such hears of it elsewhere. */
  lose(loss: Loss): void {
    if (loss.type === 'routeGone') this.routes = this.routes.filter((one) => !sameRoute(loss.route)(one));
    else this.rules = this.rules.filter((one) => !sameRule(loss.rule)(one));
  }

  #lose(loss: Loss): void {
    this.lose(loss);
    const isWatched =
      loss.type === 'routeGone'
        ? this.#watch.routes.includes(loss.route.family)
        : this.#watch.rules.includes(loss.rule.family);
    if (isWatched) this.#tell(loss);
  }
}

/** As the kernel tells routes apart. */
function sameRoute(one: RouteKey): (other: RouteKey) => boolean {
  const key = routeKey(one);
  return (other) => routeKey(other) === key;
}

function routeKey(route: RouteKey): string {
  const { family, destination, table, metric = 0, tos = 0, gateway, ifindex } = route;
  return [family, destination.address, destination.length, table, metric, tos, gateway, ifindex].join(' ');
}

function sameRule(one: Rule): (other: Rule) => boolean {
  const key = ruleKey(one);
  return (other) => ruleKey(other) === key;
}

function ruleKey(rule: Rule): string {
  return JSON.stringify(Object.entries(rule).sort(), (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
}
