//! Programs of others that a person named: the editor, the pager.

/// Whether the program that a shell's command begins with is installed. What is set before it, as in `LESS=R less`, is
/// passed over.
pub fn is_installed(command: &str) -> bool {
    let mut words = command.split_whitespace();
    let Some(program) = words.find(|word| !word.contains('=')) else {
        return false;
    };
    if program.contains('/') {
        return std::path::Path::new(program).is_file();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
