import { type Block, keyword } from '../keyword.ts';
import { STRICT, UINT_MAX, unsigned } from '../types/numbers/integer.ts';
import { umask } from '../types/processes/umask.ts';
import { jsonVersion } from '../types/vrrp/version.ts';
import { defaultPath, includeChecks } from '../types/words/files.ts';
import { flag, onlyText, onOff, optional, text } from '../types/words/words.ts';

const effectOfDumpFile = {
  ignored: 'keepalived, too, writes it in the folder for temporary files whatever this says',
};

function dumpFile(keywordName: string, doc: string, obeyed: boolean) {
  return keyword(doc, onlyText(`${keywordName} requires a non-empty path`, true), undefined, {
    since: '2.3.3',
    ...(!obeyed && { effect: effectOfDumpFile }),
  });
}

/** Where things are read and written, and what a reload does. */
export const files = {
  use_symlink_paths: keyword(
    'Run scripts by the names that are written, with symbolic links, rather than by those of their files.',
    onOff,
    false,
    {
      refusal: "Invalid value '{value}' for global use_symlink_path specified",
      since: '2.3.0',
    },
  ),
  umask: keyword(
    'The bits that files we make do not have: a number, or names of bits joined with |.',
    umask,
    0o177,
    { since: '2.0.9' },
  ),
  random_seed: keyword('Where random numbers start.', unsigned(0, UINT_MAX, STRICT), undefined, {
    refusal: 'random_seed {value} invalid',
    since: '2.0.15',
  }),
  reload_check_config: keyword(
    'Test the new configuration before a reload, writing what is wrong to this file; /dev/null when nothing follows.',
    optional(text(), '/dev/null'),
    undefined,
    { since: '2.2.0' },
  ),
  reload_time_file: keyword(
    'A file that says when to reload next.',
    onlyText('reload_time_file invalid'),
    undefined,
    { since: '2.1.0' },
  ),
  reload_repeat: keyword('Reload at that time every day.', flag(), false, { since: '2.1.0' }),
  reload_file: keyword(
    'A file that is there while the configuration is reloaded; beside the PID file when nothing follows.',
    defaultPath,
    undefined,
    { since: '2.2.0' },
  ),
  include_check: keyword('What is an error in a file that is included.', includeChecks, [], {
    since: '2.2.0',
  }),
  config_save_dir: keyword('Where to keep a copy of each configuration that is read.', text(), undefined, {
    since: '2.2.3',
  }),
  tmp_config_directory: keyword(
    'Where processes exchange the configuration, rather than in memory.',
    text(),
    undefined,
    {
      missing: 'tmp_config_directory missing directory name',
      once: 'tmp_config_directory already specified - ignoring',
      since: '2.2.0',
      effect: { ignored: 'one process reads the configuration for all of them' },
    },
  ),
  data_use_instance: keyword(
    'Put the names of instance and namespace into those of dump files.',
    onOff,
    false,
    {
      refusal: "Invalid value '{value}' for global date_use_instance specified",
      since: '2.2.3',
    },
  ),
  json_version: keyword('How the JSON dump is laid out.', jsonVersion, 1, {
    missing: 'json_version requires version',
    refusal: 'Invalid JSON version',
    since: '2.2.8',
  }),
  iproute_usr_dir: keyword(
    "Where iproute2's own files are.",
    onlyText('iproute_usr_dir requires path'),
    '/usr/share/iproute2',
    { since: '2.3.2' },
  ),
  iproute_etc_dir: keyword(
    "Where iproute2's settings are.",
    onlyText('iproute_etc_dir requires path'),
    '/etc/iproute2',
    { since: '2.3.2' },
  ),
  state_dump_file: dumpFile(
    'state_dump_file',
    'Where SIGUSR1 writes the state: a folder when it ends with a slash, else a file; /tmp/keepalived.data by itself.',
    true,
  ),
  stats_dump_file: dumpFile('stats_dump_file', 'Where SIGUSR2 writes the statistics.', false),
  json_dump_file: dumpFile('json_dump_file', 'Where the state is written as JSON.', false),
} as const satisfies Block['keywords'];
