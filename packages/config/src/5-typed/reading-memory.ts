import type { Section } from '../4-tree/sections.ts';
import type { VirtualServerBlock } from '../schema/servers/virtual-server.ts';
import type { VirtualServer } from '../server-config.ts';

/** A section that has said nothing but what virtual servers are. */
interface Known {
  readonly text: string;
  /** How many characters of other sections are before it. */
  readonly behind: number;
  readonly servers: readonly VirtualServer[];
}

/** A section that may become known. */
interface Noted {
  readonly section: Section;
  readonly blocks: readonly VirtualServerBlock[];
}

/**
 * What virtual servers meant when a file was read before. Those whose lines are as they were, and where they were, are not
 * read again as long as no other line of the file is another one, and are the same objects as before. What was found wrong with
 * something, or what the machine was asked for, is read anew each time.
 */
export class ReadingMemory {
  #surroundings = '';
  /** By their first lines. */
  #known: ReadonlyMap<number, Known> = new Map();
  #next = new Map<number, Known>();
  readonly #behind = new Map<Section, number>();
  #noted: Noted[] = [];
  readonly #recalled = new Set<object>();

  /** A text is about to be read. */
  begin(sections: readonly Section[]): void {
    this.#next = new Map();
    this.#noted = [];
    this.#recalled.clear();
    this.#behind.clear();
    const others: string[] = [];
    let behind = 0;
    for (const section of sections) {
      if (section.isServers) this.#behind.set(section, behind);
      else {
        others.push(section.text);
        behind += section.text.length;
      }
    }
    const surroundings = others.join('');
    if (surroundings !== this.#surroundings) this.#known = new Map();
    this.#surroundings = surroundings;
  }

  /** The virtual servers of a section, when they are known. */
  recall(section: Section): readonly VirtualServer[] | undefined {
    const known = this.#known.get(section.line);
    if (known?.text !== section.text || known.behind !== this.#behind.get(section)) return undefined;
    for (const server of known.servers) this.#recalled.add(server);
    this.#next.set(section.line, known);
    return known.servers;
  }

  /** A section has been read, and what it says depends on nothing but the text. */
  note(section: Section, blocks: readonly VirtualServerBlock[]): void {
    if (section.isServers) this.#noted.push({ section, blocks });
  }

  /** Whether it has come from here. */
  isRecalled(block: VirtualServerBlock | VirtualServer): block is VirtualServer {
    return this.#recalled.has(block);
  }

  /** All is read. @param completed what has become of blocks, for those of which that is sure */
  end(completed: ReadonlyMap<VirtualServerBlock, VirtualServer>): void {
    for (const { section, blocks } of this.#noted) {
      const servers = blocks.flatMap((block) => completed.get(block) ?? []);
      if (servers.length < blocks.length) continue;
      const { text, line } = section;
      this.#next.set(line, { text, behind: this.#behind.get(section) ?? 0, servers });
    }
    this.#known = this.#next;
    this.#noted = [];
    this.#recalled.clear();
    this.#behind.clear();
  }
}
