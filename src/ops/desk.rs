//! Where the database is, and how to get a connection to it: the private cluster, or any server by its address.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::cluster::{Cluster, Settings, Started, Status};
use crate::db::migrations::{self, Migrated};
use crate::db::{Address, Connection, DbError, members, past};
use crate::domain::as_of::AsOf;
use crate::domain::ids::PersonId;

use super::{OpError, OpResult};

/// The private cluster's database.
pub const DATABASE: &str = "counterclaim";
/// How long a server that is just starting may take.
const STARTING: Duration = Duration::from_secs(10);

/// Where the database is.
#[derive(Clone)]
pub enum Place {
    /// A cluster of our own in a data directory.
    Private(Settings),
    /// A server by its address.
    Server(String),
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Private(settings) => formatter.debug_tuple("Private").field(settings).finish(),
            // not the text: it may hold a password
            Place::Server(url) => formatter
                .debug_tuple("Server")
                .field(&Address::new(url, None))
                .finish(),
        }
    }
}

/// A desk: a place, and the login to work as.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Where.
    pub place: Place,
    /// As which PostgreSQL login; on a server, absent means the one its address names.
    pub login: Option<String>,
    /// How to run this program again as the process that stops an idle server.
    pub reaper: Option<PathBuf>,
}

/// What `init` found and did.
#[derive(Debug, Clone)]
pub struct Initialised {
    /// How the private server came to run; absent on a server by address.
    pub started: Option<Started>,
    /// Whether the database was made.
    pub created: bool,
    /// What was migrated.
    pub migrated: Migrated,
    /// The login of the first administrator, if this made one.
    pub founder: Option<String>,
}

impl Desk {
    /// A connection as the desk's login. A private server that is not running is started.
    pub fn connect(&self) -> OpResult<Connection> {
        match &self.place {
            Place::Server(url) => Ok(Address::new(url, self.login.as_deref()).connect()?),
            Place::Private(settings) => {
                let login = self.login.as_deref().unwrap_or(crate::cluster::SUPERUSER);
                self.connect_private(settings, login, DATABASE)
            }
        }
    }

    /// A connection as the desk's login, where the server runs and answers soon: nothing is started, and what takes long
    /// is given up.
    pub fn connect_if_running(&self) -> OpResult<Connection> {
        let address = match &self.place {
            Place::Server(url) => Address::new(url, self.login.as_deref()),
            Place::Private(settings) => {
                let cluster = Cluster::open(settings.clone())?;
                let login = self.login.as_deref().unwrap_or(crate::cluster::SUPERUSER);
                Address::new(&cluster.connection_string(login, DATABASE), None)
            }
        };
        Ok(address.connect_briefly()?)
    }

    /// A connection as a member of the desk, or as the database's owner.
    ///
    /// # Errors
    ///
    /// [`OpError::Stranger`] for a login that is nobody's here: it would see an empty desk.
    pub fn connect_as_member(&self) -> OpResult<Connection> {
        let mut conn = self.connect()?;
        let known = match members::is_known(&mut conn).map_err(DbError::from) {
            // another session was killed a moment ago, and the server ends all others to begin anew
            Err(DbError::Lost(_)) => {
                conn = self.connect()?;
                members::is_known(&mut conn)?
            }
            outcome => outcome?,
        };
        if known {
            return Ok(conn);
        }
        Err(OpError::Stranger(members::session(&mut conn)?.0))
    }

    /// A connection as the owner of the database: the superuser of a private cluster; on a server whoever asks, which
    /// must be its owner.
    pub fn connect_as_owner(&self) -> OpResult<Connection> {
        match &self.place {
            Place::Server(_) => self.connect(),
            Place::Private(settings) => self.connect_private(settings, crate::cluster::SUPERUSER, DATABASE),
        }
    }

    fn connect_private(&self, settings: &Settings, user: &str, database: &str) -> OpResult<Connection> {
        let cluster = Cluster::open(settings.clone())?;
        let address = Address::new(&cluster.connection_string(user, database), None);
        let connection = match address.connect() {
            Ok(connection) => connection,
            Err(_) if !cluster.exists() => {
                return Err(OpError::NoDatabase(format!(
                    "`{}` holds none",
                    settings.data_dir.display()
                )));
            }
            Err(error) => {
                if cluster.ensure_running(&probe)? == Started::Adopted {
                    // it ran all along: the first refusal was the answer
                    if let Ok(connection) = address.connect() {
                        connection
                    } else {
                        return Err(self.explain(&cluster, error, user, database));
                    }
                } else {
                    address
                        .connect_within(STARTING)
                        .map_err(|error| self.explain(&cluster, error, user, database))?
                }
            }
        };
        self.watch(&cluster)?;
        Ok(connection)
    }

    /// Says why a running private server lets nobody in: no database yet, or no such login.
    fn explain(&self, cluster: &Cluster, error: DbError, user: &str, database: &str) -> OpError {
        let text = std::error::Error::source(&error)
            .map(ToString::to_string)
            .unwrap_or_default();
        if text.contains(&format!("database \"{database}\" does not exist")) {
            return OpError::NoDatabase(format!("`{}` is not set up", cluster.data_dir().display()));
        }
        if text.contains(&format!("role \"{user}\" does not exist")) {
            return OpError::Missing {
                what: "login",
                name: user.to_owned(),
                near: near_logins(cluster, user, database),
            };
        }
        error.into()
    }

    /// Sees to it that an idle server is stopped some day.
    fn watch(&self, cluster: &Cluster) -> OpResult<()> {
        let (Some(program), Place::Private(settings)) = (&self.reaper, &self.place) else {
            return Ok(());
        };
        let mut command = Command::new(program);
        command.arg("__reap").arg("--data-dir").arg(cluster.data_dir());
        command
            .arg("--idle-seconds")
            .arg(settings.idle.as_secs().to_string());
        if let Some(binaries) = &settings.binaries {
            command.arg("--binaries").arg(binaries);
        }
        cluster.ensure_reaper(command)?;
        Ok(())
    }

    /// The private cluster; an error where the desk is on a server by address.
    pub fn cluster(&self) -> OpResult<Cluster> {
        match &self.place {
            Place::Private(settings) => Ok(Cluster::open(settings.clone())?),
            Place::Server(_) => Err(OpError::Usage(
                "this is for the private cluster; the server at the given address is not ours to start or stop".to_owned(),
            )),
        }
    }

    /// Creates or starts the private server, or finds it running.
    pub fn start(&self) -> OpResult<Started> {
        let cluster = self.cluster()?;
        let started = cluster.ensure_running(&probe)?;
        self.watch(&cluster)?;
        Ok(started)
    }

    /// Stops the private server; false if it was not running.
    pub fn stop(&self) -> OpResult<bool> {
        Ok(self.cluster()?.stop()?)
    }

    /// What is known of the private server.
    pub fn status(&self) -> OpResult<Status> {
        Ok(self.cluster()?.status()?)
    }

    /// The connection string that a program of PostgreSQL takes, without a password: others can read it.
    pub fn address(&self, user: Option<&str>) -> OpResult<String> {
        match &self.place {
            Place::Server(url) => Ok(Address::new(url, user.or(self.login.as_deref())).shown()),
            Place::Private(settings) => {
                let cluster = Cluster::open(settings.clone())?;
                let user = user
                    .or(self.login.as_deref())
                    .unwrap_or(crate::cluster::SUPERUSER);
                Ok(cluster.connection_string(user, DATABASE))
            }
        }
    }

    /// The password that the given address holds, for the environment of a program of PostgreSQL.
    pub fn password(&self) -> Option<String> {
        match &self.place {
            Place::Server(url) => Address::new(url, None).password(),
            Place::Private(_) => None,
        }
    }

    /// Makes whatever is missing: server, database, roles, tables, functions, the first administrator. Idempotent.
    ///
    /// A password is for a login that is not there yet; on a private server nobody asks for it.
    pub fn initialise(&self, administrator: &str, password: Option<&str>) -> OpResult<Initialised> {
        let started = match &self.place {
            Place::Private(_) => Some(self.start()?),
            Place::Server(_) => None,
        };
        let created = self.create_database()?;
        let mut conn = self.connect_as_owner()?;
        members::check_owner(&mut conn)?;
        let (migrated, founder) = migrations::alone(&mut conn, |conn| -> OpResult<_> {
            let migrated = migrations::migrate(conn)?;
            if members::has_administrator(conn)? {
                return Ok((migrated, None));
            }
            if let Some(password) = password {
                members::make_founder(conn, administrator, &members::verifier(password))?;
            }
            members::found(conn, administrator, PersonId::new(), administrator)?;
            Ok((migrated, Some(administrator.to_owned())))
        })?;
        Ok(Initialised {
            started,
            created,
            migrated,
            founder,
        })
    }

    /// Brings tables and functions up to date.
    pub fn migrate(&self) -> OpResult<Migrated> {
        let mut conn = self.connect_as_owner()?;
        members::check_owner(&mut conn)?;
        Ok(migrations::migrate(&mut conn)?)
    }

    fn create_database(&self) -> OpResult<bool> {
        let Place::Private(settings) = &self.place else {
            return Ok(false);
        };
        let cluster = Cluster::open(settings.clone())?;
        let maintenance =
            cluster.connection_string(crate::cluster::SUPERUSER, crate::cluster::MAINTENANCE_DATABASE);
        let mut conn = Address::new(&maintenance, None).connect_within(STARTING)?;
        Ok(migrations::create_database(&mut conn, DATABASE)?)
    }

    /// Waits until nobody uses the private server, then stops it.
    pub fn reap(&self) -> OpResult<()> {
        let cluster = self.cluster()?;
        let address =
            cluster.connection_string(crate::cluster::SUPERUSER, crate::cluster::MAINTENANCE_DATABASE);
        let sessions = || {
            let mut conn = Address::new(&address, None).connect().ok()?;
            members::sessions(&mut conn).ok()
        };
        Ok(cluster.run_reaper(&sessions)?)
    }
}

/// Turns a session into one that reads as of a moment, and can write nothing.
pub fn look_back(conn: &mut Connection, at: AsOf) -> OpResult<()> {
    Ok(past::look_back(conn, at)?)
}

/// The logins of a private server that look like one that it does not have.
fn near_logins(cluster: &Cluster, login: &str, database: &str) -> Vec<String> {
    let address = cluster.connection_string(crate::cluster::SUPERUSER, database);
    let members = Address::new(&address, None)
        .connect()
        .map(|mut conn| members::Member::all(&mut conn).unwrap_or_default());
    super::member::near_logins(login, members.unwrap_or_default())
}

fn probe(address: &str) -> bool {
    Address::new(address, None).connect().is_ok()
}

/// The data directory where nothing else is said: as root one that others can enter, else the user's own.
pub fn default_data_dir(is_root: bool, user_data: &Path) -> PathBuf {
    if is_root {
        PathBuf::from("/var/lib/counterclaim")
    } else {
        user_data.join("counterclaim")
    }
}
