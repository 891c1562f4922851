import type { Micros } from '@kaconf/net';
import { type Diagnostic, diagnostics } from './diagnostic.ts';
import { type SessionState, sessionStates } from './session-state.ts';

/*
 * RFC 5880 section 4.1:
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Vers |  Diag   |Sta|P|F|C|A|D|M|  Detect Mult  |    Length     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       My Discriminator                        |
 * |                      Your Discriminator                       |
 * |                    Desired Min TX Interval                    |
 * |                   Required Min RX Interval                    |
 * |                 Required Min Echo RX Interval                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
const LENGTH = 24;
const VERSION = 1;
const [FLAGS, DETECT_MULT, LENGTH_FIELD, MY, YOUR, MIN_TX, MIN_RX] = [1, 2, 3, 4, 8, 12, 16];
const DIAGNOSTIC = 0x1f;
const [POLL, FINAL, AUTHENTICATION, DEMAND, MULTIPOINT] = [0x20, 0x10, 0x04, 0x02, 0x01];

/** What one end of a session says of itself. No echo, no control plane of its own, no authentication. */
export interface ControlPacket {
  readonly diagnostic: Diagnostic;
  readonly state: SessionState;
  readonly poll: boolean;
  readonly final: boolean;
  readonly authentication: boolean;
  readonly demand: boolean;
  /** 1–255 */
  readonly detectMult: number;
  /** 32 bits, never 0. */
  readonly myDiscriminator: number;
  /** 0 when it is not known. */
  readonly yourDiscriminator: number;
  readonly desiredMinTx: Micros;
  readonly requiredMinRx: Micros;
}

/** What no session is to see, as keepalived's log has it. */
export interface Malformed {
  readonly malformed: string;
}

export function encodeControlPacket(packet: ControlPacket): Uint8Array {
  const bytes = new Uint8Array(LENGTH);
  const view = new DataView(bytes.buffer);
  const flag = (set: boolean, bit: number) => (set ? bit : 0);
  view.setUint8(0, (VERSION << 5) | diagnostics.indexOf(packet.diagnostic));
  view.setUint8(
    FLAGS,
    (sessionStates.indexOf(packet.state) << 6) |
      flag(packet.poll, POLL) |
      flag(packet.final, FINAL) |
      flag(packet.authentication, AUTHENTICATION) |
      flag(packet.demand, DEMAND),
  );
  view.setUint8(DETECT_MULT, packet.detectMult);
  view.setUint8(LENGTH_FIELD, LENGTH);
  view.setUint32(MY, packet.myDiscriminator);
  view.setUint32(YOUR, packet.yourDiscriminator);
  view.setUint32(MIN_TX, packet.desiredMinTx);
  view.setUint32(MIN_RX, packet.requiredMinRx);
  return bytes;
}

/** With the checks of RFC 5880 section 6.8.6 that need no session. */
export function decodeControlPacket(bytes: Uint8Array): ControlPacket | Malformed {
  if (bytes.length < LENGTH) return { malformed: `Packet is too small: ${bytes.length} bytes` };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const flags = view.getUint8(FLAGS);
  const packet: ControlPacket = {
    diagnostic: diagnostics[view.getUint8(0) & DIAGNOSTIC] ?? 'No Diagnostic',
    state: sessionStates[flags >> 6] ?? 'AdminDown',
    poll: (flags & POLL) !== 0,
    final: (flags & FINAL) !== 0,
    authentication: (flags & AUTHENTICATION) !== 0,
    demand: (flags & DEMAND) !== 0,
    detectMult: view.getUint8(DETECT_MULT),
    myDiscriminator: view.getUint32(MY),
    yourDiscriminator: view.getUint32(YOUR),
    desiredMinTx: view.getUint32(MIN_TX) as Micros,
    requiredMinRx: view.getUint32(MIN_RX) as Micros,
  };
  const malformed = faultOf(view, packet);
  return malformed === undefined ? packet : { malformed };
}

function faultOf(view: DataView, packet: ControlPacket): string | undefined {
  const [first, length] = [view.getUint8(0), view.getUint8(LENGTH_FIELD)];
  if (length !== view.byteLength) {
    return `Packet size mismatch: length field: ${length} bytes, buffer size: ${view.byteLength} bytes`;
  }
  if (first >> 5 !== VERSION) return `Packet is of unsupported version: ${first >> 5}`;
  if (packet.detectMult === 0) return "Packet 'detection multiplier' field is zero";
  if ((view.getUint8(FLAGS) & MULTIPOINT) !== 0) return "Packet has 'multipoint' flag";
  if (packet.myDiscriminator === 0) return "Packet 'my discriminator' field is zero";
  if (packet.yourDiscriminator === 0 && (packet.state === 'Init' || packet.state === 'Up')) {
    return "Packet 'your discriminator' field is zero and 'state' field is not Down or AdminDown";
  }
  if (packet.poll && packet.final) return 'Packet has both poll and final  flags set';
  const diagnostic = first & DIAGNOSTIC;
  if (diagnostic >= diagnostics.length) return `Packet has invalid 'diag' field: ${diagnostic}`;
  return undefined;
}
