//! A command that knows nothing of whoever runs the tests.

use std::process::Command;

/// What says where PostgreSQL lies, which is the machine's and not the user's.
const OF_THE_MACHINE: &str = "COUNTERCLAIM_PG_BIN";

/// Takes this shell's settings and whoever's configuration away from a command.
pub fn clean(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name == "DATABASE_URL" || name.starts_with("COUNTERCLAIM_") && name != OF_THE_MACHINE {
            command.env_remove(&*name);
        }
    }
    command.env("COUNTERCLAIM_CONFIG", "")
}
