import type { Timeline } from '@kaconf/simulate';
import { byId } from './elements.ts';
import { Page } from './page.ts';

/** What runs in the page: without it there is the drawing alone. */
new Page(JSON.parse(byId('timeline', HTMLScriptElement).text) as Timeline);
