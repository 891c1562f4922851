import type { Effect, Notification, RouterPlan } from '@kaconf/vrrp';
import type { Performers } from './performers.ts';

/**
 * The only switch over effects. In order: an advert leaves before the addresses are set and the neighbours are told,
 * but adverts in a row go to the kernel in one call, and log lines and scripts wait until the wire has what it waits for.
 */
export function perform(plan: RouterPlan, effects: readonly Effect[], performers: Performers): void {
  performers.log.after(() => {
    for (const effect of effects) {
      if (effect.type !== 'advertise' && effect.type !== 'log') performers.adverts.flush();
      performers.counters.count(effect);
      performOne(plan, effect, performers);
    }
    performers.adverts.flush();
  });
}

function performOne(plan: RouterPlan, effect: Effect, performers: Performers): void {
  switch (effect.type) {
    case 'advertise':
      performers.adverts.queue(plan, effect);
      break;
    case 'addAddresses':
      performers.addresses.add(effect.addresses);
      break;
    case 'removeAddresses':
      performers.announcements.forget(effect.addresses);
      performers.addresses.remove(effect.addresses);
      break;
    case 'blockAddresses':
      performers.firewall.block(effect.addresses, !tracksPrimary(plan, effect.instance));
      break;
    case 'unblockAddresses':
      performers.firewall.unblock(effect.addresses);
      break;
    case 'addRoutes':
      performers.routing.addRoutes(effect.routes);
      break;
    case 'removeRoutes':
      performers.routing.removeRoutes(effect.routes);
      break;
    case 'addRules':
      performers.routing.addRules(effect.rules);
      break;
    case 'removeRules':
      performers.routing.removeRules(effect.rules);
      break;
    case 'pollLinks':
      performers.pollLinks(effect.links);
      break;
    case 'announce':
      performers.announcements.send(effect);
      break;
    case 'notify':
      tell(plan, effect, performers);
      break;
    case 'runScript':
      performers.log.later(() => performers.scripts.run(plan, effect.script));
      break;
    case 'dropScript':
      performers.log.later(() => void performers.scripts.drop(effect.script));
      break;
    case 'killScript':
      performers.log.later(() => performers.scripts.kill(effect.script, effect.signal));
      break;
    case 'log':
      performers.log[effect.level](effect.text);
      break;
    case 'received':
      break;
    case 'drop':
      performers.drops.count(effect);
      break;
    case 'otherChecksum':
      performers.checksums.count(effect);
      break;
    default:
      effect satisfies never;
  }
}

function tell(plan: RouterPlan, notification: Notification, performers: Performers): void {
  performers.transitions.note(notification);
  performers.log.later(() => {
    performers.syncDaemons.notify(notification);
    performers.notifier.notify(plan, notification);
  });
}

function tracksPrimary({ instances }: RouterPlan, name: string): boolean {
  return instances.some((one) => one.name === name && one.tracksPrimary);
}
