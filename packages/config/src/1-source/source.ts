/** A configuration file that somebody has read: nothing here touches a disk. */
export interface Source {
  /** Its name in messages. */
  readonly file: string;
  readonly text: string;
}
