import { MessageType } from 'netlink/dist/rt/gen_structs.js';

/** Offsets in a message: the lower byte of nlmsg_type, and behind the header of 16 bytes rtm_protocol. */
const TYPE = 4;
const ROUTE_PROTOCOL = 16 + 5;

/** Of classic BPF (linux/filter.h). */
const LOAD_BYTE = 0x30;
const JUMP_IF_EQUAL = 0x15;
const RETURN = 0x06;
const ALL = 0xffff_ffff;

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number];

/**
 * Drops routes of other protocols: a router that speaks BGP changes hundreds of thousands of them, and the news of none is
 * to wake this process or to push out what it waits for.
 */
export function routeFilter(protocol: number): Uint8Array {
  return assemble([
    [LOAD_BYTE, 0, 0, TYPE],
    [JUMP_IF_EQUAL, 1, 0, MessageType.NEWROUTE],
    [JUMP_IF_EQUAL, 0, 2, MessageType.DELROUTE],
    [LOAD_BYTE, 0, 0, ROUTE_PROTOCOL],
    [JUMP_IF_EQUAL, 0, 1, protocol],
    [RETURN, 0, 0, ALL],
    [RETURN, 0, 0, 0],
  ]);
}

/** struct sock_filter: code (16 bits), both jumps (8 bits each), value (32 bits). */
function assemble(program: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(8 * program.length);
  const view = new DataView(bytes.buffer);
  program.forEach(([code, ifTrue, ifFalse, value], index) => {
    view.setUint16(8 * index, code, true);
    view.setUint8(8 * index + 2, ifTrue);
    view.setUint8(8 * index + 3, ifFalse);
    view.setUint32(8 * index + 4, value, true);
  });
  return bytes;
}
