//! Dossier files of any content that the shape admits.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;
use super::traps::*;
use crate::domain::vocabulary::*;

fn passage() -> impl Strategy<Value = Passage> {
    (
        some(1u32..),
        some(text()),
        some(short()),
        some(moment()),
        some(language()),
        some(text()),
        some(short()),
    )
        .prop_map(
            |(occurrence, after, locator, captured, lang, translation, translator)| Passage {
                occurrence,
                after,
                locator,
                captured,
                lang,
                translation,
                translator,
            },
        )
}

fn entity_link() -> impl Strategy<Value = EntityLink> {
    (
        handle(),
        weighted(0.5, (some(date()), some(handle()), some(text()), passage())),
    )
        .prop_map(|(entity, rest)| match rest {
            None => EntityLink {
                entity,
                ..EntityLink::default()
            },
            Some((when, source, quote, passage)) => EntityLink {
                entity,
                when,
                source,
                quote,
                ..EntityLink::default()
            }
            .with_passage(passage),
        })
}

fn entity() -> impl Strategy<Value = Entity> {
    let names = few(
        (short(), language(), select(NameForm::ALL)).prop_map(|(name, lang, form)| Name { name, lang, form }),
    );
    let links = few((select(RelationKind::ALL), few(entity_link())));
    (
        handle(),
        select(EntityKind::ALL),
        short(),
        some(language()),
        some(Just("MLI".into())),
        some(Just("Q912".into())),
        some(date()),
        names,
        links,
    )
        .prop_map(
            |(id, kind, name, lang, iso3166, wikidata, active, names, links)| {
                let mut entity = Entity {
                    lang,
                    iso3166,
                    wikidata,
                    active,
                    names,
                    ..Entity::new(id, kind, name)
                };
                for (kind, link) in links {
                    entity.links_mut(kind).extend(link);
                }
                entity
            },
        )
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    let body = some(prop_oneof![
        text(),
        Just(String::new()),
        select(TRAPS).prop_map(str::to_owned)
    ]);
    (
        moment(),
        body,
        some(short()),
        some(Just("0".repeat(64))),
        some(text()),
        short(),
        short(),
        some(short()),
    )
        .prop_map(
            |(retrieved, text, file, sha256, raw, media_type, extractor, tool)| Snapshot {
                retrieved,
                text,
                file,
                sha256,
                raw,
                media_type: format!("{:.50}/x", media_type),
                extractor: extractor.chars().take(200).collect(),
                tool: tool.map(|tool| tool.chars().take(200).collect()),
            },
        )
}

fn source() -> impl Strategy<Value = Source> {
    let retracted =
        some((select(RetractionKind::ALL), text()).prop_map(|(kind, reason)| Retraction { kind, reason }));
    let urls = (
        some(Just("https://example.org/?a=b: c#d".into())),
        some(Just("urn:x".into())),
    );
    (
        (
            handle(),
            csl(),
            some(handle()),
            urls,
            some(date()),
            some(language()),
        ),
        (
            select(Reliability::ALL),
            some(select(Origin::ALL)),
            some(handle()),
            any::<bool>(),
            retracted,
            few(snapshot()),
        ),
    )
        .prop_map(|((id, csl, publisher, (url, archive_url), issued, lang), rest)| {
            let (reliability, origin, derived_from, confidential, retracted, snapshot) = rest;
            Source {
                id,
                csl,
                publisher,
                url,
                archive_url,
                issued,
                lang,
                reliability,
                origin,
                derived_from,
                confidential,
                retracted,
                snapshot,
            }
        })
}

fn claim() -> impl Strategy<Value = Claim> {
    let about = few((handle(), select(Role::ALL)).prop_map(|(entity, role)| About { entity, role }));
    let quantity = (
        (
            some(short()),
            some(short()),
            select(Scale::ALL),
            some(decimal()),
            some(decimal()),
            some(decimal()),
        ),
        (some(select(Hedge::ALL)), some(date())),
    )
        .prop_map(
            |((measure, unit, scale, low, high, best), (hedge, baseline))| Quantity {
                measure,
                unit,
                scale,
                low,
                high,
                best,
                hedge,
                baseline,
            },
        );
    let designation = (
        handle(),
        handle(),
        short(),
        some(language()),
        select(Force::ALL),
        some(handle()),
    )
        .prop_map(|(by, of, label, lang, force, instrument)| Designation {
            by,
            of,
            label,
            lang,
            force,
            instrument,
        });
    (
        (
            handle(),
            select(ClaimKind::ALL),
            text(),
            some(language()),
            some(date()),
            some(short()),
            any::<bool>(),
        ),
        (
            some(text()),
            some(handle()),
            1u8..6,
            some(text()),
            about,
            some(quantity),
            some(designation),
        ),
    )
        .prop_map(
            |((id, kind, statement, lang, when, when_phrase, when_inferred), rest)| {
                let (ambiguity, answers, priority, why, about, quantity, designation) = rest;
                Claim {
                    id,
                    kind,
                    statement,
                    lang,
                    when,
                    when_phrase,
                    when_inferred,
                    ambiguity,
                    answers,
                    priority,
                    why,
                    about,
                    quantity,
                    designation,
                }
            },
        )
}

fn statement() -> impl Strategy<Value = Statement> {
    let link = (
        (
            some(handle()),
            some(short()),
            some(handle()),
            select(Attitude::ALL),
        ),
        (some(select(Mode::ALL)), some(text()), some(date())),
    )
        .prop_map(
            |((speaker, label, on_behalf_of, attitude), (mode, quoted, said))| Link {
                speaker,
                label,
                on_behalf_of,
                attitude,
                mode,
                quoted,
                said,
            },
        );
    (handle(), text(), passage(), few(link), few(handle())).prop_map(
        |(source, quote, place, chain, claims)| {
            Statement {
                source,
                quote,
                chain,
                claims,
                ..Statement::default()
            }
            .with_passage(place)
        },
    )
}

fn relation() -> impl Strategy<Value = Relation> {
    let to_statement =
        (handle(), handle(), text(), some(1u32..)).prop_map(|(claim, source, quote, occurrence)| {
            StatementReference {
                claim,
                source,
                quote,
                occurrence,
            }
        });
    let to_relation = (handle(), handle(), select(ArgumentKind::ALL))
        .prop_map(|(from, to, kind)| RelationReference { from, to, kind });
    (
        (
            handle(),
            some(handle()),
            some(to_statement),
            some(to_relation),
            select(ArgumentKind::ALL),
        ),
        (
            some(handle()),
            some(text()),
            some(handle()),
            some(text()),
            passage(),
        ),
    )
        .prop_map(
            |((from, to, to_statement, to_relation, kind), (by, note, source, quote, place))| {
                Relation {
                    to,
                    to_statement,
                    to_relation,
                    by,
                    note,
                    source,
                    quote,
                    ..Relation::new(from, kind)
                }
                .with_passage(place)
            },
        )
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let link = (handle(), text(), some(1u32..), 0u16..101).prop_map(|(source, quote, occurrence, seq)| {
        LinkReference {
            source,
            quote,
            occurrence,
            seq,
        }
    });
    (
        (
            handle(),
            some(link),
            handle(),
            text(),
            passage(),
            select(Bearing::ALL),
        ),
        (
            1u8..7,
            some(handle()),
            some(handle()),
            any::<bool>(),
            any::<bool>(),
            some(text()),
        ),
    )
        .prop_map(|((claim, link, source, quote, place, bearing), rest)| {
            let (credibility, voice, origin, record, against_interest, note) = rest;
            Evidence {
                link,
                credibility,
                voice,
                origin,
                record,
                against_interest,
                note,
                ..Evidence::new(claim, source, quote, bearing)
            }
            .with_passage(place)
        })
}

pub(super) fn any_file() -> impl Strategy<Value = File> {
    let dossier = (
        (short(), language(), some(text()), few(short())),
        (
            select(Visibility::ALL),
            1u8..4,
            some(moment()),
            select(RightOfReply::ALL),
        ),
    )
        .prop_map(
            |((title, lang, summary, labels), (visibility, eyes, embargo, right_of_reply))| Dossier {
                lang,
                summary,
                labels,
                visibility,
                eyes,
                embargo,
                right_of_reply,
                ..Dossier::new("y", title)
            },
        );
    let question = (
        handle(),
        text(),
        some(handle()),
        some(short()),
        some(short()),
        some(text()),
    )
        .prop_map(|(id, text, event, measure, unit, scope)| Question {
            id,
            text: text.chars().take(1000).collect(),
            event,
            measure,
            unit,
            scope,
        });
    let note = (
        handle(),
        text(),
        text(),
        moment(),
        prop_oneof![Just("nothing".to_owned()), text()],
    )
        .prop_map(|(claim, looked_for, looked_where, at, found)| SearchNote {
            claim,
            looked_for,
            looked_where,
            at,
            found,
        });
    let reply = (
        (handle(), few(handle()), select(ReplyOutcome::ALL)),
        (some(moment()), some(short()), some(moment())),
        (some(handle()), some(text())),
    )
        .prop_map(
            |((party, claims, outcome), (asked, channel, deadline), (source, quote))| Reply {
                asked,
                channel,
                deadline,
                source,
                quote,
                ..Reply::new(party, claims, outcome)
            },
        );
    let review = (
        (
            handle(),
            some(short()),
            some(Just("https://example.org".into())),
            some(text()),
            some(date()),
        ),
        (
            some(text()),
            some(decimal()),
            some(decimal()),
            some(decimal()),
            some(language()),
        ),
    )
        .prop_map(
            |((claim, publisher, url, title, date), (rating, rating_value, best, worst, lang))| {
                ExternalReview {
                    claim,
                    publisher,
                    url,
                    title,
                    date,
                    rating,
                    rating_value,
                    best,
                    worst,
                    lang,
                }
            },
        );
    (
        (
            dossier,
            few(entity()),
            few(source()),
            few(question),
            few(claim()),
            few(statement()),
        ),
        (
            few(relation()),
            few(evidence()),
            few(note),
            few(review),
            few(reply),
        ),
    )
        .prop_map(
            |((dossier, entities, sources, questions, claims, statements), rest)| {
                let (relations, evidence, search_notes, external_reviews, replies) = rest;
                File {
                    entities,
                    sources,
                    questions,
                    claims,
                    statements,
                    relations,
                    evidence,
                    search_notes,
                    external_reviews,
                    replies,
                    ..File::new(dossier)
                }
            },
        )
}
