import type { Destination, DestinationKey } from './destination.ts';
import type { Service, ServiceKey } from './service.ts';

/** One change of the kernel's table. */
export type Command =
  | { readonly type: 'addService' | 'editService'; readonly service: Service }
  | { readonly type: 'deleteService'; readonly service: ServiceKey }
  | {
      readonly type: 'addDestination' | 'editDestination';
      readonly service: ServiceKey;
      readonly destination: Destination;
    }
  | {
      readonly type: 'deleteDestination';
      readonly service: ServiceKey;
      readonly destination: DestinationKey;
    }
  /** All services. */
  | { readonly type: 'flush' };
