//! What `make bench` has psql read is what the program reads.

use counterclaim::db::queue::{QueuedClaim, queue};
use counterclaim::db::review::{ListedClaim, claim_list};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::{debug_query, query_builder::QueryFragment};

/// The columns that a query selects, without their table's name.
fn selected(query: &str) -> Vec<String> {
    let (_, list) = query.split_once("select").unwrap();
    let (list, _) = list.split_once("from ").unwrap();
    let columns = list.split(',').map(str::trim);
    columns
        .map(|column| column.rsplit('.').next().unwrap().to_owned())
        .collect()
}

/// The columns that the program selects for a list.
fn of_program(query: &impl QueryFragment<Pg>) -> Vec<String> {
    let text = debug_query::<Pg, _>(query).to_string();
    selected(
        &text
            .replace('"', "")
            .replace("SELECT", "select")
            .replace("FROM", "from"),
    )
}

#[test]
fn the_bench_reads_the_columns_that_the_program_reads() {
    let list = include_str!("../../benches/reads/sql/claim_list.sql");
    let program = of_program(&claim_list::table.select(ListedClaim::as_select()));
    assert_eq!(selected(list), program);

    let queued = include_str!("../../benches/reads/sql/review_queue.sql");
    let mut program = of_program(&queue::table.select(QueuedClaim::as_select()));
    // the names of people are asked for once for both
    program.push("name as who".to_owned());
    assert_eq!(selected(queued), program);
}
