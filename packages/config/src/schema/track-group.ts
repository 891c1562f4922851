import { type Block, type ConfigOf, keyword } from './keyword.ts';
import { members } from './types/tracking/member.ts';
import { name } from './types/words/name.ts';

export const trackGroup = {
  doc: 'Instances that go to FAULT when a static address, route or rule of theirs is lost.',
  readers: ['vrrp'],
  header: name('track_group must have a name - skipping'),
  unique: 'track_group {value} already defined',
  keywords: {
    group: keyword('The instances.', members('track group'), undefined, {
      once: 'Group list already specified for sync group {name}',
    }),
  },
} as const satisfies Block;

export type TrackGroupBlock = ConfigOf<typeof trackGroup>;
