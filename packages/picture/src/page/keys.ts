/** What a key does. */
export type Action =
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'event'; readonly by: 1 | -1 }
  | { readonly type: 'end'; readonly of: 'from' | 'to' }
  | { readonly type: 'zoom'; readonly factor: number }
  | { readonly type: 'whole' | 'play' };

const TENTH = 100_000;
const SECOND = 1_000_000;

const ACTIONS: Readonly<Record<string, Action>> = {
  ArrowLeft: { type: 'move', by: -TENTH },
  ArrowRight: { type: 'move', by: TENTH },
  'Shift ArrowLeft': { type: 'move', by: -SECOND },
  'Shift ArrowRight': { type: 'move', by: SECOND },
  PageUp: { type: 'event', by: -1 },
  PageDown: { type: 'event', by: 1 },
  Home: { type: 'end', of: 'from' },
  End: { type: 'end', of: 'to' },
  '+': { type: 'zoom', factor: 0.5 },
  '-': { type: 'zoom', factor: 2 },
  '0': { type: 'whole' },
  ' ': { type: 'play' },
};

/** Undefined for what is left to the browser. */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>) {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  return ACTIONS[event.shiftKey && event.key.startsWith('Arrow') ? `Shift ${event.key}` : event.key];
}
