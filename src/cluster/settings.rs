//! How the private server is configured. Everything is on its command line, so that a new release of this
//! program changes existing servers too at their next start.

/// Name and value of a server setting.
type Setting = (&'static str, &'static str);

/// Who can connect: nobody but through the socket, which only its owner (and root) can open.
const REACH: &[Setting] = &[
    ("listen_addresses", ""),
    ("port", "5432"),
    ("unix_socket_permissions", "0700"),
];

/// What every command relies on. `max_connections` is left at the 100 that `initdb` tries out on the machine:
/// idle slots cost nothing measurable, and a test run or an import opens dozens of connections.
const WORK: &[Setting] = &[
    ("cluster_name", "counterclaim"),
    ("timezone", "UTC"),
    ("jit", "off"), // compiling costs more than the short queries of a command gain
    // modest: the operating system caches the files as well, and the server idles most of the time
    ("shared_buffers", "64MB"),
    ("huge_pages", "off"), // reserved ones belong to somebody else's server
    ("client_connection_check_interval", "10s"), // a killed command must not leave its query running
    ("max_logical_replication_workers", "0"), // one process fewer
];

/// A small footprint: nothing replicates from here, backups are dumps.
const WRITE_AHEAD_LOG: &[Setting] = &[
    ("wal_level", "minimal"),
    ("max_wal_senders", "0"),
    ("min_wal_size", "32MB"),
    ("max_wal_size", "256MB"),
    ("wal_compression", "on"),
];

/// Refusals are errors to the server and daily business to a desk, and their details can name confidential
/// sources: one line each, without statement or detail.
const LOG: &[Setting] = &[
    ("log_destination", "stderr"),
    ("logging_collector", "off"),
    ("log_timezone", "UTC"),
    ("log_line_prefix", "%m [%p] %q%u@%d "),
    ("lc_messages", "C"),
    ("log_min_messages", "warning"),
    ("log_min_error_statement", "panic"),
    ("log_error_verbosity", "terse"),
    ("log_checkpoints", "off"),
];

/// For tests: nothing need survive a crash of the machine; that of the server is survived as ever.
const FORGETFUL: &[Setting] = &[("fsync", "off"), ("full_page_writes", "off")];

/// Lines for `postgresql.conf`, so that a server started by hand is as closed as ours.
pub const CONFIGURATION_FILE: &str = "\n# a server started by hand must not listen to the network either\n\
    listen_addresses = ''\nunix_socket_permissions = 0700\n";

/// Arguments of `postgres`: ours first, so that `extra` wins.
pub fn arguments(socket_directory: &str, durable: bool, extra: &[(String, String)]) -> Vec<String> {
    let forgetful = if durable { &[] } else { FORGETFUL };
    let fixed = [REACH, WORK, WRITE_AHEAD_LOG, LOG, forgetful].concat();
    // the value is a list: quoted, a directory with spaces stays one entry
    let socket = (
        "unix_socket_directories",
        format!("\"{}\"", socket_directory.replace('"', "\"\"")),
    );
    let fixed = fixed.into_iter().map(|(name, value)| format!("{name}={value}"));
    let extra = extra.iter().map(|(name, value)| format!("{name}={value}"));
    let all = fixed.chain([format!("{}={}", socket.0, socket.1)]).chain(extra);
    all.flat_map(|setting| ["-c".to_owned(), setting]).collect()
}
