//! How long the parts take that need no database: dates, folding, quotations, rows of a table, the log's hashes.
//! `cargo bench --bench pure`; a word after `--` chooses those with it in their name.

use std::hint::black_box;
use std::io::Cursor;

use counterclaim::domain::edtf::Edtf;
use counterclaim::domain::log;
use counterclaim::domain::text;
use counterclaim::exchange::flat::{Form, Mapping, Reader};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use uuid::Uuid;

const DATES: [&str; 6] = [
    "2024-07-27",
    "2025~",
    "/2025-01",
    "[2025-01-01..2025-01-20]",
    "202X",
    "2024-21",
];
const NAMES: [&str; 5] = [
    "Tinzaouaten",
    "Ministère des Affaires étrangères",
    "حركة تحرير أزواد",
    "हिन्दी",
    "ＪＮＩＭ",
];

fn dates(c: &mut Criterion) {
    let mut group = c.benchmark_group("edtf");
    group.throughput(Throughput::Elements(DATES.len() as u64));
    group.bench_function("parse and span", |b| {
        b.iter(|| {
            for date in DATES {
                let parsed: Edtf = black_box(date).parse().expect("a date");
                black_box((parsed.outer(), parsed.inner()));
            }
        });
    });
}

fn folding(c: &mut Criterion) {
    let mut group = c.benchmark_group("fold");
    group.throughput(Throughput::Elements(NAMES.len() as u64));
    group.bench_function("names", |b| {
        b.iter(|| NAMES.map(|name| text::fold_key(black_box(name))));
    });
}

/// A text of about 60 kB, in which a sentence stands once near the end.
fn body() -> String {
    let mut body = "The ministry said that the border stays closed, and that talks go on. ".repeat(850);
    body.push_str("Mali accuses Algiers of “undisguised sympathy” for armed groups. ");
    body.push_str(&"Nobody commented. ".repeat(20));
    body
}

fn quotations(c: &mut Criterion) {
    let body = body();
    let mut group = c.benchmark_group("anchor");
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("exact words in 60 kB", |b| {
        b.iter(|| text::occurrences(black_box(&body), "accuses Algiers of “undisguised sympathy”"));
    });
}

fn rows(c: &mut Criterion) {
    let mut table = "id,statement,claimant,claim_date,review_url\n".to_owned();
    for number in 0..1_000 {
        table.push_str(&format!(
            "r{number},\"It rained {number} times, he said, and the river rose.\",Speaker {},2024-07,https://example.org/{number}\n",
            number % 50
        ));
    }
    let mut group = c.benchmark_group("rows");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("read and check 1,000 of CSV", |b| {
        b.iter(|| {
            let input = Box::new(Cursor::new(table.clone().into_bytes()));
            let mut reader = Reader::open(
                input,
                Form::of_name("x.csv").expect("a form"),
                "x.csv",
                &Mapping::default(),
            )
            .unwrap_or_else(|_| panic!("a table"));
            let mut count = 0;
            while let Some(row) = reader.next() {
                count += usize::from(row.is_ok_and(|row| row.row.is_ok()));
            }
            assert_eq!(count, 1_000);
        });
    });
}

fn hashes(c: &mut Criterion) {
    let payload =
        "{\"claim\": [{\"id\": \"01a21062-5846-73b6-9e20-27da249b5dfe\", \"kind\": \"factual\"}]}".repeat(12);
    let mut group = c.benchmark_group("log");
    group.throughput(Throughput::Bytes(payload.len() as u64));
    group.bench_function("commitment to a payload of 1 kB", |b| {
        b.iter(|| log::commitment(black_box(Uuid::nil()), black_box(&payload)));
    });
}

criterion_group!(pure, dates, folding, quotations, rows, hashes);
criterion_main!(pure);
