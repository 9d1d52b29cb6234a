//! How long a process takes and how much memory it had at most.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a process took.
pub struct Taken {
    pub seconds: f64,
    /// The most that was in memory at once; 0 where there is no `/proc`.
    pub megabytes: f64,
}

/// Runs a command, which must succeed.
pub fn measured(command: &mut Command) -> Taken {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().expect("the program runs");
    let mut kilobytes = 0.0;
    let status = loop {
        // the kernel keeps the high-water mark, until the process ends
        kilobytes = high_water(child.id()).unwrap_or(kilobytes);
        match child.try_wait().expect("a process") {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    assert!(status.success(), "{status}");
    Taken {
        seconds,
        megabytes: kilobytes / 1000.0,
    }
}

fn high_water(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1.024)
}

/// How large a file is, or the files of a directory, in MB.
pub fn size(path: &Path) -> f64 {
    let length = |path: &Path| std::fs::metadata(path).map_or(0.0, |file| file.len() as f64);
    let bytes: f64 = match std::fs::read_dir(path) {
        Ok(files) => files.flatten().map(|file| length(&file.path())).sum(),
        Err(_) => length(path),
    };
    bytes / 1e6
}
