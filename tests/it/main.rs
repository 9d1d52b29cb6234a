//! Everything that needs a server: each test has a private cluster or a database of its own.

mod desk;
mod support;
