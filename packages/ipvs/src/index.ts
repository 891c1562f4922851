export type { Command } from './table/command.ts';
export type { Destination, DestinationKey, Tunnel } from './table/destination.ts';
export type { Protocol, Service, ServiceKey } from './table/service.ts';
export type { Table, TableEntry } from './table/table.ts';
