//! Everything that needs a server: each test has a private cluster or a database of its own.

mod cluster;
mod desk;
mod support;
