/** Lines that a mistake of the real one makes others than they should be. */
export interface Mistaken {
  readonly reason: string;
  /** From which step of the scenario on, the first is 0. */
  readonly from: number;
  readonly lines: RegExp;
}

interface Chapter {
  readonly index: number;
  readonly log: readonly string[];
}

const FAMILY_MISSED = /^IPVS cmd .* error: No such .*\(Fwm (\d+) inet6 -> /;
const SORRY_COMES = /^(?:Add|Enabl)ing sorry server \S+ to VS (.+)$/;
const SORRY_GOES = /^Removing sorry server \S+ from VS (.+)$/;
const GAINED = /^Gained quorum .* for VS (.+)$/;
const MEMBER = /(?:service|sorry server) \[([^\]]+)\]\S* (?:for|from|of|to) VS (.+)$/;

/** What 2.4.3 is known to get wrong, recognized by what it says; docs/compatibility.md has the reasons. */
export function mistakesIn(transcript: string): readonly Mistaken[] {
  const chapters = chaptersOf(transcript);
  return [...missedFamilies(chapters), ...leftSorryServers(chapters)];
}

/** Without the lines that these mistakes have to do with. */
export function withoutMistakes(transcript: string, mistakes: readonly Mistaken[]): string {
  let step = -1;
  return transcript
    .split('\n')
    .filter((line) => {
      if (!line.startsWith(' ')) step += 1;
      return !mistakes.some(({ from, lines }) => step >= from && lines.test(line));
    })
    .join('\n');
}

function chaptersOf(transcript: string): readonly Chapter[] {
  return transcript.split(/\n(?! )/).map((text, index) => ({
    index,
    log: text.split('\n').flatMap((line) => /^ {2}log (.*)$/.exec(line)?.[1] ?? []),
  }));
}

/** Whether a mark is in the table for IPv6 is asked of IPv4. */
function missedFamilies(chapters: readonly Chapter[]): readonly Mistaken[] {
  const marks = chapters.flatMap(({ log }) => log.flatMap((line) => FAMILY_MISSED.exec(line)?.[1] ?? []));
  return [...new Set(marks)].map((mark) => ({
    reason: 'a mark of a group whose real servers are of both families is in the table for IPv4 only',
    from: 0,
    lines: RegExp(`^  (?:-[Aa] -f ${mark} -6 |FWM +${mark} IPv6 |FWM ${mark} -> \\[)`),
  }));
}

/** The quorum is gained by a reload, before that has taken over who serves. */
function leftSorryServers(chapters: readonly Chapter[]): readonly Mistaken[] {
  const serving = new Set<string>();
  return chapters.flatMap(({ index, log }) => {
    const services = (pattern: RegExp) => log.flatMap((line) => pattern.exec(line)?.[1] ?? []);
    for (const service of services(SORRY_COMES)) serving.add(service);
    for (const service of services(SORRY_GOES)) serving.delete(service);
    return services(GAINED)
      .filter((service) => serving.has(service))
      .map((service) => ({
        reason: 'a reload that brings real servers back leaves the sorry server in their place',
        from: index,
        lines: RegExp(`(?:->|-r) \\[?(?:${membersOf(service, chapters).map(RegExp.escape).join('|')})\\]?:`),
      }));
  });
}

/** The addresses of its real servers and its sorry server. */
function membersOf(service: string, chapters: readonly Chapter[]): readonly string[] {
  const members = chapters.flatMap(({ log }) =>
    log.flatMap((line) => {
      const [, address, its] = MEMBER.exec(line) ?? [];
      return its === service && address !== undefined ? [address] : [];
    }),
  );
  return [...new Set(members)];
}
